import { findUsableIdentity, type Identity } from '../../shared/account.ts';
import { pendingFinding, unansweredFinding } from '../../shared/checks/own-findings.ts';
import type { Finding } from '../../shared/finding.ts';
import { keepEqual } from '../../shared/keep-equal.ts';
import type { Message } from '../../shared/message.ts';
import { type Draft, findDraft } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import type { VoiceKit } from '../../shared/voice/voice-kit.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { CheckKnowledge, LookHere } from './check-facts.ts';
import { type CheckSources, factsOfMessage, factsOfPost } from './check-sources.ts';
import { type Asked, type CheckerParts, createChecker, type Looked } from './checker.ts';
import { createMessageTexts, messagesIn, messagesStillFound } from './message-text.ts';
import { withStillFound } from './still-found.ts';
import { draftsIn, isKnownSame, isSame } from './what-is-asked.ts';

export interface ChecksParts extends Pick<CheckerParts, 'start' | 'clock' | 'limitMs'> {
  readonly state: StateStore;
  readonly sources: CheckSources;
  /** The words about a draft that the thread could not answer. Never the draft's own. */
  readonly onTrouble: (words: string) => void;
  /** A draft was changed here, and is not on disk yet. */
  readonly onChanged: (draftId: string) => void;
}

/** Runs the checks: as somebody types in a thread, and for the guard on exactly the words it asks about. */
export interface Checks {
  /** From here on there is something to check with. */
  know(knowledge: CheckKnowledge, lookHere: LookHere): void;
  /** The voices that were learned anew; null forgets them. */
  hear(voices: VoiceKit | null): void;
  /** Begins to look at every draft, now and as it changes. */
  begin(): void;
  /**
   * Everything there is to say about exactly this draft, now: what the thread found, where it looked at these very words under
   * these very facts, else found here. A doubt is a `stop` (law 7).
   */
  findingsOf(draft: Draft, identity: Identity | null): readonly Finding[];
  /** The same of a direct message, for its readers. */
  findingsOfMessage(message: Message, identity: Identity | null): readonly Finding[];
  /** Resolves once the thread has looked at the words this draft has now, or has given up. */
  settled(draftId: string): Promise<void>;
  close(): void;
}

export function createChecks(parts: ChecksParts): Checks {
  return new ChecksOfState(parts);
}

/** Just after the start the tables are still being read: who confirms by then waits so long, in milliseconds. */
const knownWithinMs = 10_000;

/** How often it is asked again what time alone has changed, in milliseconds. */
const againMs = 60_000;

class ChecksOfState implements Checks {
  readonly #parts: ChecksParts;
  readonly #checker: ReturnType<typeof createChecker>;
  readonly #asked = new Map<string, Asked>();
  readonly #answered = new Map<string, Looked>();
  readonly #texts = createMessageTexts();
  readonly #listeners = new Set<() => void>();
  /** What is looked at a second time, in a new thread. */
  readonly #retries = new WeakSet<Asked>();
  #cancelTick: (() => void) | null = null;
  #knowledge: CheckKnowledge | null = null;
  /** What was heard before there was anything to check with. */
  #heard: VoiceKit | null = null;
  #lookHere: LookHere | null = null;
  #seen: AppState | null = null;
  #begun = false;

