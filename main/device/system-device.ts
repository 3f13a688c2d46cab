import { basename, join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { TestSwitches } from '../test-switches.ts';
import { createRunTool, type RunTool } from './run-tool.ts';
import { createSignalReader, type SignalReader } from './signal-reader.ts';
import { systemSignals } from './system-signals.ts';

/** What this computer itself can say about whose it is. */
export interface SystemDevice {
  readonly signals: SignalReader;
  readonly absenceProves: boolean;
}

/** Asks this system's own tools; in an unpackaged program a test may put others of the same names in their place. */
export function systemDevice(platform: NodeJS.Platform, clock: Clock, { toolFolder }: Pick<TestSwitches, 'toolFolder'>): SystemDevice {
  const { signals, absenceProves } = systemSignals(platform);
  const run = createRunTool();
  return { signals: createSignalReader({ signals, clock, run: toolFolder === null ? run : movedTo(toolFolder, run) }), absenceProves };
}

function movedTo(folder: string, run: RunTool): RunTool {
  return ({ paths: [path], args }) => run({ paths: [join(folder, basename(path))], args });
}
