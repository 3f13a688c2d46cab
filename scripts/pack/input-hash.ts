import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronRuntime } from '../electron-runtime.ts';
import { REPOSITORY } from './packages.ts';

/** All that decides what is in a package, besides the runtime. */
const INPUTS = [
  'main',
  'shared',
  'renderer',
  'assets',
  'scripts/pack',
  'scripts/pack.ts',
  'electron-builder.yml',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** A fingerprint of everything a package is made of: as long as it stays, packing again would make the same. */
export function hashInputs(runtime: ElectronRuntime): string {
  const hash = createHash('sha256').update(JSON.stringify(runtime));
  for (const file of INPUTS.flatMap(filesUnder).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(REPOSITORY, file)));
  }
  return hash.digest('hex');
}

/** The fingerprint noted when packages were last made; undefined when none were. */
export function notedHash(note: string): string | undefined {
  return existsSync(note) ? readFileSync(note, 'utf8') : undefined;
}

function filesUnder(input: string): readonly string[] {
  const entries = readdirSync(path.join(REPOSITORY, path.dirname(input)), { withFileTypes: true });
  const found = entries.find((entry) => entry.name === path.basename(input));
  if (found === undefined) throw new Error(`${input} is not there, and packages are made of it. Check scripts/pack/input-hash.ts.`);
  if (!found.isDirectory()) return [input];
  return readdirSync(path.join(REPOSITORY, input), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(REPOSITORY, path.join(entry.parentPath, entry.name)));
}
