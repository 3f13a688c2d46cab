import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runAsScript } from './run-as-script.ts';
import { say } from './say.ts';

const LOCK_FILE = fileURLToPath(new URL('../package-lock.json', import.meta.url));

const lockEntry = z.object({ optionalDependencies: z.record(z.string(), z.string()).optional(), dev: z.boolean().optional() });
const lockFile = z.object({ packages: z.record(z.string(), lockEntry) });

type LockedPackages = z.infer<typeof lockFile>['packages'];

const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'arm'];

/**
 * The packages for other platforms that npm left out of a lock file. npm leaves them out when the registry it was run
 * against lacks them (a company's mirror, say), and `npm ci` then refuses the lock file everywhere.
 * They carry no integrity, as nothing was seen of them; on their own platforms npm fetches them by version.
 */
export function packagesLeftOut(packages: LockedPackages): Readonly<Record<string, object>> {
  const leftOut: Record<string, object> = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const platform = platformOf(name);
      const isThere = `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages;
      if (isThere || platform === undefined || !/^\d+\.\d+\.\d+$/.test(version)) continue;
      leftOut[`node_modules/${name}`] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true };
    }
  }
  return leftOut;
}

/** The platform a package is built for, by the parts of its name: `@biomejs/cli-linux-x64-musl`. */
function platformOf(name: string) {
  const parts = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = PROCESSORS.find((processor) => parts.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  const libc = os === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
  return { os: [os], cpu: [cpu], ...libc };
}

runAsScript(import.meta.url, async () => {
  const lock = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
  const leftOut = packagesLeftOut(lockFile.parse(lock).packages);
  const packages = Object.entries({ ...lock.packages, ...leftOut }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(LOCK_FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  say(`package-lock.json: ${Object.keys(leftOut).length} packages for other platforms added`);
});
