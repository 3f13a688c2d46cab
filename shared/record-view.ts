import type { ExportSource } from './export/ocsf-event.ts';

/** How far the history is witnessed. */
export interface WitnessState {
  readonly kind: 'noWitness' | 'waiting' | 'witnessed' | 'contradicted';
  /** Entries under the last checkpoint that the witness signed. */
  readonly witnessed: number;
  /** Entries there are. */
  readonly entries: number;
  /** Why the last try did not succeed, or what its success leaves open, in plain words, else null. */
  readonly words: string | null;
}

/** What becomes of the history outside this computer. */
export interface RecordView {
  /** Null until it is known. */
  readonly witness: WitnessState | null;
  /** Where IT has it sent: the host and the format; null where nothing leaves this computer. */
  readonly sink: { readonly host: string; readonly format: 'ocsf' | 'otlp'; readonly taken: number } | null;
  readonly source: ExportSource;
}
