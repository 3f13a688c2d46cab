import type { Answer } from '../../shared/audience.ts';

const meanings: ReadonlyMap<string, Answer | 'undo'> = new Map([
  ['n', 'negative'],
  ['1', 'negative'],
  ['u', 'neutral'],
  ['2', 'neutral'],
  ['p', 'positive'],
  ['3', 'positive'],
  ['s', 'skipped'],
  ['z', 'undo'],
]);

/** What a single key says; null where it says nothing here. */
export function keyMeaning(key: string): Answer | 'undo' | null {
  return meanings.get(key.toLowerCase()) ?? null;
}
