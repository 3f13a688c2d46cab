import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Program } from '../../test/rig/launch.ts';

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds. */
  ts: z.number().default(0),
  dur: z.number().default(0),
  /** Processor time in it: less than `dur` where the thread had to wait for a core. */
  tdur: z.number().optional(),
  args: z.record(z.string(), z.unknown()).default({}),
});
export type TraceEvent = z.infer<typeof eventSchema>;

/** As few as tell tasks and keys: whatever is traced costs the traced thread time. */
const categories = ['devtools.timeline', 'toplevel'];

/** What every process of the program did while `act` ran, as Chromium's own tracing tells. */
export async function traced(program: Program, act: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const file = path.join(tmpdir(), `hatcheck-trace-${program.pid}.json`);
  await program.app.evaluate(
    ({ contentTracing }, included) => contentTracing.startRecording({ included_categories: included }),
    categories,
  );
  await act();
  await program.app.evaluate(({ contentTracing }, into) => contentTracing.stopRecording(into), file);
  try {
    const trace = z.object({ traceEvents: z.array(eventSchema) }).parse(JSON.parse(readFileSync(file, 'utf8')));
    return trace.traceEvents;
  } finally {
    rmSync(file, { force: true });
  }
}

/** The thread that runs a page's script and drawing. */
export function mainThreadOf(events: readonly TraceEvent[], pid: number): number {
  const names = events.filter((event) => event.name === 'thread_name' && event.pid === pid);
  const found = names.find(({ args }) => args.name === 'CrRendererMain' || args.name === 'CrBrowserMain');
  if (found === undefined) throw new Error(`The trace names no main thread of process ${pid}.`);
  return found.tid;
}
