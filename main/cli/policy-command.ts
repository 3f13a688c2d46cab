import { parseArgs } from 'node:util';
import { assertNever } from '../../shared/assert-never.ts';
import type { PolicyOutcome, PolicyProblem } from '../../shared/policy.ts';
import { readPolicy } from '../../shared/policy-reading.ts';
import { type KeyReport, keyReports } from '../../shared/policy-report.ts';
import { type OwnRules, withOwnRules } from '../../shared/policy-tightening.ts';
import type { SystemPolicySource } from '../policy/source.ts';

/** What `hatcheck policy` reaches the world through. */
export interface PolicyCommandIo {
  readonly source: SystemPolicySource;
  /** Rules in a file that is only tried. */
  readonly tried: (file: string) => SystemPolicySource;
  /** What this person made stricter, as their running program knows it; null where none answers. */
  readonly ownRules: () => Promise<OwnRules | null>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  print(line: string): void;
  complain(words: string): void;
}

/** 0: active, or there is none. 2: invalid, so brand acts are blocked. 3: the command was not understood. */
export type PolicyExit = 0 | 2 | 3;

interface Wanted {
  readonly asJson: boolean;
  /** The file to try; null for the rules in force. */
  readonly file: string | null;
}

/** What was found: the rules with what the person made stricter, where that is known. */
interface Found {
  readonly outcome: PolicyOutcome;
  readonly location: string;
  /** `none`: a file that is tried is for anybody. */
  readonly person: 'applied' | 'not known' | 'none';
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * `hatcheck policy [--json] [--file FILE]`; `args` are the words after `policy`. Reads what IT set on this computer as it is
 * now, or what a file would set, with neither keyring nor database. It cannot know what a running Hatcheck read last: while a
 * policy is invalid, the values shown are the defaults. What the person made stricter lies in the encrypted database, so their
 * running program is asked for it.
 */
export async function runPolicyCommand(args: readonly string[], io: PolicyCommandIo): Promise<PolicyExit> {
  const wanted = wantedBy(args);
  if (wanted === null) {
    io.complain('Use: hatcheck policy [--json] [--file FILE]');
    return 3;
  }
  const found = await find(wanted, io);
  if (wanted.asJson) io.print(JSON.stringify(asJson(found), null, 2));
  else for (const line of inWords(found, wanted.file !== null)) io.print(line);
  return found.outcome.kind === 'invalid' ? 2 : 0;
}

function wantedBy(args: readonly string[]): Wanted | null {
  try {
    const options = { json: { type: 'boolean' }, file: { type: 'string' } } as const;
    const { json = false, file = null } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
    return { asJson: json, file };
  } catch {
    return null;
  }
}

async function find({ file }: Wanted, { source, tried, ownRules, now }: PolicyCommandIo): Promise<Found> {
  const place = file === null ? source : tried(file);
  const [reading, own] = await Promise.all([place.read(), file === null ? ownRules() : null]);
  const at = now();
  const outcome = withOwnRules(readPolicy(reading, null, at), own ?? {});
  return { outcome, location: place.location, person: file !== null ? 'none' : own === null ? 'not known' : 'applied', now: at };
}

function asJson({ outcome, location, person, now }: Found) {
  return {
    outcome: outcome.kind,
    location,
    readAt: atTime(outcome.kind === 'absent' ? now : outcome.readAt),
    person,
    problems: outcome.kind === 'invalid' ? outcome.problems : [],
    unknownKeys: outcome.kind === 'active' ? outcome.unknownKeys : [],
    keys: keyReports(outcome).map((report) => ({ ...report, problem: problemOf(report.key, outcome) })),
  };
}

function inWords({ outcome, location, person }: Found, isTried: boolean): readonly string[] {
  const reports = keyReports(outcome);
  const own = reports.filter(({ level }) => level === 'user').map((report) => `  ${keyLine(report)}`);
  const unseen = person === 'not known' ? ['What you made stricter for yourself is not shown: only your running Hatcheck knows it.'] : [];
  switch (outcome.kind) {
    case 'absent':
      return [
        isTried ? `There are no rules for Hatcheck in ${location}.` : `There are no rules set by IT in ${location}.`,
        ...own,
        ...unseen,
      ];
    case 'invalid':
      return [
        isTried
          ? `The rules in ${location} could not be read, and brand accounts would be blocked:`
          : `The rules set by IT cannot be read (${atTime(outcome.readAt)}), so brand accounts are blocked until they are mended:`,
        ...outcome.problems.map((problem) => `  ${placeOf(problem)}: ${problem.words}`),
        ...own,
        ...unseen,
      ];
    case 'active':
      return [
        isTried
          ? `The rules in ${location} are whole. They are only shown here, and not in force:`
          : `The rules set by IT in ${location} are in force, as read at ${atTime(outcome.readAt)}.`,
        ...reports.map((report) => `  ${keyLine(report)}`),
        ...outcome.unknownKeys.map((key) => `  ${key} is not known here and ${isTried ? 'would be' : 'was'} ignored.`),
        ...unseen,
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
