import type { Answer } from '../../shared/audience.ts';

/** What a single key says; null where it says nothing here. */
export function keyMeaning(key: string): Answer | 'undo' | null {
  const meanings: Readonly<Record<string, Answer | 'undo'>> = {
    n: 'negative',
    1: 'negative',
    u: 'neutral',
    2: 'neutral',
    p: 'positive',
    3: 'positive',
    s: 'skipped',
    z: 'undo',
  };
  return meanings[key.toLowerCase()] ?? null;
}
