import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RunTool } from '../run-tool.ts';

/** What the id of this computer is read through. */
export interface DeviceIdParts {
  readonly platform: NodeJS.Platform;
  readonly run: RunTool;
  /** Rejects where there is no such file. */
  readonly read: (path: string) => Promise<string>;
}

/** Names what the id is for: another program that does the same gets another id (systemd's machine-id(5) asks for this). */
const purpose = 'com.hatcheck.desktop device 1';
/** Letters and digits that are not taken for each other (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of this computer, for example `7K2QM-9XW4T-0B3CD-E5FGH`: the same for every profile on it and after every
 * restart, and another on every other one, so that a copied profile takes nothing along. Made from what the system calls
 * itself, which it does not give away. Null where the system has no such name.
 */
export async function readDeviceId(parts: DeviceIdParts): Promise<string | null> {
  const name = await machineName(parts);
  return name === null ? null : deviceIdOf(name);
}

export function deviceIdOf(machineName: string): string {
  const bytes = createHmac('sha256', machineName).update(purpose).digest().subarray(0, 20);
  const letters = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
  return letters.match(/.{5}/g)?.join('-') ?? letters;
}

async function machineName({ platform, run, read }: DeviceIdParts): Promise<string | null> {
  switch (platform) {
    case 'win32': {
      const args = ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid', '/reg:64'];
      return named(await run({ paths: ['C:\\Windows\\System32\\reg.exe'], args }), /^ {4}MachineGuid {4}REG_SZ {4}([\w-]{30,40})\r?$/m);
    }
    case 'darwin': {
      const args = ['-rd1', '-c', 'IOPlatformExpertDevice'];
      return named(await run({ paths: ['/usr/sbin/ioreg'], args }), /"IOPlatformUUID" = "([\w-]{30,40})"/);
    }
    default:
      return (await machineIdIn('/etc/machine-id', read)) ?? machineIdIn('/var/lib/dbus/machine-id', read);
  }
}

function named(answer: Awaited<ReturnType<RunTool>>, pattern: RegExp): string | null {
  return answer.kind === 'said' ? (pattern.exec(answer.text)?.[1] ?? null) : null;
}

/** systemd's machine-id(5): 32 hexadecimal digits; `uninitialized` on the first boot. */
async function machineIdIn(path: string, read: DeviceIdParts['read']): Promise<string | null> {
  const text = await read(path).catch(() => '');
  return /^[0-9a-f]{32}$/.test(text.trim()) ? text.trim() : null;
}

/** Of this very computer. */
export function readTextFile(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
