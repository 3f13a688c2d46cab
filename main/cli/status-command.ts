import { join } from 'node:path';
import type { DeviceVerdict } from '../../shared/device.ts';
import { effectivePolicy, type PolicyOutcome } from '../../shared/policy.ts';
import { readPolicy } from '../../shared/policy-reading.ts';
import { type ProfileStatus, type StatusReport, statusReport } from '../../shared/status.ts';
import type { SystemPolicySource } from '../policy/source.ts';
import { askProgram } from '../private-socket/ask-program.ts';
import { socketPlace } from '../private-socket/socket-place.ts';
import { readLedgerTail } from './ledger-tail.ts';
import type { PersonHere } from './profiles-here.ts';
import { inIntuneWords, inJamfWords, inPlainWords } from './status-lines.ts';

/** What `hatcheck status` reaches the world through. */
export interface StatusCommandIo {
  readonly platform: NodeJS.Platform;
  readonly version: string;
  readonly source: SystemPolicySource;
  /** Whose computer this is, under these rules. */
  judgeDevice(policy: PolicyOutcome): Promise<DeviceVerdict>;
  /** Whose Hatcheck to look at: one's own, or for root everybody's. */
  people(): Promise<readonly PersonHere[]>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  print(line: string): void;
  complain(words: string): void;
}

/** 0: compliant. 2: not compliant. 3: it could not be found out. */
export type StatusExit = 0 | 2 | 3;

const formats: Readonly<Record<string, (report: StatusReport) => readonly string[]>> = {
  '': inPlainWords,
  '--json': (report) => [JSON.stringify(report, null, 2)],
  '--intune': inIntuneWords,
  '--jamf': inJamfWords,
};

/**
 * `hatcheck status [--json|--intune|--jamf]`; `args` are the words after `status`. Needs neither keyring nor database nor
 * display: a running program is asked over its socket, else its plain ledger is read. The exit code is the same in every
 * format; scripts for device management, which take another code than 0 for a failure of their own, pass over it.
 */
export async function runStatusCommand(args: readonly string[], io: StatusCommandIo): Promise<StatusExit> {
  const [flag = '', ...rest] = args;
  const format = rest.length === 0 ? formats[flag] : undefined;
  if (format === undefined) {
    io.complain('Use: hatcheck status [--json|--intune|--jamf]');
    return 3;
  }
  const report = await reportNow(io);
  for (const line of format(report)) io.print(line);
  return report.compliant ? 0 : 2;
}

async function reportNow(io: StatusCommandIo): Promise<StatusReport> {
  const policy = readPolicy(await io.source.read(), null, io.now());
  const [device, people] = await Promise.all([io.judgeDevice(policy), io.people()]);
  return statusReport({
    version: io.version,
    minimumVersion: effectivePolicy(policy).MinimumVersion ?? null,
    policy: policy.kind,
    device: device.kind,
    profiles: await Promise.all(people.map((person) => profileStatus(person, io.platform))),
  });
}

async function profileStatus({ user, uid, profile }: PersonHere, platform: NodeJS.Platform): Promise<ProfileStatus> {
  const told = await askProgram(socketPlace(platform, profile), uid).status();
  if (told !== null) return { user, running: true, ...told };
  const tail = await readLedgerTail(join(profile, 'ledger.jsonl'), uid);
  return { user, running: false, ...tail, exceptions: 0, judged: null };
}
