import type { IdentityId } from '../account.ts';
import type { VoiceJudge, VoiceReading } from '../checks/check.ts';
import { familiarity } from './familiar.ts';
import { tellingWords } from './telling-words.ts';
import type { VoiceKit, VoicePair } from './voice-kit.ts';
import { scoreOfText, type VoiceModel } from './voice-model.ts';

/** Under so many words a text is nobody's in particular. */
const fewestWords = 3;
/** With fewer of its words known from the histories a text is in another language: silence. */
const leastFamiliar = 0.35;

/** Judges texts written for this identity; null where no pair with it could be learned. */
export function judgeWith(kit: VoiceKit, identityId: IdentityId): VoiceJudge | null {
  const pairs = kit.pairs.filter(({ first, other }) => first.identityId === identityId || other?.identityId === identityId);
  if (pairs.length === 0) return null;
  return (text) => {
    const readings = pairs.map((pair) => read(pair, identityId, text)).filter((reading) => reading !== null);
    return readings.toSorted((a, b) => b.score - b.threshold - (a.score - a.threshold))[0] ?? null;
  };
}

/** Whether the model may speak about a text: it has a few words, and they are in a language that one of the two writes. */
export function isJudgeable({ known }: VoiceModel, text: string): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= fewestWords && familiarity(known, text) >= leastFamiliar;
}

/** One pair's reading where it is past its threshold; null else, and where the model may not speak. */
function read({ first, other, model }: VoicePair, identityId: IdentityId, text: string): VoiceReading | null {
  if (!isJudgeable(model, text)) return null;
  const asFirst = first.identityId === identityId;
  const score = asFirst ? scoreOfText(model, text) : 1 - scoreOfText(model, text);
  const { found, sure } = asFirst ? model.other : model.first;
  // Where two voices can hardly be told apart, the threshold of many finds can lie where nothing is known.
  const threshold = Math.max(found, 0.5);
  if (score < threshold) return null;
  const words = tellingWords(model, text, asFirst ? 1 : -1);
  return { like: asFirst ? other : first, score, threshold, sure: score >= Math.max(threshold, sure), words };
}
