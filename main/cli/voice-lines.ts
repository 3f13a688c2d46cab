import { z } from 'zod';
import { fewestPosts } from '../../shared/voice/history.ts';
import { isJudgeable } from '../../shared/voice/judge.ts';
import { type Learned, learnPair } from '../../shared/voice/learn-pair.ts';
import { scoreOfText, type VoiceModel } from '../../shared/voice/voice-model.ts';
import { learnAgainstPool, type VoicePool } from '../../shared/voice/voice-pool.ts';
import { answerLines, type LineStreams } from './json-lines.ts';
import { readHistory } from './read-history.ts';

const questionSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string().max(100_000) });

export interface VoiceLinesIo extends LineStreams {
  /** Takes words for the person, apart from the answers. */
  complain(words: string): void;
  /** Throws where the pool is missing or damaged. */
  readPool(): Promise<VoicePool>;
}

const usage = 'Use: voice --brand FILE --personal FILE, or voice --brand FILE --pool';

type Wanted = { readonly brand: string; readonly personal: string | null };

/** `personal` null: against the pool. Null where the words are not as they should be. */
function wantedOf(args: readonly string[]): Wanted | null {
  const files = new Map<string, string>();
  let pool = false;
  for (let at = 0; at < args.length; at += 1) {
    const flag = args[at] ?? '';
    if (flag === '--pool' && !pool) {
      pool = true;
      continue;
    }
    const file = args[at + 1];
    if ((flag !== '--brand' && flag !== '--personal') || files.has(flag) || file === undefined || file.startsWith('--')) return null;
    files.set(flag, file);
    at += 1;
  }
  const brand = files.get('--brand');
  const personal = files.get('--personal') ?? null;
  return brand === undefined || (personal === null) !== pool ? null : { brand, personal };
}

/**
 * `voice --brand FILE --personal FILE|--pool`; `args` are the words after `voice`. Learns from the histories, then
 * reads texts as JSON lines and writes how personal each reads. Under 50 posts every verdict is `unsure`; so is that of a
 * text of one or two words, or in a language that neither writes.
 * @returns the exit code: 0; 1 where a line could not be read; 2 where an argument or a file could not, and nothing was answered.
 */
export async function runVoiceLines(args: readonly string[], io: VoiceLinesIo): Promise<0 | 1 | 2> {
  const wanted = wantedOf(args);
  if (wanted === null) {
    io.complain(usage);
    return 2;
  }
  const learned = await learn(wanted, io);
  if (learned === null) return 2;
  if (learned.abstains !== null) io.complain(`${learned.abstains} Every verdict is "unsure" until there are ${fewestPosts}.`);
  const code = await answerLines(io, questionSchema, ({ id, text }) => answer(learned, id, text));
  return learned.allRead ? code : 1;
}

interface LearnedFromFiles extends Learned {
  /** False where a line of a history could not be read. */
  readonly allRead: boolean;
}

async function learn({ brand, personal }: Wanted, io: VoiceLinesIo): Promise<LearnedFromFiles | null> {
  const own = await historyOf(brand, io);
  if (own === null) return null;
  if (personal === null) {
    try {
      return { ...learnAgainstPool(own.posts, await io.readPool()), allRead: own.allRead };
    } catch {
      io.complain('The pool of voices that comes with Hatcheck could not be read. Install Hatcheck again.');
      return null;
    }
  }
  const others = await historyOf(personal, io);
  return others && { ...learnPair(own.posts, others.posts), allRead: own.allRead && others.allRead };
}

async function historyOf(path: string, io: VoiceLinesIo) {
  const read = await readHistory(path);
  if (read.kind === 'unreadable') {
    io.complain(`The file ${path} could not be read. Name a file of posts that is there.`);
    return null;
  }
  for (const { line, words } of read.badLines) io.complain(`${path}, line ${line} ${words}`);
  return { posts: read.posts, allRead: read.badLines.length === 0 };
}

function answer({ model, abstains }: Learned, id: string | number, text: string): object {
  const score = scoreOfText(model, text);
  return {
    id,
    score,
    threshold: model.other.found,
    verdict: abstains === null && isJudgeable(model, text) ? verdictOf(model, score) : 'unsure',
  };
}

function verdictOf({ other, first }: VoiceModel, score: number): 'brand' | 'personal' | 'unsure' {
  if (score >= other.found) return 'personal';
  return 1 - score >= first.found ? 'brand' : 'unsure';
}
