/** A program of nothing but the vault, in real Electron: uses it, then leaves with a call that will never end. */
import path from 'node:path';
import { app } from 'electron';
import { openDBus } from '../../../../main/d-bus.ts';
import { createSystemClock } from '../../../../main/system-clock.ts';
import { spawnElectronWorker } from '../../../../main/vault/electron-worker.ts';
import { createSystemVault } from '../../../../main/vault/system-vault.ts';

const clock = createSystemClock();
const spawnWorker = () => spawnElectronWorker(path.join(import.meta.dirname, 'keytar-worker.js'));
const say = (what: string, value: unknown) => process.stdout.write(`${what} ${JSON.stringify(value)}\n`);

// Electron becomes ready only after this file ran, so it cannot wait for that at its top level.
void app.whenReady().then(async () => {
  const vault = createSystemVault({ platform: process.platform, clock, spawnWorker });
  say('write', await vault.write('k', 'sécret'));
  say('read', await vault.read('k'));
  say('list', await vault.list());
  app.on('will-quit', () => vault.close());
  await leaveCallPending();
  process.stdin.once('data', () => app.quit());
});

/** A prompt that opens under a call in keytar's hands: the vault itself does not let it come to that. */
async function leaveCallPending(): Promise<void> {
  const worker = spawnWorker();
  const heard = new Promise((resolve) => worker.onMessage(resolve));
  worker.send({ id: 1, call: { kind: 'list', service: 'Hatcheck' } });
  await heard;
  await lock();
  worker.onMessage(() => say('answered', null));
  worker.send({ id: 2, call: { kind: 'write', service: 'Hatcheck', key: 'n', secret: 's' } });
  app.on('will-quit', () => worker.kill());
}

async function lock(): Promise<void> {
  const bus = openDBus({ bus: 'session' }, clock);
  const service = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets', interface: 'org.freedesktop.Secret.Service' };
  await bus.call({ ...service, member: 'Lock', signature: 'ao', body: [['/org/freedesktop/secrets/collection/login']] }, 5_000);
}
