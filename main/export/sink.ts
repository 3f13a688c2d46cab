import type { ExportSource } from '../../shared/export/ocsf-event.ts';
import type { Clock } from '../clock.ts';
import type { LedgerDisk } from '../ledger/ledger-disk.ts';
import type { Exchange } from '../ledger/witness-client.ts';
import { entriesAfter, lastNumber } from './entries-after.ts';
import { namedSource } from './named-source.ts';
import type { SinkPosition } from './sink-position.ts';
import { type ExportFormat, sinkAddress, writeExport } from './write-export.ts';

/** Where the history is sent, from policy. */
export interface SinkTarget {
  readonly url: string;
  readonly format: ExportFormat;
  /** Older entries are not sent. */
  readonly days: number;
}

export interface SinkParts {
  readonly ledger: LedgerDisk;
  readonly position: SinkPosition;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly target: () => SinkTarget | null;
  readonly source: ExportSource;
  readonly exchange: Exchange;
  readonly onTrouble: (error: unknown) => void;
}

/** Sends entries to the sink set by IT. Nothing waits for it. */
export interface Sink {
  /** There may be something to send. Returns at once. */
  follow(): void;
  /** Sends what there is; never rejects. */
  flush(): Promise<void>;
  stop(): void;
}

/** So that what is decided together is sent together. Milliseconds. */
const gatherMs = 5_000;
const firstRetryMs = 60_000;
const longestRetryMs = 60 * 60_000;
const batch = 100;
const dayMs = 24 * 60 * 60_000;

/**
 * At least once: the position moves only after the sink took a batch, so what was sent just before a crash is sent again,
 * under the same `metadata.uid`. A sink that does not answer is asked again after a minute, then less and less often.
 */
export function createSink(parts: SinkParts): Sink {
  const { clock, position, onTrouble } = parts;
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let retryMs = firstRetryMs;
  let stopped = false;

  async function send(): Promise<void> {
    const target = parts.target();
    if (target === null || stopped) return;
    const source = await namedSource(parts.ledger, parts.source);
    const taken = position.ofLog(target.url, source.log);
    // A ledger that ends before what was taken is an older copy put back: what is written now gets numbers that were sent.
    const after = (await lastNumber(parts.ledger)) < taken ? 0 : taken;
    const all = await entriesAfter(parts.ledger, after, clock.now() - target.days * dayMs);
    for (let from = 0; from < all.length; from += batch) {
      const entries = all.slice(from, from + batch);
      const { body, contentType } = await writeExport(target.format, entries, source);
      const url = sinkAddress(target.url, target.format);
      const { status } = await parts.exchange({ url, method: 'POST', headers: { 'content-type': contentType }, body });
      if (status < 200 || status > 299) throw new Error(`The sink answered ${status}`);
      await position.keep(target.url, source.log, entries.at(-1)?.seq ?? 0);
    }
  }

  function run(): Promise<void> {
    running ??= send()
      .then(
        () => {
          retryMs = firstRetryMs;
        },
        (error: unknown) => {
          onTrouble(error);
          later(retryMs);
          retryMs = Math.min(2 * retryMs, longestRetryMs);
        },
      )
      .finally(() => {
        running = null;
      });
    return running;
  }

  function later(ms: number): void {
    if (cancel !== null || stopped) return;
    cancel = clock.after(ms, () => {
      cancel = null;
      void run();
    });
  }

  return {
    follow: () => later(gatherMs),
    flush: run,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
