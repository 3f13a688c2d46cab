import { readFile } from 'node:fs/promises';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { effectivePolicy } from '../../shared/policy.ts';
import { readPolicy } from '../../shared/policy-reading.ts';
import { readAnchor } from '../ledger/anchor.ts';
import { type LedgerKey, originOf, readLedgerKey } from '../ledger/ledger-key.ts';
import { createNodeLedgerDisk } from '../ledger/node-ledger-disk.ts';
import { readPublicKey, verifierKey } from '../ledger/signed-note.ts';
import { systemPolicySource } from '../policy/system-policy-source.ts';
import { createSystemClock } from '../system-clock.ts';
import { readTestSwitches } from '../test-switches.ts';
import { spawnNodeWorker } from '../vault/node-worker.ts';
import { createSystemVault } from '../vault/system-vault.ts';
import { runLedgerVerify, type Witness } from './ledger-verify.ts';
import { nodeExchange } from './node-exchange.ts';
import { profileFolder } from './profile-folder.ts';

/** Where the command's words go. */
export interface LedgerCommandIo {
  /** Folder of the built command, absolute. */
  readonly built: string;
  print(line: string): void;
  complain(words: string): void;
}

/** `hatcheck ledger verify`, `export` and `key`; `args` are the words after `ledger`. Null where it knows no such verb. */
export async function runLedgerCommand([verb, ...args]: readonly string[], io: LedgerCommandIo): Promise<number | null> {
  const ownFile = join(profileFolder(process.platform, process.env, homedir()), 'ledger.jsonl');
  if (verb === 'export') return exportLedger(args, ownFile, io);
  if (verb !== 'verify' && verb !== 'key') return null;
  const spawnWorker = () => spawnNodeWorker(join(io.built, 'keytar-worker.js'));
  const vault = createSystemVault({ platform: process.platform, clock: createSystemClock(), spawnWorker });
  try {
    if (verb === 'key') return await showKey(args, await readLedgerKey(vault), io);
    return await runLedgerVerify(args, {
      ownFile,
      disk: createNodeLedgerDisk,
      readAnchor: () => readAnchor(vault),
      readKey: () => readLedgerKey(vault),
      witnessOfRules,
      exchange: nodeExchange,
      print: io.print,
    });
  } finally {
    vault.close();
  }
}

/** `hatcheck ledger key`: how this user's history is entered at a witness. 0: printed. 3: there is none that could be read. */
async function showKey(args: readonly string[], key: LedgerKey | null, io: LedgerCommandIo): Promise<0 | 3> {
  if (args.length > 0) io.complain('Use: hatcheck ledger key');
  else if (key === null) io.complain('The keyring gives no key: Hatcheck makes it at its first checkpoint, and a locked keyring keeps it.');
  else io.print(verifierKey(key));
  return args.length > 0 || key === null ? 3 : 0;
}

async function witnessOfRules(): Promise<Witness | null> {
  const clock = createSystemClock();
  const source = systemPolicySource(process.platform, readTestSwitches(process.env, clock));
  const { WitnessUrl: url, WitnessKey: key } = effectivePolicy(readPolicy(await source.read(), null, clock.now()));
  return url === undefined ? null : { url, key: key === undefined ? null : readPublicKey(key) };
}

async function exportLedger(args: readonly string[], ownFile: string, io: LedgerCommandIo): Promise<number> {
  const { runLedgerExport } = await import('./ledger-export.ts');
  const { version } = JSON.parse(await readFile(join(io.built, '../../package.json'), 'utf8')) as { readonly version: string };
  const source = { host: hostname(), version, log: originOf(hostname(), userInfo().username) };
  return runLedgerExport(args, { ...io, ownFile, disk: createNodeLedgerDisk, source, exchange: nodeExchange });
}
