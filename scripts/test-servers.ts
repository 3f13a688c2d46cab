import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.ts';
import { runAsScript } from './run-as-script.ts';
import { mustRun } from './run-command.ts';
import { say, sayWhile } from './say.ts';

const SERVERS = fileURLToPath(new URL('../test/servers/', import.meta.url));
const NODE_MODULES = path.join(SERVERS, 'node_modules');
/** Holds the hash of what is installed; written last, so that a broken-off install is done again. */
const STAMP = path.join(NODE_MODULES, '.installed-from');

/**
 * Installs the test servers' own package on first use, and again when its lock file or Node's binary interface changed.
 * Kept out of the program's package, as it is large and compiles a native module.
 */
export async function ensureTestServers(): Promise<void> {
  if (isInstalled()) return say('Test servers: installed');
  await oneAtATime(path.join(SERVERS, '.installing'), async () => {
    if (isInstalled()) return;
    rmSync(STAMP, { force: true });
    await sayWhile('Installing the test servers: a Bluesky PDS, compiles for about 80 s', () =>
      mustRun('npm', ['ci', '--no-audit', '--no-fund'], { cwd: SERVERS, env: installEnvironment() }),
    );
    writeFileSync(STAMP, wanted());
  });
}

function isInstalled(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted();
}

function wanted(): string {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(SERVERS, file)));
  return `${hash.digest('hex')} node-abi-${process.versions.modules}`;
}

/**
 * Install scripts run here although the program's own package forbids them, and native code is built against the
 * headers that came with this Node, as the host node-gyp would fetch them from may be blocked.
 */
function installEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => name.toLowerCase() !== 'npm_config_ignore_scripts');
  const nodeFolder = path.resolve(process.execPath, '..', '..');
  const hasHeaders = existsSync(path.join(nodeFolder, 'include', 'node', 'node.h'));
  return {
    ...Object.fromEntries(inherited),
    npm_config_ignore_scripts: 'false',
    ...(hasHeaders ? { npm_config_nodedir: process.env.npm_config_nodedir ?? nodeFolder } : {}),
  };
}

runAsScript(import.meta.url, ensureTestServers);
