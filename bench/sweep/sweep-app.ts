/** A program of nothing but the sweep, in real Electron: prints one line of JSON, and leaves. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app } from 'electron';
import keytar from 'keytar';
import { createAccounts } from '../../main/accounts/accounts.ts';
import { accountsTimes } from '../../main/accounts/accounts-deps.ts';
import { createStateStore } from '../../main/app-state/app-state.ts';
import { createDecisions } from '../../main/app-state/decide.ts';
import { initialState } from '../../main/program/initial-state.ts';
import type { LockedDrafts } from '../../main/store/locked-drafts.ts';
import { createStoreWithoutKeyring } from '../../main/store/store-without-keyring.ts';
import { createSystemClock } from '../../main/system-clock.ts';
import { encodeEntry } from '../../main/vault/credential-entries.ts';
import { spawnElectronWorker } from '../../main/vault/electron-worker.ts';
import { createSystemVault } from '../../main/vault/system-vault.ts';
import { guard } from '../../shared/guard.ts';

/** Not the program's own: its entries lie in the same keyring. */
const service = 'Hatcheck bench';
const entries = 500;
const rounds = 9;

const clock = createSystemClock();
const noDrafts: LockedDrafts = { drafts: async () => [], saveDraft: async () => {}, removeDraft: async () => {}, retire: async () => null };

/** A personal account signed in with OAuth, of the size they have: 1.3 kB. All may stay, so that a sweep changes nothing. */
function entryNumber(index: number) {
  const subject = `did:plc:bench${String(index).padStart(19, '0')}`;
  const encoded = encodeEntry({
    ...{ network: 'bluesky', server: 'https://bsky.social', subject, handle: `account-${index}.example.com` },
    ...{ method: 'oauth', kind: 'personal', kindSource: 'person', scopes: ['atproto', 'transition:generic'], state: 'usable' },
    credential: { refreshToken: 'r'.repeat(900), dpopKey: 'k'.repeat(150) },
  });
  if (encoded.kind !== 'ok') throw new Error(encoded.why);
  return encoded;
}

async function timed(act: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  const found = await act();
  if (found !== entries) throw new Error(`${found} of ${entries} entries were found.`);
  return performance.now() - startedAt;
}

async function measure(): Promise<{ readonly ours: number[]; readonly bare: number[] }> {
  const spawnWorker = () => spawnElectronWorker(path.join(import.meta.dirname, 'keytar-worker.js'));
  const vault = createSystemVault({ platform: process.platform, clock, spawnWorker, service });
  for (let index = 0; index < entries; index += 1) {
    const { key, secret } = entryNumber(index);
    await keytar.setPassword(service, key, secret);
  }
  const state = createStateStore({ ...initialState, vault: { kind: 'ready' }, ledger: { kind: 'writable' } });
  const accounts = createAccounts({
    ...{ state, vault, clock, newId: randomUUID, times: accountsTimes, store: createStoreWithoutKeyring(noDrafts) },
    decisions: createDecisions({ guard, state, now: clock.now, append: async () => ({ kind: 'writable' }), after: clock.after }),
    networkOf: () => {
      throw new Error('A sweep of what may stay asks no network.');
    },
    disarm: () => {},
    openBrowser: async () => {},
  });
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const one = await timed(async () => (await keytar.findCredentials(service)).length);
    const other = await timed(async () => {
      await accounts.sweep();
      return state.get().accounts.length;
    });
    if (round === 0) continue;
    bare.push(one);
    ours.push(other);
  }
  accounts.stop();
  vault.close();
  return { ours, bare };
}

// Not awaited: Electron only becomes ready once this module has ended.
void app
  .whenReady()
  .then(measure)
  .then(
    (times) => {
      process.stdout.write(`${JSON.stringify(times)}\n`);
      app.exit(0);
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    },
  );
