import { fileURLToPath } from 'node:url';
import { resolveElectron } from '../../scripts/electron-runtime.ts';
import { type Packages, packagesOn } from '../../scripts/pack/packages.ts';
import { mustRun } from '../../scripts/run-command.ts';

const PACK = fileURLToPath(new URL('../../scripts/pack.ts', import.meta.url));

/** The packages of the program as it is now, made first where need be: `npm run pack` in a process of its own. */
export async function packed(): Promise<Packages> {
  // Under vitest's own variable electron-builder would link files instead of copying them.
  const { VITEST: _, ...env } = process.env;
  await mustRun('npx', ['tsx', PACK], { env });
  return packagesOn(await resolveElectron());
}
