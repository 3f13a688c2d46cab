import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runStep } from '../scripts/run-step.ts';
import { sayWhile } from '../scripts/say.ts';
import { ensureTestServers } from '../scripts/test-servers.ts';
import { checkLines, measureChecks } from './checks.ts';
import { type Keystrokes, measureKeystrokes } from './in-process/measure-in-process.ts';
import { type Line, ms, table } from './report.ts';
import { buildSignedInStage } from './signed-in-stage.ts';
import { median, percentile } from './statistics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the program, measures typing beside a plain text box and the checks alone, and prints a table. */
export async function benchKeystroke(): Promise<void> {
  await runStep('build', 'npm', ['run', '-s', 'build']);
  await ensureTestServers();
  const stage = await sayWhile('Signing two accounts in', buildSignedInStage);
  try {
    const keystrokes = await sayWhile('Typing', () => measureKeystrokes(stage));
    const checks = await sayWhile('Running the checks', () => measureChecks(root));
    const about = { date: new Date().toISOString(), cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0] };
    const lines = [...keystrokeLines(keystrokes), ...checkLines(checks)];
    process.stdout.write(`${JSON.stringify({ ...about, electron: stage.electron.version })}\n${table(lines)}\n`);
  } finally {
    await stage.stop();
  }
}

export function keystrokeLines({ typing, plainTyping, findings }: Keystrokes): readonly Line[] {
  const line = (what: string, values: readonly number[], aim: number | null, against = ''): Line => {
    return { what, ours: `median ${ms(median(values))}`, against, value: percentile(values, 0.99), unit: 'ms', aim };
  };
  const plain = `plain text box: median ${ms(median(plainTyping.page))}, p99 ${ms(percentile(plainTyping.page, 0.99))}`;
  return [
    line('keystroke, work in the window, p99', typing.page, 4, plain),
    line('keystroke, work in main, p99', typing.main, null),
    line('keystroke to finding shown, p99', findings, null),
  ];
}
