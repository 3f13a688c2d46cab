import type { DeviceEvidence, DeviceVerdict } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import { readPolicy } from '../../shared/policy-reading.ts';
import type { SystemPolicySource } from '../policy/source.ts';

/** What `hatcheck device` reaches the world through. */
export interface DeviceCommandIo {
  readonly source: SystemPolicySource;
  judge(policy: PolicyOutcome): Promise<DeviceVerdict>;
  /** Null where this computer has none. */
  readId(): Promise<string | null>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  print(line: string): void;
  complain(words: string): void;
}

/** 0: a company computer. 2: somebody's own. 3: not known, or the command was not understood. */
export type DeviceExit = 0 | 2 | 3;

const exits = { managed: 0, personal: 2, unknown: 3 } as const;

/**
 * `hatcheck device [--json]`; `args` are the words after `device`. Asks this computer afresh whose it is, with neither
 * display, keyring nor database. What only the database knows is missing: the person's own answer, and where the computer
 * was enrolled before. Where that would decide, this says so, and the program may say otherwise.
 */
export async function runDeviceCommand(args: readonly string[], io: DeviceCommandIo): Promise<DeviceExit> {
  const [flag, ...rest] = args;
  if ((flag !== undefined && flag !== '--json') || rest.length > 0) {
    io.complain('Use: hatcheck device [--json]');
    return 3;
  }
  const policy = readPolicy(await io.source.read(), null, io.now());
  const [verdict, id] = await Promise.all([io.judge(policy), io.readId()]);
  // The person's answer was not read, so nothing is said about it.
  const seen = { ...verdict, evidence: verdict.evidence.filter(({ signal }) => signal !== 'Your answer') };
  if (flag === '--json') io.print(JSON.stringify(asJson(seen, id, policy), null, 2));
  else for (const line of inWords(seen, id, policy, io.now())) io.print(line);
  return exits[verdict.kind];
}

function asJson({ kind, statedBy, evidence, judgedAt }: DeviceVerdict, id: string | null, policy: PolicyOutcome) {
  return {
    device: kind,
    statedBy,
    judgedAt: new Date(judgedAt).toISOString(),
    deviceId: id,
    policy: policy.kind,
    evidence: evidence.map(({ readAt, ...rest }) => ({ ...rest, readAt: readAt === undefined ? null : new Date(readAt).toISOString() })),
  };
}

const headlines = {
  managed: 'Company computer: brand accounts may be signed in here.',
  personal: 'Somebody’s own computer: brand accounts may not be signed in here.',
  unknown: 'Not known whose computer this is: brand accounts are blocked, and nothing is deleted.',
} as const;

function inWords({ kind, evidence }: DeviceVerdict, id: string | null, policy: PolicyOutcome, now: number): readonly string[] {
  return [
    headlines[kind],
    ...evidence.map((item) => `  ${evidenceLine(item, now)}`),
    ...(policy.kind === 'absent' ? ['  Your answer, given in the program, counts here. This command cannot read it.'] : []),
    `Device ID: ${id ?? 'none, because this system has no machine id'}`,
  ];
}

function evidenceLine({ signal, said, decided, readAt }: DeviceEvidence, now: number): string {
  const age = readAt === undefined ? [] : [`asked ${Math.max(0, Math.round((now - readAt) / 1000))} s ago`];
  return `${signal}: ${said} (${[decided ? 'decided' : 'did not decide', ...age].join(', ')})`;
}
