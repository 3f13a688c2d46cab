import type { Finding } from '../finding.ts';
import type { Check, CheckContext, VoiceReading } from './check.ts';
import { fingerprint, wordsOfText } from './fingerprint.ts';

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
  const level = sure && brandIsMeant ? 'caution' : 'info';
  const strongest = words[0];
  // Acknowledging covers all these words, not only the telling ones: the model judged the text as a whole.
  const read = fingerprint([level, like?.identityId ?? '', handle, wordsOfText(text)].join('\n'));
  return {
    id: `voice:${read}:${part}`,
    check: 'voice',
    level,
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

function quoted(words: readonly string[]): string {
  const different = [...new Set(words)].slice(0, mostWords);
  return different.length === 0 ? '' : `: ${different.map((word) => `“${word}”`).join(', ')}`;
}
