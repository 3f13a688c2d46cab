import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';
import { runCommand } from '../../scripts/run-command.ts';
import type { Stage } from '../../test/rig/stage.ts';

/** Milliseconds: a whole sweep of 500 entries, and keytar alone listing the same 500 in the process that asks. */
export type SweepTimes = z.infer<typeof timesSchema>;

const timesSchema = z.object({ ours: z.array(z.number()), bare: z.array(z.number()) });
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Fills the stage's keyring with 500 entries: measure what else needs it before. */
export async function measureSweep({ electron, desktop }: Stage, sandbox: boolean): Promise<SweepTimes> {
  mkdirSync(path.join(root, 'test-output'), { recursive: true });
  const outDir = mkdtempSync(path.join(root, 'test-output', 'sweep-')); // in the repository, so that node_modules is found
  try {
    const input = { main: path.join(import.meta.dirname, 'sweep-app.ts'), 'keytar-worker': path.join(root, 'main/vault/keytar-worker.ts') };
    const output = { entryFileNames: '[name].js' };
    const rollupOptions = { input, output, external: ['electron', 'keytar', 'libsql'] };
    await build({ root, configFile: false, logLevel: 'error', build: { ssr: true, outDir, rollupOptions } });
    const args = [...(sandbox ? [] : ['--no-sandbox']), '--disable-gpu', path.join(outDir, 'main.js')];
    const ran = await runCommand(electron.executable, args, { env: desktop.env, timeLimitMs: 120_000 });
    if (ran.kind !== 'ok') throw new Error(`The sweep could not be measured. ${ran.reason}`);
    return timesSchema.parse(JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? ''));
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
