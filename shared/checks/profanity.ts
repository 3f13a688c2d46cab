import { findProfanity } from '../offence/find-profanity.ts';
import type { CheckContext } from './check.ts';
import { type Detect, textCheck } from './text-check.ts';

const detect: Detect = (text, context) =>
  findProfanity(text).map(({ start, end }) => ({
    type: 'profanity',
    level: isPersonal(context) ? 'info' : 'caution',
    start,
    end,
    score: 0.95,
    why: isPersonal(context) ? 'This is a swear word or a slur.' : 'This is a swear word or a slur, and the brand would be saying it.',
    todo: isPersonal(context)
      ? 'Your own account, your own words: leave it if you mean it.'
      : 'Choose another word, or say that it belongs here.',
  }));

function isPersonal({ identity }: CheckContext): boolean {
  return identity?.kind === 'personal';
}

/** Swear words and slurs: the brand is asked about each, a person is only told. */
export const profanityCheck = textCheck('profanity', detect);
