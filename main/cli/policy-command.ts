import { assertNever } from '../../shared/assert-never.ts';
import type { PolicyOutcome, PolicyProblem } from '../../shared/policy.ts';
import { readPolicy } from '../../shared/policy-reading.ts';
import { type KeyReport, keyReports } from '../../shared/policy-report.ts';
import type { SystemPolicySource } from '../policy/source.ts';

/** What `hatcheck policy` reaches the world through. */
export interface PolicyCommandIo {
  readonly source: SystemPolicySource;
  /** Epoch milliseconds. */
  readonly now: () => number;
  print(line: string): void;
  complain(words: string): void;
}

/** 0: active, or there is none. 2: invalid, so brand acts are blocked. 3: the command was not understood. */
export type PolicyExit = 0 | 2 | 3;

/**
 * `hatcheck policy [--json]`; `args` are the words after `policy`. Reads what IT set on this computer as it is now, with
 * neither keyring nor database. It cannot know what a running Hatcheck read last, nor what the person made stricter: while a
 * policy is invalid, the values shown are the defaults.
 */
export async function runPolicyCommand(args: readonly string[], io: PolicyCommandIo): Promise<PolicyExit> {
  const [flag, ...rest] = args;
  if ((flag !== undefined && flag !== '--json') || rest.length > 0) {
    io.complain('Use: hatcheck policy [--json]');
    return 3;
  }
  const outcome = readPolicy(await io.source.read(), null, io.now());
  if (flag === '--json') io.print(JSON.stringify(asJson(outcome, io), null, 2));
  else for (const line of inWords(outcome, io.source.location)) io.print(line);
  return outcome.kind === 'invalid' ? 2 : 0;
}

function asJson(outcome: PolicyOutcome, { source, now }: PolicyCommandIo) {
  return {
    outcome: outcome.kind,
    location: source.location,
    readAt: atTime(outcome.kind === 'absent' ? now() : outcome.readAt),
    problems: outcome.kind === 'invalid' ? outcome.problems : [],
    unknownKeys: outcome.kind === 'active' ? outcome.unknownKeys : [],
    keys: keyReports(outcome).map((report) => ({ ...report, problem: problemOf(report.key, outcome) })),
  };
}

function inWords(outcome: PolicyOutcome, location: string): readonly string[] {
  switch (outcome.kind) {
    case 'absent':
      return [`There are no rules set by IT in ${location}.`];
    case 'invalid':
      return [
        `The rules set by IT cannot be read (${atTime(outcome.readAt)}), so brand accounts are blocked until they are mended:`,
        ...outcome.problems.map((problem) => `  ${placeOf(problem)}: ${problem.words}`),
      ];
    case 'active':
      return [
        `The rules set by IT in ${location} are in force, as read at ${atTime(outcome.readAt)}.`,
        ...keyReports(outcome).map((report) => `  ${keyLine(report)}`),
        ...outcome.unknownKeys.map((key) => `  ${key} is not known here and was ignored.`),
      ];
    default:
      return assertNever(outcome);
  }
}

/** UTC, to the millisecond. */
function atTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

function problemOf(key: string, outcome: PolicyOutcome): string | null {
  return outcome.kind === 'invalid' ? (outcome.problems.find((problem) => problem.key === key)?.words ?? null) : null;
}

function placeOf({ location, key, line }: PolicyProblem): string {
  return [location, ...(line === null ? [] : [`line ${line}`]), ...(key === null ? [] : [key])].join(', ');
}

function keyLine({ key, value, level, location }: KeyReport): string {
  const from = location === null ? level : `${level}, ${location}`;
  return `${key} = ${value === undefined ? 'not set' : JSON.stringify(value)} (${from})`;
}
