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
import { runAsScript } from '../scripts/run-as-script.ts';
import { runStep } from '../scripts/run-step.ts';
import { type Line, ms, table } from './report.ts';
import { median, percentile } from './statistics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Named in the lines below, too. */
const rounds = 40;
/** More than the command reads of a ledger. */
const entries = 10_000;

/** `npx tsx bench/status.ts`: `hatcheck status` beside the same runtime that does nothing, in turn. */
async function benchStatus(): Promise<void> {
  await runStep('build', 'npm', ['run', '-s', 'build']);
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
    process.stdout.write(`${table(linesOf(ours, bare))}\n`);
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

function linesOf(ours: readonly number[], bare: readonly number[]): readonly Line[] {
  const line = (what: string, own: number, other: number): Line => {
    return { what: `hatcheck status, ${what}`, ours: ms(own), against: ms(other), value: own, unit: 'ms', aim: 500 };
  };
  return [line('median of 40', median(ours), median(bare)), line('p99 of 40', percentile(ours, 0.99), percentile(bare, 0.99))];
}

runAsScript(import.meta.url, benchStatus);
