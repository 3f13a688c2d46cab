import type { PolicyReading } from '../../shared/policy-reading.ts';

/**
 * The place where IT sets policy on one operating system: one small file per system behind this interface.
 * On Windows that place is `HKLM\Software\Policies\Hatcheck` (64-bit view), on macOS the forced values of
 * `com.hatcheck.desktop`; both give their values as one document.
 */
export interface SystemPolicySource {
  /** Shown on the page Policy and by `hatcheck policy`. */
  readonly location: string;
  /** Never rejects: what cannot be read or trusted is a problem in the reading; nothing there is an empty one. */
  read(): Promise<PolicyReading>;
  /** Calls when something may have changed: a hint, never relied on. The returned function stops it. */
  watch(onHint: () => void): () => void;
}
