import { judgeOffence } from '../offence/judge-offence.ts';
import type { CheckContext } from './check.ts';
import { type Detect, textCheck } from './text-check.ts';

const threshold = 0.5;

const detect: Detect = (text, context) => {
  const { offence } = context.models;
  const reading = offence === null ? null : judgeOffence(offence, text);
  if (reading === null || reading.score < threshold) return [];
  return [
    {
      type: 'offensive',
      level: isPersonal(context) ? 'info' : 'caution',
      ...reading,
      modelled: true,
      why: 'This may read as an insult, or as a joke at somebody’s cost.',
      todo: isPersonal(context)
        ? 'Read it once as the people it is about.'
        : 'Read it once as the people it is about, then change it or keep it.',
    },
  ];
};

function isPersonal({ identity }: CheckContext): boolean {
  return identity?.kind === 'personal';
}

/** Insults, threats and unkind jokes, as a small model trained on labelled posts sees them: it asks, and never stops. */
export const offensiveCheck = textCheck('offensive', detect);
