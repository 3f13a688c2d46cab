import { type Act, acts, type Consequence, type Drill } from './drill.ts';
import { isMistake, type Score } from './drill-play.ts';

export const actWords: Readonly<Record<Act, string>> = {
  post: 'Post as shown',
  switch: 'Switch account',
  keep: 'Keep for later',
  discard: 'Don’t post',
  direct: 'Send as direct message',
};

/** How an answer turned out, in two or three words. */
export function verdictWords(drill: Drill, { right }: Consequence): string {
  if (isMistake(drill)) return right ? 'Caught' : 'Not caught';
  return right ? 'Rightly posted' : 'Nothing was wrong with it';
}

/** `You caught 6 of 8.` And what became of those that were fine, where there were any. */
export function scoreWords({ caught, mistakes, letGo, harmless }: Score): string {
  const first = `You caught ${caught} of ${mistakes}`;
  if (harmless === 0) return `${first}.`;
  if (letGo === harmless) return `${first}, and posted what was fine.`;
  return `${first}, and held back something that was fine.`;
}

/** `Switch account, or Don’t post` */
export function rightActs({ choices }: Drill): string {
  const words = acts.filter((act) => choices[act].right).map((act) => actWords[act]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`;
}

/** `new-hashtag` reads as `New hashtag`; a message is written out. */
export function findingName(type: string): string {
  const words = type === 'looks-like-dm' ? 'looks like a direct message' : type.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
