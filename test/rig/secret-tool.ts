import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runCommand } from '../../scripts/run-command.ts';
import type { Desktop } from './desktop.ts';

/** What identifies an entry; keytar writes and looks up the same two attributes under the same (generic) schema. */
export type EntryName = { readonly service: string; readonly account: string };

/** Reads an entry of the keyring behind the program's back; undefined when there is none. */
export async function readSecret(desktop: Desktop, entry: EntryName): Promise<string | undefined> {
  const found = await runCommand('secret-tool', ['lookup', ...attributes(entry)], { env: desktop.env, timeLimitMs: 10_000 });
  return found.kind === 'ok' ? found.stdout : undefined;
}

/** Writes an entry of the keyring behind the program's back, over what is there. */
export async function writeSecret(desktop: Desktop, entry: EntryName, secret: string): Promise<void> {
  const label = `${entry.service}/${entry.account}`;
  const child = spawn('secret-tool', ['store', `--label=${label}`, ...attributes(entry)], {
    env: desktop.env,
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 10_000,
  });
  child.stdin.end(secret);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`secret-tool could not store ${label}`);
}

/** Removes an entry of the keyring behind the program's back. */
export async function removeSecret(desktop: Desktop, entry: EntryName): Promise<void> {
  await runCommand('secret-tool', ['clear', ...attributes(entry)], { env: desktop.env, timeLimitMs: 10_000 });
}

/** The accounts that have an entry under a service. */
export async function listSecretAccounts(desktop: Desktop, service: string): Promise<readonly string[]> {
  const listed = await runCommand('sh', ['-c', 'secret-tool search --all service "$1" 2>&1', 'sh', service], {
    env: desktop.env,
    timeLimitMs: 10_000,
  });
  return [...listed.stdout.matchAll(/^attribute\.account = (.*)$/gm)].flatMap(([, account]) => account ?? []).sort();
}

function attributes(entry: EntryName): readonly string[] {
  return ['service', entry.service, 'account', entry.account];
}
