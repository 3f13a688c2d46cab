import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNodeLedgerDisk } from '../main/ledger/node-ledger-disk.ts';
import { openLedger } from '../main/ledger/open-ledger.ts';
import { createSystemClock } from '../main/system-clock.ts';
import { resolveElectron } from '../scripts/electron-runtime.ts';
import { runStep } from '../scripts/run-step.ts';
import { type Line, ms, table } from './report.ts';
import { median, percentile } from './statistics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Named in the lines below, too. */
const rounds = 40;
/** More than the command follows link by link. */
const entries = 10_000;

/** Milliseconds of each round. */
export interface StatusTimes {
  readonly ours: readonly number[];
  /** The same runtime, doing nothing. */
  readonly bare: readonly number[];
}

/** `npm run bench -- status` */
export async function benchStatus(): Promise<void> {
  await runStep('build', 'npm', ['run', '-s', 'build']);
  process.stdout.write(`${table(statusLines(await measureStatus()))}\n`);
}

/** The built `hatcheck status`, whose program does not run, beside the same runtime that does nothing, in turn. */
export async function measureStatus(): Promise<StatusTimes> {
  const { executable } = await resolveElectron();
  const home = mkdtempSync(path.join(tmpdir(), 'hatcheck-bench-status-'));
  try {
    await writeLedger(path.join(home, '.config', 'Hatcheck'));
    const env = { PATH: process.env.PATH, HOME: home, ELECTRON_RUN_AS_NODE: '1', XDG_CONFIG_HOME: path.join(home, '.config') };
    const timed = (args: readonly string[]): number => {
      const start = performance.now();
      const { status, stderr } = spawnSync(executable, args, { env, encoding: 'utf8' });
      if (status !== 0 && status !== 2) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
      return performance.now() - start;
    };
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(timed(['-e', '0']));
      ours.push(timed([path.join(root, 'out', 'main', 'cli.js'), 'status', '--json']));
    }
    return { ours, bare };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function writeLedger(profile: string): Promise<void> {
  mkdirSync(profile, { recursive: true });
  const ledger = await openLedger({
    disk: createNodeLedgerDisk(path.join(profile, 'ledger.jsonl')),
    clock: createSystemClock(),
    bootId: randomUUID(),
  });
  const event = { act: 'policy', decision: 'noted', reason: 'policy-active', law: null, who: null, ref: null, post: null } as const;
  for (let count = 0; count < entries; count += 500) await Promise.all(Array.from({ length: 500 }, () => ledger.append(event)));
}

export function statusLines({ ours, bare }: StatusTimes): readonly Line[] {
  const line = (what: string, of: (values: readonly number[]) => number): Line => {
    return { what: `hatcheck status, ${what} of 40`, ours: ms(of(ours)), against: ms(of(bare)), value: of(ours), unit: 'ms', aim: 500 };
  };
  const against = { ours: ms(median(ours)), against: ms(median(bare)), value: median(ours) / median(bare), unit: '×', aim: null } as const;
  return [
    line('median', median),
    line('p95', (values) => percentile(values, 0.95)),
    line('p99', (values) => percentile(values, 0.99)),
    { what: 'hatcheck status against the bare runtime', ...against },
  ];
}