  constructor(parts: ChecksParts) {
    this.#parts = parts;
    this.#checker = createChecker({ ...parts, onLooked: (looked) => this.#onLooked(looked) });
    parts.state.subscribe((state) => this.#follow(state));
  }

  know(known: CheckKnowledge, lookHere: LookHere): void {
    const knowledge = { ...known, voices: known.voices ?? this.#heard };
    this.#knowledge = knowledge;
    this.#lookHere = lookHere;
    this.#checker.know(knowledge);
    this.#lookAnew();
    this.#wake();
  }

  hear(voices: VoiceKit | null): void {
    this.#heard = voices;
    if (this.#knowledge !== null && this.#lookHere !== null) this.know({ ...this.#knowledge, voices }, this.#lookHere);
  }

  begin(): void {
    this.#begun = true;
    this.#lookAnew();
  }

  findingsOf(draft: Draft, identity: Identity | null): readonly Finding[] {
    return this.#findings(draft, identity, null);
  }

  findingsOfMessage(message: Message, identity: Identity | null): readonly Finding[] {
    return this.#findings(this.#texts.of(message), identity, message);
  }

  #findings(draft: Draft, identity: Identity | null, message: Message | null): readonly Finding[] {
    if (this.#knowledge === null || this.#lookHere === null) return [pendingFinding];
    const asked = this.#askedOf(draft, identity, message);
    const answer = this.#answered.get(draft.id);
    if (answer === undefined || !isSame(answer.asked, asked)) return this.#lookHere(draft, asked.facts, this.#knowledge);
    return answer.kind === 'found' ? answer.findings : [unansweredFinding];
  }

  async settled(draftId: string): Promise<void> {
    if (this.#begun && this.#knowledge === null) await this.#known();
    // The hour may have made a caution since: it is shown before the guard asks about it.
    if (this.#begun && this.#knowledge !== null) this.#askAll(this.#parts.state.get());
    while (this.#postIds(draftId).some((id) => this.#isBeingLookedAt(id)))
      await new Promise<void>((resolve) => this.#listeners.add(resolve));
  }

  close(): void {
    this.#begun = false;
    this.#cancelTick?.();
    this.#cancelTick = null;
    this.#checker.close();
    this.#wake();
  }

  /** Resolves once there is something to check with; where that takes too long, the guard says so. */
  #known(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(knownWithinMs, resolve);
      this.#listeners.add(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Of every post that the draft makes. */
  #postIds(draftId: string): readonly string[] {
    const draft = findDraft(this.#parts.state.get().drafts, draftId);
    return draft === null ? [draftId] : postsOf(draft).map(({ id }) => id);
  }

  #isBeingLookedAt(draftId: string): boolean {
    const asked = this.#asked.get(draftId);
    return this.#begun && asked !== undefined && this.#answered.get(draftId)?.asked !== asked;
  }

  #lookAnew(): void {
    this.#asked.clear();
    this.#answered.clear();
    this.#seen = null;
    this.#follow(this.#parts.state.get());
  }

  /** Asks for every draft whose words, or what there is to know about them, changed. */
  #follow(state: AppState): void {
    if (!this.#begun || this.#knowledge === null) return;
    const before = this.#seen;
    this.#seen = state;
    if (before !== null && before.drafts === state.drafts && isKnownSame(before, state)) return;
    this.#askAll(state);
    this.#tickWhileWritten();
  }

  #askAll(state: AppState): void {
    const messages = messagesIn(state).map((message) => ({ message, draft: this.#texts.of(message) }));
    const all = [...draftsIn(state).map((draft) => ({ message: null, draft })), ...messages];
    for (const { draft, message } of all) this.#ask(draft, findUsableIdentity(state.accounts, draft.identityId), message);
    const gone = [...this.#asked.keys()].filter((id) => !all.some(({ draft }) => draft.id === id));
    for (const id of gone) this.#forget(id);
    if (gone.length > 0) this.#show(() => null, gone);
  }

  /** Being away, the end of working hours and the age of a pulse come with time, and no state tells of them. */
  #tickWhileWritten(): void {
    if (this.#cancelTick !== null || this.#asked.size === 0) return;
    this.#cancelTick = this.#parts.clock.after(againMs, () => {
      this.#cancelTick = null;
      this.#askAll(this.#parts.state.get());
      for (const looked of this.#answered.values()) {
        if (looked.kind === 'unanswered' && looked.asked === this.#asked.get(looked.asked.draft.id)) this.#retry(looked.asked);
      }
      this.#tickWhileWritten();
    });
  }

  /** Once more the same. What was not answered stops until then. */
  #retry(asked: Asked): void {
    const again = { ...asked };
    this.#retries.add(again);
    this.#asked.set(asked.draft.id, again);
    this.#checker.look(again);
  }

  #ask(draft: Draft, identity: Identity | null, message: Message | null): void {
    const before = this.#asked.get(draft.id);
    const asked = this.#askedOf(draft, identity, message);
    if (before !== undefined && isSame(before, asked)) return;
    this.#asked.set(draft.id, asked);
    this.#checker.look(asked);
  }

  #forget(id: string): void {
    this.#asked.delete(id);
    this.#answered.delete(id);
    this.#checker.forget(id);
    this.#wake();
  }

  #onLooked(looked: Looked): void {
    const { draft } = looked.asked;
    if (looked.kind === 'unanswered') this.#parts.onTrouble(`A draft could not be checked: ${looked.why}`);
    if (!this.#asked.has(draft.id)) return;
    this.#answered.set(draft.id, looked);
    if (looked.kind === 'unanswered' && looked.asked === this.#asked.get(draft.id) && !this.#retries.has(looked.asked)) {
      this.#retry(looked.asked);
      return;
    }
    this.#wake();
    const findings = looked.kind === 'found' ? looked.findings : [unansweredFinding];
    this.#show((was) => ({ parts: draft.parts, findings: keepEqual(was, findings) }), [draft.id]);
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Puts what was found into the state; null takes it away. An acknowledgement goes with the words it was about. */
  #show(make: (was: readonly Finding[]) => AppState['findings'][string] | null, ids: readonly string[]): void {
    const changed: string[] = [];
    this.#parts.state.update((state) => {
      const findings = Object.fromEntries(Object.entries(state.findings).filter(([id]) => !ids.includes(id)));
      for (const id of ids) {
        const shown = make(state.findings[id]?.findings ?? []);
        if (shown !== null) findings[id] = shown;
      }
      const drafts = state.drafts.map((draft) => {
        const next = withStillFound(draft, ids, findings);
        if (next !== draft) changed.push(draft.id);
        return next;
      });
      const messages = messagesStillFound(state, ids, findings);
      return { ...state, findings, messages, drafts: changed.length === 0 ? state.drafts : drafts };
    });
    for (const id of changed) this.#parts.onChanged(id);
  }

  #askedOf(draft: Draft, identity: Identity | null, message: Message | null): Asked {
    const [sources, state] = [this.#parts.sources, this.#parts.state.get()];
    const facts =
      message === null ? factsOfPost(sources, state, draft, identity) : factsOfMessage(sources, state, draft, identity, message);
    const before = this.#asked.get(draft.id)?.facts;
    return { draft, facts: keepEqual(before, facts) };
  }
}
