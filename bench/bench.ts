import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAsScript } from '../scripts/run-as-script.ts';
import { runStep } from '../scripts/run-step.ts';
import { say, sayWhile } from '../scripts/say.ts';
import { ensureTestServers } from '../scripts/test-servers.ts';
import { canSandbox } from '../test/rig/chromium-sandbox.ts';
import type { Stage } from '../test/rig/stage.ts';
import { type CheckTimes, checkLines, measureChecks } from './checks.ts';
import { benchImport, type Imported, importLines, measureImported } from './import.ts';
import { type InProcess, measureInProcess } from './in-process/measure-in-process.ts';
import { benchKeystroke, keystrokeLines } from './keystroke.ts';
import { type LedgerTimes, measureLedger } from './ledger.ts';
import { benchVerify, measureVerify, type VerifyTimes, verifyLines } from './ledger-verify.ts';
import { type Line, ms, table } from './report.ts';
import { buildSignedInStage } from './signed-in-stage.ts';
import { type IdleCost, measureIdle, measureStarts, type Sides, type StartTimes } from './start/measure-starts.ts';
import { median, percentile } from './statistics.ts';
import { benchStatus, measureStatus, type StatusTimes, statusLines } from './status.ts';
import { measureSweep, type SweepTimes } from './sweep/measure-sweep.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const starts = 11;

interface Measured {
  readonly start: StartTimes;
  readonly idle: { readonly ours: IdleCost; readonly empty: IdleCost };
  readonly inProcess: InProcess;
  readonly checks: CheckTimes;
  readonly sweep: SweepTimes;
  readonly ledger: LedgerTimes;
  readonly verified: VerifyTimes;
  readonly status: StatusTimes;
  readonly imported: Imported;
}

/** Builds the program, measures it beside an empty Electron window, and prints a table; the numbers go to test-output/bench.json. */
async function bench(): Promise<void> {
  await runStep('build', 'npm', ['run', '-s', 'build']);
  await ensureTestServers();
  const stage = await sayWhile('Signing two accounts in', buildSignedInStage);
  const runtime = mkdtempSync(path.join(tmpdir(), 'hatcheck-bench-electron-'));
  try {
    const measured = await measure(stage, runtime);
    const machine = { date: new Date().toISOString(), cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0] };
    const about = { ...machine, electron: stage.electron.version };
    const file = path.join(root, 'test-output', 'bench.json');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ about, ...measured }, null, 1));
    const lines = linesOf(measured);
    process.stdout.write(`${JSON.stringify(about)}\n${table(lines)}\n`);
    say(`All numbers: ${path.relative(process.cwd(), file)}`);
  } finally {
    await stage.stop();
    rmSync(runtime, { recursive: true, force: true });
  }
}

async function measure(stage: Stage, runtime: string): Promise<Measured> {
  const sandbox = await canSandbox();
  const sides = sidesOn(stage, runtime, sandbox);
  const start = await sayWhile(`Starting both ${starts} times in turn`, () => measureStarts(sides, starts));
  const empty = await sayWhile('Leaving the empty window alone', () => measureIdle(sides, sides.empty));
  const ours = await sayWhile('Leaving Hatcheck alone', () => measureIdle(sides, sides.ours));
  const inProcess = await sayWhile('Typing and switching', () => measureInProcess(stage));
  const checks = await sayWhile('Running the checks', () => measureChecks(root));
  const sweep = await sayWhile('Sweeping 500 entries', () => measureSweep(stage, sandbox));
  const ledger = await sayWhile('Appending to the ledger', measureLedger);
  const verified = await sayWhile('Verifying 100,000 entries', measureVerify);
  const status = await sayWhile('Asking hatcheck status', measureStatus);
  const imported = await measureImported();
  return { start, idle: { ours, empty }, inProcess, checks, sweep, ledger, verified, status, imported };
}

/**
 * Both sides on a copy of Electron that nothing else runs from: memory pages are shared with whoever runs the same
 * files, and would count for less while other Electron programs are open.
 */
function sidesOn(stage: Stage, runtime: string, sandbox: boolean): Sides {
  cpSync(path.dirname(stage.electron.executable), runtime, { recursive: true });
  const env = { ...stage.desktop.env, ...stage.env };
  const handle = stage.accounts.personal.handle;
  return {
    executable: path.join(runtime, path.basename(stage.electron.executable)),
    sandbox,
    ours: { name: 'Hatcheck', appFolder: root, profile: stage.profile, selector: `[data-testid=banner] [aria-label^="@${handle}"]`, env },
    empty: {
      name: 'the empty window',
      appFolder: path.join(root, 'bench/start/empty-window'),
      profile: mkdtempSync(path.join(stage.desktop.home, 'empty-')),
      selector: 'body',
      env,
    },
  };
}

function linesOf({ start, idle, inProcess, checks, sweep, ledger, verified, status, imported }: Measured): readonly Line[] {
  const { switching } = inProcess;
  const p99 = (values: readonly number[]): number => percentile(values, 0.99);
  const frames = (value: number): number => value / switching.frameMs;
  const cpu = (cost: IdleCost): string => `${cost.cpuPercent.toFixed(2)} %`;
  const ratio = (what: string, ours: number, against: number, aim: number | null, show = ms): Line => {
    return { what, ours: show(ours), against: show(against), value: ours / against, unit: '×', aim };
  };
  const switched = `median ${ms(median(switching.ms))}, p99 ${ms(p99(switching.ms))}`;
  return [
    ratio('start to banner painted, median', median(start.ours), median(start.empty), 1.25),
    ratio('start to banner painted, best', Math.min(...start.ours), Math.min(...start.empty), null),
    ratio('memory at idle (PSS)', idle.ours.mb, idle.empty.mb, 1.35, (mb) => `${Math.round(mb)} MB`),
    {
      what: 'processor at idle, of one core',
      ours: cpu(idle.ours),
      against: cpu(idle.empty),
      value: idle.ours.cpuPercent,
      unit: '%',
      aim: null,
    },
    ...keystrokeLines(inProcess),
    ...checkLines(checks),
    {
      what: 'identity switch, every window painted',
      ours: switched,
      against: `frame ${ms(switching.frameMs)}`,
      value: frames(median(switching.ms)),
      unit: 'frames',
      aim: 2,
    },
    ratio('sweep of 500 against bare keytar', median(sweep.ours), median(sweep.bare), 1.2),
    ratio('ledger append against write and fsync, median', median(ledger.ours), median(ledger.bare), null),
    ratio('ledger append against write and fsync, p99', p99(ledger.ours), p99(ledger.bare), null),
    ...verifyLines(verified),
    ...statusLines(status),
    ...importLines(imported),
  ];
}

/** What can be measured alone. */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  keystroke: benchKeystroke,
  import: benchImport,
  verify: benchVerify,
  status: benchStatus,
};

/** `npm run bench -- PART...` measures these parts alone, without a name everything. */
async function run(names: readonly string[]): Promise<void> {
  const known = Object.keys(parts).join(', ');
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new Error(`The bench has no part called ${unknown}. Name one of ${known}, or none to measure everything.`);
  if (names.length === 0) return bench();
  for (const name of names) await parts[name]?.();
}

runAsScript(import.meta.url, () => run(process.argv.slice(2)));
