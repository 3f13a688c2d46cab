import type { Check, CheckContext } from '../../../shared/checks/check.ts';
import { plainContext } from '../../../shared/checks/plain-context.ts';
import type { Finding } from '../../../shared/finding.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';
import { draftOf } from '../guard/world.ts';

/** Knows nothing beside the draft: a public post by nobody, with room for everything. */
export const nobody: CheckContext = {
  ...plainContext,
  identity: null,
  limits: graphemeLimits({ maxLength: 1e6, maxBytes: 1e7, maxImages: 4 }),
  networkName: 'Bluesky',
};

export const inMessage: CheckContext = { ...nobody, reader: { kind: 'direct-message', to: [], known: [] } };

/** Findings of one check about one text. */
export function look(check: Check, text: string, context: CheckContext = nobody): readonly Finding[] {
  return check.run(draftOf(null, { parts: [{ text, images: [], card: null }] }), context);
}

/** The words a check points at. */
export function wordsFound(check: Check, text: string, context: CheckContext = nobody): readonly string[] {
  return look(check, text, context).map(({ start, end }) => text.slice(start ?? 0, end ?? 0));
}
