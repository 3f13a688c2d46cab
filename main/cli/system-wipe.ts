import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readPolicy } from '../../shared/policy-reading.ts';
import { accountsTimes } from '../accounts/accounts-deps.ts';
import { revokeWithin } from '../accounts/revoke.ts';
import { eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import { createNodeLedgerDisk } from '../ledger/node-ledger-disk.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { systemPolicySource } from '../policy/system-policy-source.ts';
import { createSystemClock } from '../system-clock.ts';
import { readTestSwitches } from '../test-switches.ts';
import type { CredentialEntry } from '../vault/credential-entries.ts';
import { spawnNodeWorker } from '../vault/node-worker.ts';
import { readAccounts } from '../vault/read-accounts.ts';
import { createSystemVault } from '../vault/system-vault.ts';
import type { Vault } from '../vault/vault.ts';
import { nodeNetworks } from './node-networks.ts';
import { ownProgram } from './own-program.ts';
import { profileFolder } from './profile-folder.ts';
import type { WipeCommandIo } from './wipe-command.ts';
import { profileOnDisk } from './wipe-profile.ts';

/** What `hatcheck wipe` reaches this computer through. `builtMain`: the folder of the built program. `end`: lets the keyring go. */
export async function systemWipe(
  builtMain: string,
): Promise<{ readonly io: Omit<WipeCommandIo, 'print' | 'complain'>; readonly end: () => void }> {
  const clock = createSystemClock();
  const switches = readTestSwitches(process.env, clock);
  const policy = readPolicy(await systemPolicySource(process.platform, switches).read(), null, clock.now());
  const networkOf = nodeNetworks(clock, policy, switches);
  const folder = profileFolder(process.platform, process.env, homedir());
  const vault = createSystemVault({
    ...{ platform: process.platform, clock },
    spawnWorker: () => spawnNodeWorker(join(builtMain, 'keytar-worker.js')),
  });
  let entries: ReadonlyMap<string, CredentialEntry> = new Map();
  const io: Omit<WipeCommandIo, 'print' | 'complain'> = {
    program: ownProgram(),
    profile: profileOnDisk(folder, clock),
    async listVault() {
      const listed = await vault.list();
      if (listed.kind !== 'ok') return listed;
      const read = readAccounts(listed.value);
      entries = read.entries;
      return { kind: 'ok', value: { ...read, keys: listed.value.map(({ key }) => key) } };
    },
    async revoke(account) {
      const entry = entries.get(account.id);
      if (entry === undefined) return false;
      const { network, server, subject, method, credential } = entry;
      const session = networkOf(network).open(server, subject, { method, durable: credential }, () => Promise.resolve(false));
      return session !== null && revokeWithin(clock, session, accountsTimes.revokeLimitMs);
    },
    capabilitiesOf: ({ network }) => networkOf(network).capabilities,
    removeKey: (key) => removeKey(vault, key),
    record: (decision) => recordWipe(join(folder, 'ledger.jsonl'), clock, decision),
    confirm: confirmAtTerminal,
  };
  return { io, end: () => vault.close() };
}

async function removeKey(vault: Vault, key: string): Promise<boolean> {
  return (await vault.remove(key)).kind === 'ok';
}

/** Where the ledger was changed by somebody, the entry still stands in it. */
async function recordWipe(file: string, clock: Clock, decision: 'allowed' | 'failed'): Promise<boolean> {
  const ledger = await openLedger({ disk: createNodeLedgerDisk(file), clock, bootId: randomUUID() });
  return (await ledger.append(eventOf('store', decision, { reason: 'wipe' }))).kind !== 'unwritable';
}

async function confirmAtTerminal(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim() === 'wipe';
  } finally {
    terminal.close();
  }
}
