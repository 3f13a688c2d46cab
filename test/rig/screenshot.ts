import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from '../../scripts/run-command.ts';
import type { Desktop } from './desktop.ts';

/** Writes a picture (PNG) of the whole virtual screen, with what other programs show on it. */
export async function screenshotScreen(desktop: Desktop, file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  await mustRun('import', ['-window', 'root', `png:${file}`], { env: desktop.env, timeLimitMs: 20_000 });
}

/** Whether a file is a picture in the PNG format, by its first bytes (PNG specification, 5.2). */
export function isPng(file: string): boolean {
  return readFileSync(file).subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';
}
