import type { Policy } from '../../shared/policy.ts';
import type { Clock } from '../clock.ts';
import type { RunTool } from '../run-tool.ts';
import { ageMsOf, type Reading } from './reading.ts';
import type { Signal } from './signal.ts';

/** The system's own word about this computer, asked when it is needed. */
export interface SignalReader {
  /**
   * One reading for every signal of which this policy expects something, in their order: the last one where it is younger
   * than `maxAgeMs`, else the tool is asked. Never rejects; as long as the slowest tool, at most its limit.
   */
  read(policy: Policy, maxAgeMs: number): Promise<readonly Reading[]>;
}

interface ReaderParts {
  readonly signals: readonly Signal[];
  readonly run: RunTool;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
}

export function createSignalReader({ signals, run, clock }: ReaderParts): SignalReader {
  const last = new Map<Signal, Reading>();

  const ask = async (signal: Signal): Promise<Reading> => {
    // As old as the question: what changed while the tool was running may be missing from its answer.
    const asked = { signal, readAt: clock.now(), readAtMonotonic: clock.monotonic() };
    const reading = { ...asked, answer: await run(signal.tool) };
    const known = last.get(signal);
    if (known === undefined || known.readAtMonotonic <= reading.readAtMonotonic) last.set(signal, reading);
    return reading;
  };

  return {
    read(policy, maxAgeMs) {
      const expected = signals.filter((signal) => signal.isExpected(policy));
      return Promise.all(
        expected.map((signal) => {
          const known = last.get(signal);
          const moment = { now: clock.now(), monotonic: clock.monotonic() };
          return known !== undefined && ageMsOf(known, moment) < maxAgeMs ? known : ask(signal);
        }),
      );
    },
  };
}
