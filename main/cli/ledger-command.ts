import { readFile } from 'node:fs/promises';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { readAnchor } from '../ledger/anchor.ts';
import { originOf, readLedgerKey } from '../ledger/ledger-key.ts';
import { createNodeLedgerDisk } from '../ledger/node-ledger-disk.ts';
import { createSystemClock } from '../system-clock.ts';
import { spawnNodeWorker } from '../vault/node-worker.ts';
import { createSystemVault } from '../vault/system-vault.ts';
import { runLedgerVerify } from './ledger-verify.ts';
import { nodeExchange } from './node-exchange.ts';
import { profileFolder } from './profile-folder.ts';

/** Where the command's words go. */
export interface LedgerCommandIo {
  /** Folder of the built command, absolute. */
  readonly built: string;
  print(line: string): void;
  complain(words: string): void;
}

/** `hatcheck ledger verify` and `hatcheck ledger export`; `args` are the words after `ledger`. Null where it knows no such verb. */
export async function runLedgerCommand([verb, ...args]: readonly string[], io: LedgerCommandIo): Promise<number | null> {
  const ownFile = join(profileFolder(process.platform, process.env, homedir()), 'ledger.jsonl');
  if (verb === 'export') return exportLedger(args, ownFile, io);
  if (verb !== 'verify') return null;
  const spawnWorker = () => spawnNodeWorker(join(io.built, 'keytar-worker.js'));
  const vault = createSystemVault({ platform: process.platform, clock: createSystemClock(), spawnWorker });
  try {
    return await runLedgerVerify(args, {
      ownFile,
      disk: createNodeLedgerDisk,
      readAnchor: () => readAnchor(vault),
      readKey: () => readLedgerKey(vault),
      exchange: nodeExchange,
      print: io.print,
    });
  } finally {
    vault.close();
  }
}

async function exportLedger(args: readonly string[], ownFile: string, io: LedgerCommandIo): Promise<number> {
  const { runLedgerExport } = await import('./ledger-export.ts');
  const { version } = JSON.parse(await readFile(join(io.built, '../../package.json'), 'utf8')) as { readonly version: string };
  const source = { host: hostname(), version, log: originOf(hostname(), userInfo().username) };
  return runLedgerExport(args, { ...io, ownFile, disk: createNodeLedgerDisk, source, exchange: nodeExchange });
}
