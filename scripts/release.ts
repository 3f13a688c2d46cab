import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'electron-builder';
import { NOTICES_NAME, PACKAGES_FOLDER, REPOSITORY } from './pack/packages.ts';
import { noticesText, thirdParties } from './pack/third-party-notices.ts';
import { runAsScript } from './run-as-script.ts';
import { mustRun } from './run-command.ts';

/**
 * Makes every package that electron-builder.yml names for this system, on the declared Electron, in `dist/`. Downloads what
 * electron-builder needs for it; for .github/workflows/packages.yml. `npm run pack` makes those of Linux without a network.
 */
async function release(): Promise<void> {
  await rm(PACKAGES_FOLDER, { recursive: true, force: true });
  await mkdir(PACKAGES_FOLDER);
  await mustRun('npx', ['electron-vite', 'build', '--mode', 'release', '--logLevel', 'warn'], { cwd: REPOSITORY });
  const notices = path.join(PACKAGES_FOLDER, NOTICES_NAME);
  await writeFile(notices, noticesText(thirdParties()));
  await build({ projectDir: REPOSITORY, publish: 'never', config: { extraFiles: [{ from: notices, to: NOTICES_NAME }] } });
}

runAsScript(import.meta.url, release);
