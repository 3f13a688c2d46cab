import type { OutboxEntry } from '../../shared/outbox.ts';
import { confirmVerb } from '../parts/act-words.ts';
import { sameHandle } from '../parts/same-handle.ts';
import { atHandle } from '../parts/words.ts';

/** The control that sends a frozen post on after all, in words. */
export interface ResumeView {
  /** On the button: who posts. */
  readonly words: string;
  /** What to retype, or null where nothing is. */
  readonly retype: string | null;
  /** Why the button does nothing yet, or null. */
  readonly why: string | null;
}

/**
 * `current`: the handle that the account has now, or null where nobody knows it any more. A post that was confirmed before
 * a renaming goes on under the new handle, so that one is shown and retyped (law 2).
 */
export function resumeView(entry: OutboxEntry, current: string | null, mustRetype: boolean, retyped: string): ResumeView {
  const handle = current ?? entry.handle;
  const who = atHandle(handle);
  return {
    words: `${confirmVerb(entry.draft)} as ${who}`,
    retype: mustRetype ? `Type ${who} to confirm` : null,
    why: mustRetype && !sameHandle(handle, retyped) ? `Type ${who} above first.` : null,
  };
}
