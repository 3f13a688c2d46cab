import { basename, join } from 'node:path';
import type { DeviceVerdict } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { Clock } from '../clock.ts';
import { createRunTool, type RunTool, type Tool } from '../run-tool.ts';
import type { TestSwitches } from '../test-switches.ts';
import { deviceIdOf, readDeviceId, readTextFile } from './device-id.ts';
import { createSignalReader, type SignalReader } from './signal-reader.ts';
import { systemSignals } from './system-signals.ts';
import { judgeDevice } from './verdict.ts';

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
  const moved = ({ paths: [path], args, whenSilent }: Tool): Tool => ({
    ...{ paths: [join(folder, basename(path))], args },
    ...(whenSilent === undefined ? {} : { whenSilent: moved(whenSilent) }),
  });
  return (tool) => run(moved(tool));
}

/** The id of this very computer, or null where it has none. */
export async function systemDeviceId(
  platform: NodeJS.Platform,
  { machineName }: Pick<TestSwitches, 'machineName'>,
): Promise<string | null> {
  return machineName === null ? readDeviceId({ platform, run: createRunTool(), read: readTextFile }) : deviceIdOf(machineName);
}

/**
 * Asks this computer afresh and judges it without the program: neither the person's own answer nor whether it was enrolled
 * before is known, for both lie in the database.
 */
export async function judgeWithoutProfile(
  policy: PolicyOutcome,
  { signals, absenceProves }: SystemDevice,
  clock: Clock,
): Promise<DeviceVerdict> {
  const readings = policy.kind === 'active' ? await signals.read(policy.policy, 0) : [];
  const moment = { now: clock.now(), monotonic: clock.monotonic(), clockTrusted: true };
  return judgeDevice(policy, null, moment, { readings, absenceProves, enrolledAt: null });
}
