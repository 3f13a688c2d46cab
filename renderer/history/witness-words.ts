import { assertNever } from '../../shared/assert-never.ts';
import type { WitnessState } from '../../shared/record-view.ts';
import { count } from '../parts/words.ts';

/** How far the history is witnessed, as a sentence; null where nobody set a witness. */
export function witnessWords({ kind, witnessed, entries, words }: WitnessState): string | null {
  const open = entries - witnessed;
  switch (kind) {
    case 'noWitness':
      return null;
    case 'witnessed':
      return `Witnessed: all ${count(entries, 'entry', 'entries')}.${words === null ? '' : ` ${words}`}`;
    case 'waiting':
      return `Unwitnessed: the last ${count(open, 'entry', 'entries')}. They go to the witness set by IT ${words === null ? 'soon' : 'later'}.${words === null ? '' : ` ${words}`}`;
    case 'contradicted':
      return words ?? 'The witness knows another history than this one. Tell IT.';
    default:
      return assertNever(kind);
  }
}
