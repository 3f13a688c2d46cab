import type { Act, Drill } from './drill.ts';

/** Where a person is in the drill. Kept by the page alone: it is neither stored nor sent. */
export type Play =
  | { readonly kind: 'start' }
  /** A scene waits for an answer. */
  | { readonly kind: 'asked'; readonly answers: readonly Act[] }
  /** The last answer is being explained. */
  | { readonly kind: 'told'; readonly answers: readonly Act[] }
  | { readonly kind: 'end'; readonly answers: readonly Act[] };

export const atStart: Play = { kind: 'start' };

export function begin(): Play {
  return { kind: 'asked', answers: [] };
}

/** Answers the scene that waits; anywhere else nothing happens. */
export function answer(play: Play, act: Act): Play {
  return play.kind === 'asked' ? { kind: 'told', answers: [...play.answers, act] } : play;
}

/** On to the next scene, or to the end after the last of `total`. */
export function goOn(play: Play, total: number): Play {
  if (play.kind !== 'told') return play;
  return { kind: play.answers.length < total ? 'asked' : 'end', answers: play.answers };
}

export interface Score {
  /** Of the scenes in which something was wrong. */
  readonly caught: number;
  readonly mistakes: number;
  /** Of the scenes in which nothing was wrong. */
  readonly letGo: number;
  readonly harmless: number;
}

/** How a person did: `answers[i]` is what they did in `drills[i]`. */
export function scoreOf(drills: readonly Drill[], answers: readonly Act[]): Score {
  const seen = drills.slice(0, answers.length).map((drill, index) => ({
    isMistake: isMistake(drill),
    isRight: answers[index] !== undefined && drill.choices[answers[index]].right,
  }));
  const mistakes = seen.filter((one) => one.isMistake);
  const harmless = seen.filter((one) => !one.isMistake);
  return {
    caught: mistakes.filter((one) => one.isRight).length,
    mistakes: mistakes.length,
    letGo: harmless.filter((one) => one.isRight).length,
    harmless: harmless.length,
  };
}

/** Whether posting it as shown is the mistake that the scene is about. */
export function isMistake(drill: Drill): boolean {
  return !drill.choices.post.right;
}
