import type { MessageEntry } from './message-outbox.ts';

/**
 * From when on (epoch milliseconds) a request that got no answer cannot take effect any more; infinite where that is not
 * known, as while it is being sent.
 */
export function messageCertainFrom({ part }: MessageEntry): number {
  return part?.lateUntil ?? Number.POSITIVE_INFINITY;
}
