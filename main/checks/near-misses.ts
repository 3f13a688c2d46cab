import type { Finding } from '../../shared/finding.ts';
import type { Draft } from '../../shared/post.ts';
import type { AppState, CheckedDraft, StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';

/** A finding that was shown for less, in milliseconds, went with the typing, and nobody thought about it. */
const noticedAfterMs = 1_500;
/** Matters of form, and who is to speak: nobody comes to harm by them. */
const harmless: ReadonlySet<string> = new Set(['length', 'identity', 'checks']);

interface Shown {
  readonly draftId: string;
  readonly kind: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** In which words of whom it was found last. */
  readonly parts: CheckedDraft['parts'] | null;
  readonly identityId: Draft['identityId'];
}

/**
 * Calls with the kind of each caution or stop that was shown, and was gone from its draft before anything was posted: the words
 * were changed, or the account. What passed by itself, as a failing network does, is none. Once for each in a draft. The returned
 * function ends it.
 */
export function countNearMisses(state: StateStore, clock: Pick<Clock, 'now'>, onNearMiss: (kind: string) => void): () => void {
  const shown = new Map<string, Shown>();
  const counted = new Set<string>();
  let before = state.get().findings;
  return state.subscribe((now) => {
    if (now.findings === before) return;
    before = now.findings;
    const here = risksIn(now, clock.now());
    for (const [key, risk] of shown) {
      const draft = now.drafts.find(({ id }) => id === risk.draftId);
      if (here.has(key) || (draft !== undefined && !isLookedAt(now, draft))) continue;
      shown.delete(key);
      if (draft === undefined || !isChanged(risk, now, draft) || counted.has(key) || clock.now() - risk.since < noticedAfterMs) continue;
      counted.add(key);
      onNearMiss(risk.kind);
    }
    for (const [key, risk] of here) shown.set(key, { ...risk, since: shown.get(key)?.since ?? risk.since });
  });
}

/** False where the checks say of themselves only that they could not look: nothing is known to be gone. */
function isLookedAt({ findings }: AppState, { id }: Draft): boolean {
  return findings[id]?.findings.every(({ check }) => check !== 'checks') ?? false;
}

function isChanged(risk: Shown, { findings }: AppState, { id, identityId }: Draft): boolean {
  return findings[id]?.parts !== risk.parts || identityId !== risk.identityId;
}

function risksIn({ drafts, findings }: AppState, since: number): ReadonlyMap<string, Shown> {
  const risks = drafts.flatMap(({ id, identityId }) => {
    const { parts = null, findings: found = [] } = findings[id] ?? {};
    return found.filter(isRisk).map((finding): [string, Shown] => {
      return [`${id} ${finding.id}`, { draftId: id, kind: finding.type ?? finding.check, since, parts, identityId }];
    });
  });
  return new Map(risks);
}

function isRisk({ level, check }: Finding): boolean {
  return level !== 'info' && !harmless.has(check);
}
