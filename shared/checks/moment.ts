import { unheardOfTopic } from '../voice/personal-topics.ts';
import type { Moment, VoiceReading } from './check.ts';
import { wordsOfText } from './fingerprint.ts';
import { type Detect, type Spotted, textCheck } from './text-check.ts';

/** What makes this moment one in which people mistake the account; null for an ordinary one. */
function wordsOfMoment({ afterHours, weekend, firstAfterSwitch, justUnlocked }: Moment): string | null {
  if (firstAfterSwitch) return 'this is the first post after a change of account';
  if (afterHours) return 'it is after working hours';
  if (weekend) return 'it is the weekend';
  return justUnlocked ? 'the brand was unlocked just now' : null;
}

/** A topic weighs more where the moment says that the person may think themselves elsewhere; working hours say little. */
function isRisky({ afterHours, weekend, firstAfterSwitch }: Moment): boolean {
  return afterHours || weekend || firstAfterSwitch;
}

/** A brand's post at a moment of mistakes that also reads like somebody, or is about a private life the brand never mentions. */
const detect: Detect = (text, { identity, moment, voice, habits }) => {
  if (identity?.kind !== 'brand' || moment === null) return [];
  const when = wordsOfMoment(moment);
  if (when === null) return [];
  const topic = habits === null ? null : unheardOfTopic(text, habits.words);
  if (topic !== null) return [aboutTopic(text, topic, when, identity.handle, moment)];
  const reading = voice?.(text) ?? null;
  return reading === null ? [] : [aboutVoice(reading, text, when)];
};

function aboutTopic(text: string, topic: { start: number; end: number }, when: string, handle: string, moment: Moment): Spotted {
  return {
    type: 'moment',
    level: isRisky(moment) ? 'caution' : 'info',
    ...topic,
    score: isRisky(moment) ? 0.7 : 0.5,
    why: `@${handle} has never written about “${text.slice(topic.start, topic.end)}”, and ${when}.`,
    todo: 'Make sure that this is not meant for your own account.',
    asksRetype: true,
  };
}

/** The voice has its own finding; where it is sure, that one is acknowledged, and here the retyping is enough. */
function aboutVoice(reading: VoiceReading, text: string, when: string): Spotted {
  const word = reading.words[0] ?? { start: 0, end: text.length };
  const whom = reading.like === null ? 'a personal post' : `@${reading.like.handle}`;
  const why = `This may read like ${whom}, and ${when}.`;
  return {
    type: 'moment',
    level: reading.sure ? 'info' : 'caution',
    start: word.start,
    end: word.end,
    score: reading.score,
    why,
    about: `${why} ${wordsOfText(text)}`,
    todo: 'Look once more at who it goes out by.',
    modelled: true,
    asksRetype: true,
  };
}

export const momentCheck = textCheck('moment', detect);
