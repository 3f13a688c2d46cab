import { readFileSync } from 'node:fs';
import { runAsScript } from './run-as-script.ts';
import { mustRun, runCommand } from './run-command.ts';
import { say, sayWhile } from './say.ts';
import { SYSTEM_PACKAGES, type SystemPackage } from './system-package-list.ts';

/**
 * Makes sure that the system packages are there: installs what is missing where that needs no password (root, or sudo
 * without one, on Debian or Ubuntu), else throws with the one line to run.
 */
export async function ensureSystemPackages(): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await findMissing();
  if (missing.length === 0) return say('System packages: all there');
  const prefix = await installPrefix();
  if (prefix === undefined) throw new Error(whatToRun(await namesHere(missing)));
  await install(prefix, missing);
}

async function findMissing(): Promise<readonly SystemPackage[]> {
  if (!isDebianLike()) {
    say(`Not Debian or Ubuntu, so these are not checked; the tests need them: ${SYSTEM_PACKAGES.map(firstName).join(' ')}`);
    return [];
  }
  const names = SYSTEM_PACKAGES.flatMap((item) => item.names);
  // Fails when one of the names is unknown, and still prints the others.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are dpkg-query's placeholders.
  const listed = await outputOf('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...names]);
  const installed = new Set(
    listed
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice(10)),
  );
  return SYSTEM_PACKAGES.filter((item) => !item.names.some((name) => installed.has(name)));
}

async function install(prefix: readonly string[], missing: readonly SystemPackage[]): Promise<void> {
  say(`Installing ${missing.length} system packages:`);
  for (const item of missing) say(`  ${firstName(item)}, for ${item.for}`);
  const apt = (...args: readonly string[]) => {
    const [command = 'env', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
    return mustRun(command, rest);
  };
  await sayWhile('apt-get update', () => apt('update'));
  const names = await namesHere(missing);
  await sayWhile('apt-get install', () => apt('install', '-y', '--no-install-recommends', ...names));
  const still = await findMissing();
  if (still.length > 0) throw new Error(whatToRun(still.map(firstName)));
}

/** The words to put before `apt-get` so that it may install; undefined when that would need a password. */
async function installPrefix(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const sudo = await runCommand('sudo', ['-n', 'true']);
  return sudo.kind === 'ok' ? ['sudo', '-n'] : undefined;
}

/** Of each package's names the one this release of Debian or Ubuntu can install. */
async function namesHere(packages: readonly SystemPackage[]): Promise<readonly string[]> {
  return Promise.all(
    packages.map(async ({ names }) => {
      for (const name of names) {
        const policy = await outputOf('apt-cache', ['policy', name]);
        if (/Candidate: (?!\(none\))/.test(policy)) return name;
      }
      return names[0];
    }),
  );
}

function whatToRun(names: readonly string[]): string {
  return (
    'Some system packages are missing, and installing them needs a password. Run this, then try again:\n' +
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`
  );
}

function isDebianLike(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function firstName(item: SystemPackage): string {
  return item.names[0];
}

/** What a command prints, also when it fails, untranslated. */
async function outputOf(command: string, args: readonly string[]): Promise<string> {
  return (await runCommand(command, args, { env: { ...process.env, LC_ALL: 'C' } })).stdout;
}

runAsScript(import.meta.url, ensureSystemPackages);
