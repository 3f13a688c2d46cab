import { homedir } from 'node:os';
import { join } from 'node:path';
import { readAnchor } from '../ledger/anchor.ts';
import { createNodeLedgerDisk } from '../ledger/node-ledger-disk.ts';
import { createSystemClock } from '../system-clock.ts';
import { spawnNodeWorker } from '../vault/node-worker.ts';
import { createSystemVault } from '../vault/system-vault.ts';
import { runLedgerVerify } from './ledger-verify.ts';
import { profileFolder } from './profile-folder.ts';

/**
 * The command `hatcheck`: no window, no display, in Node or in Electron running as Node.
 * What it cannot read gets one plain sentence and a code other than 0, and changes nothing.
 */
async function hatcheck(args: readonly string[]): Promise<number> {
  const [area, verb, ...rest] = args;
  if (area === 'ledger' && verb === 'verify') return verifyLedger(rest);
  if (area === 'pulse') return pulseLines();
  if (area === 'check') return checkLines(args.slice(1));
  if (area === 'voice') return voiceLines(args.slice(1));
  print(`Hatcheck does not know "${args.join(' ')}". Use: hatcheck ledger verify [--file FILE]`);
  return 3;
}

async function verifyLedger(args: readonly string[]): Promise<number> {
  const spawnWorker = () => spawnNodeWorker(join(import.meta.dirname, 'keytar-worker.js'));
  const vault = createSystemVault({ platform: process.platform, clock: createSystemClock(), spawnWorker });
  try {
    return await runLedgerVerify(args, {
      ownFile: join(profileFolder(process.platform, process.env, homedir()), 'ledger.jsonl'),
      disk: createNodeLedgerDisk,
      readAnchor: () => readAnchor(vault),
      print,
    });
  } finally {
    vault.close();
  }
}

async function checkLines(args: readonly string[]): Promise<number> {
  const { runCheckLines } = await import('./check-lines.ts');
  const { readCheckModels } = await import('../models/check-models.ts');
  const complain = (words: string) => process.stderr.write(`${words}\n`);
  const models = await readCheckModels(join(import.meta.dirname, '../../assets/models'), complain);
  return runCheckLines(args, { input: process.stdin, print, complain, models });
}

async function pulseLines(): Promise<number> {
  const { answerPulseLines } = await import('./pulse-lines.ts');
  const { readPulseModel } = await import('../models/pulse-model-file.ts');
  const model = await readPulseModel(join(import.meta.dirname, '../../assets/models/pulse.json'));
  return answerPulseLines({ input: process.stdin, print }, model);
}

async function voiceLines(args: readonly string[]): Promise<number> {
  const { runVoiceLines } = await import('./voice-lines.ts');
  const { readVoicePool } = await import('../models/voice-pool-file.ts');
  return runVoiceLines(args, {
    input: process.stdin,
    print,
    complain: (words) => process.stderr.write(`${words}\n`),
    readPool: () => readVoicePool(join(import.meta.dirname, '../../assets/models/voice-pool.json')),
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// The bus and the worker may keep the process alive, so it ends here: once the answer is out, also through a slow pipe.
void hatcheck(process.argv.slice(2)).then((code) => process.stdout.write('', () => process.exit(code)));
