import type { Finding } from '../../shared/finding.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';

/** A finding that was shown for less, in milliseconds, went with the typing, and nobody thought about it. */
const noticedAfterMs = 1_500;
/** Matters of form, and who is to speak: nobody comes to harm by them. */
const harmless: ReadonlySet<string> = new Set(['length', 'identity', 'checks']);

/**
 * Calls with the kind of each caution or stop that was shown, and was gone from its draft before anything was posted: the words
 * were changed, or the account. Once for each in a draft. The returned function ends it.
 */
export function countNearMisses(state: StateStore, clock: Pick<Clock, 'now'>, onNearMiss: (kind: string) => void): () => void {
  const shown = new Map<string, { readonly draftId: string; readonly kind: string; readonly since: number }>();
  const counted = new Set<string>();
  let before = state.get().findings;
  return state.subscribe((now) => {
    if (now.findings === before) return;
    before = now.findings;
    const here = risksIn(now);
    for (const [key, { draftId, kind, since }] of shown) {
      if (here.has(key)) continue;
      shown.delete(key);
      const isStillWritten = now.drafts.some(({ id }) => id === draftId);
      if (!isStillWritten || counted.has(key) || clock.now() - since < noticedAfterMs) continue;
      counted.add(key);
      onNearMiss(kind);
    }
    for (const [key, risk] of here) if (!shown.has(key)) shown.set(key, { ...risk, since: clock.now() });
  });
}

function risksIn({ drafts, findings }: AppState): ReadonlyMap<string, { readonly draftId: string; readonly kind: string }> {
  const risks = drafts.flatMap(({ id }) => (findings[id]?.findings ?? []).filter(isRisk).map((finding) => ({ draftId: id, finding })));
  return new Map(risks.map(({ draftId, finding }) => [`${draftId} ${finding.id}`, { draftId, kind: finding.type ?? finding.check }]));
}

function isRisk({ level, check }: Finding): boolean {
  return level !== 'info' && !harmless.has(check);
}
