import type { Outcome } from '../../shared/outcome.ts';

/** A package that was downloaded, and is what was signed. */
export interface Downloaded {
  /** Where it lies. */
  readonly path: string;
  /** In base64, as the signed list has it. */
  readonly sha512: string;
}

/** What looks for updates, fetches and installs them under one plan: electron-updater, or what a test has in its place. */
export interface Updater {
  /** The version that is newer than this one; null where there is none. */
  look(): Promise<Outcome<string | null>>;
  /** Downloads what `look` found; `onPercent`: whole, 0 to 100. */
  download(onPercent: (percent: number) => void): Promise<Outcome<Downloaded>>;
  /** The plan is void: what is under way ends. */
  cancel(): void;
  /** Puts it in the place of this program, without asking or starting anything. For the very end: it blocks. False: nothing changed. */
  install(): boolean;
}
