import type { LinearModel } from '../learn/logistic.ts';
import { findProfanity } from '../offence/find-profanity.ts';
import { judgeOffence } from '../offence/judge-offence.ts';
import { wordsOfText } from './fingerprint.ts';
import { type Detect, textCheck } from './text-check.ts';

const threshold = 0.5;
const why = 'This may read as an insult, or as a joke at somebody’s cost.';

const detect: Detect = (text, { models, identity }) => {
  const { offence } = models;
  const reading = offence === null ? null : judgeOffence(offence, text);
  if (offence === null || reading === null || reading.score < threshold) return [];
  const asks = identity?.kind !== 'personal' && !onlySwears(offence, text);
  return [
    {
      type: 'offensive',
      level: asks ? 'caution' : 'info',
      ...reading,
      modelled: true,
      why,
      // The model judged the text as a whole: acknowledging it covers all these words, and not only the telling ones.
      about: `${why} ${wordsOfText(text)}`,
      todo: 'Read it once as the people it is about, then change it or keep it.',
    },
  ];
};

/** Whether the text is only found for its swear words, which the check `profanity` asks about already. */
function onlySwears(model: LinearModel, text: string): boolean {
  const swearing = findProfanity(text);
  if (swearing.length === 0) return false;
  let polite = text;
  for (const { start, end } of swearing) polite = polite.slice(0, start) + ' '.repeat(end - start) + polite.slice(end);
  return (judgeOffence(model, polite)?.score ?? 0) < threshold;
}

/** Insults, threats and unkind jokes, as a small model trained on labelled posts sees them: it asks, and never stops. */
export const offensiveCheck = textCheck('offensive', detect);
