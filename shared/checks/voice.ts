import type { Finding } from '../finding.ts';
import { hashText, spread } from '../learn/hash.ts';
import type { Check, CheckContext, VoiceReading } from './check.ts';

const mostWords = 3;

/**
 * The words are right, the account is not: what reads like another signed-in identity than the one it goes out by, in
 * either direction. Only a model says so, so it asks and never stops; where the model is not sure it only mentions it.
 */
export const voiceCheck: Check = {
  id: 'voice',
  run(draft, context) {
    const { voice, identity } = context;
    if (voice === null || identity === null) return [];
    return draft.parts.flatMap(({ text }, part) => {
      const reading = voice(text);
      return reading === null ? [] : [findingOf(reading, text, part, identity.handle, context)];
    });
  },
};

function findingOf(reading: VoiceReading, text: string, part: number, handle: string, { identity }: CheckContext): Finding {
  const { like, score, sure, words } = reading;
  const told = words.map(({ start, end }) => text.slice(start, end));
  const brandIsMeant = identity?.kind === 'brand' || like?.kind === 'brand';
  const strongest = words[0];
  return {
    id: `voice:${spread(hashAll([like?.identityId ?? '', ...told.toSorted()])).toString(36)}:${part}`,
    check: 'voice',
    level: sure && brandIsMeant ? 'caution' : 'info',
    part,
    start: strongest?.start ?? null,
    end: strongest?.end ?? null,
    why: `This reads like ${like === null ? 'a personal post' : `@${like.handle}`}, and is going to @${handle}${quoted(told)}.`,
    todo: like === null ? 'Look once more at who it should come from.' : `Post it as @${like.handle}, or keep @${handle} if that is meant.`,
    score,
    modelled: true,
    ...(like !== null && { fix: { kind: 'post-as', label: `Post as @${like.handle} instead`, identityId: like.identityId } }),
  };
}

/** Acknowledging covers these telling words and no others. */
function hashAll(words: readonly string[]): number {
  const all = words.join('\n');
  return hashText(all, 0, all.length, 0);
}

function quoted(words: readonly string[]): string {
  const different = [...new Set(words)].slice(0, mostWords);
  return different.length === 0 ? '' : `: ${different.map((word) => `“${word}”`).join(', ')}`;
}
