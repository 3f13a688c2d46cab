import { assertNever } from '../../shared/assert-never.ts';
import { wrongAccountMs } from '../../shared/guard/post-rules.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { whoSees } from '../../shared/who-sees.ts';
import { atHandle, clockTime, quote, shortWait } from '../parts/words.ts';

export type OutboxTone = 'going' | 'waiting' | 'frozen' | 'published' | 'over' | 'refused';
export type OutboxAction = 'recall' | 'sendNow' | 'resume' | 'open' | 'wrongAccount' | 'editAgain';

/** One entry of the outbox in words. */
export interface OutboxLine {
  readonly tone: OutboxTone;
  readonly title: string;
  readonly detail: string;
  /** Who will see it, while it can still be recalled; else null. */
  readonly readers: string | null;
  /** Time left of a whole, both in milliseconds, for the ring. */
  readonly ring: { readonly left: number; readonly whole: number } | null;
  readonly actions: readonly OutboxAction[];
  readonly url: string | null;
  /** How long *Wrong account* can still be pressed, in milliseconds; null where it cannot. */
  readonly undoMs: number | null;
}

export interface OutboxRules {
  readonly sendNowBrand: boolean;
  readonly networkName: string;
  /** Null where nobody could say. */
  readonly followers: number | null;
}

/** What `entry` looks like at main's time `now`. */
export function outboxLine(entry: OutboxEntry, now: number, rules: OutboxRules): OutboxLine {
  const who = atHandle(entry.handle);
  const base = {
    detail: quote(firstWords(entry)),
    readers: null,
    ring: null,
    url: null,
    undoMs: null,
    actions: [] as readonly OutboxAction[],
  };
  const { state } = entry;
  switch (state.kind) {
    case 'held':
      return heldLine(entry, now, rules);
    case 'frozen':
      return { ...base, tone: 'frozen', title: `Not sent as ${who}: it waits for you`, detail: state.words, actions: ['resume', 'recall'] };
    case 'waiting':
      return {
        ...base,
        tone: 'waiting',
        title: `Waits to go out as ${who}`,
        detail: `${state.words} ${nextTry(state.nextTryAt, now)}`,
        actions: ['recall'],
      };
    case 'sending':
      return { ...base, tone: 'going', title: `Going out as ${who} now`, actions: ['recall'] };
    case 'settling':
      return {
        ...base,
        tone: 'waiting',
        title: `Not known yet whether it went out as ${who}`,
        detail: `Asking ${rules.networkName}. It is never sent twice. ${nextTry(state.nextTryAt, now)}`,
        actions: ['recall'],
      };
    case 'notKnown':
      return {
        ...base,
        tone: 'refused',
        title: `Not known whether it went out as ${who}`,
        detail: `${rules.networkName} cannot say. Look at the page of ${who}.`,
      };
    case 'recalling':
      return {
        ...base,
        tone: 'waiting',
        title: `Recalled from ${who}`,
        detail: `Asking ${rules.networkName}: should it still arrive, it is deleted. ${nextTry(state.nextTryAt, now)}`,
      };
    case 'takingDown':
      return {
        ...base,
        tone: 'waiting',
        title: `Taking it down from ${who}`,
        detail: `Deleting it, then looking as an outsider. ${nextTry(state.nextTryAt, now)}`,
      };
    case 'published':
      return publishedLine(entry, state, now);
    case 'takenDown':
      return {
        ...base,
        tone: 'over',
        title: `Taken down from ${who}`,
        detail: `It was up for ${shortWait(state.liveForMs)}. Your text is in your drafts.`,
      };
    case 'refused':
      return { ...base, tone: 'refused', title: `Not sent as ${who}`, detail: state.words, actions: ['editAgain'] };
    default:
      return assertNever(state);
  }
}

function heldLine(entry: OutboxEntry, now: number, rules: OutboxRules): OutboxLine {
  const left = Math.max(0, entry.dueAt - now);
  const maySendNow = entry.kind === 'personal' || rules.sendNowBrand;
  return {
    tone: 'going',
    title: `Goes out as ${atHandle(entry.handle)} in ${shortWait(left)}`,
    detail: quote(firstWords(entry)),
    readers: whoSees(entry.handle, rules.followers),
    ring: { left, whole: Math.max(entry.holdMs, left) },
    actions: maySendNow ? ['sendNow', 'recall'] : ['recall'],
    url: null,
    undoMs: null,
  };
}

function publishedLine(entry: OutboxEntry, state: { readonly url: string; readonly at: number }, now: number): OutboxLine {
  const left = state.at + wrongAccountMs - now;
  const undoMs = left > 0 ? left : null;
  return {
    tone: 'published',
    title: `Published as ${atHandle(entry.handle)}, ${clockTime(state.at)}`,
    detail: quote(firstWords(entry)),
    readers: null,
    ring: null,
    url: state.url,
    undoMs,
    actions: undoMs === null ? ['open'] : ['open', 'wrongAccount'],
  };
}

function nextTry(at: number, now: number): string {
  return at > now ? `Next try in ${shortWait(at - now)}.` : 'Trying now.';
}

function firstWords(entry: OutboxEntry): string {
  return entry.draft.parts[0]?.text ?? '';
}

/** Newest concerns first: what needs the person, what is going out, what is done. */
export function orderOutbox(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return [...entries].sort((a, b) => rank(a) - rank(b) || b.confirmedAt - a.confirmedAt);
}

function rank(entry: OutboxEntry): number {
  switch (entry.state.kind) {
    case 'frozen':
    case 'notKnown':
    case 'refused':
      return 0;
    case 'held':
      return 1;
    case 'sending':
    case 'waiting':
    case 'settling':
    case 'recalling':
    case 'takingDown':
      return 2;
    case 'published':
    case 'takenDown':
      return 3;
    default:
      return assertNever(entry.state);
  }
}

/** The dock, from top to bottom. */
export interface DockView {
  readonly shown: readonly OutboxEntry[];
  /** Published longer ago, behind one press. */
  readonly folded: readonly OutboxEntry[];
}

/** So many published posts stand in the dock before the older ones fold away. */
const publishedShown = 2;

/** What the dock shows at main's time `now`. Nothing that still needs the person, or is on its way, is ever folded. */
export function dockView(entries: readonly OutboxEntry[], now: number): DockView {
  const worth = orderOutbox(entries).filter((entry) => isWorthShowing(entry, now));
  const published = worth.filter((entry) => entry.state.kind === 'published');
  const folded = published.length > publishedShown ? published.slice(1) : [];
  return { shown: worth.filter((entry) => !folded.includes(entry)), folded };
}

/** What is over leaves the dock after a while; history keeps it. */
const overShownMs = 2 * 60_000;

export function isWorthShowing(entry: OutboxEntry, now: number): boolean {
  switch (entry.state.kind) {
    case 'published':
      return now < entry.state.at + wrongAccountMs;
    case 'takenDown':
      return now < entry.state.at + overShownMs;
    default:
      return true;
  }
}
