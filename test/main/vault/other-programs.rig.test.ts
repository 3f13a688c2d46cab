import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDBus } from '../../../main/d-bus.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { createSecretServiceSearch } from '../../../main/vault/other-programs.ts';
import { type Desktop, startDesktop } from '../../rig/desktop.ts';
import { type Keyring, startKeyring } from '../../rig/keyring.ts';
import { readSecret, writeSecret } from '../../rig/secret-tool.ts';
import { waitFor } from '../../rig/wait-for.ts';

let desktop: Desktop;
let keyring: Keyring;
beforeAll(async () => {
  desktop = await startDesktop();
  keyring = await startKeyring(desktop, 'ready');
});
afterAll(async () => {
  await keyring?.stop();
  await desktop?.stop();
});

const secret = 'the-token-of-another-program';

it('finds what another program keeps in the real keyring, by its attributes, and asks for no secret', async () => {
  await writeSecret(desktop, { service: 'othersocial', account: 'news.acme.example' }, secret);
  await writeSecret(desktop, { service: 'somewhere-else', account: 'jo.example' }, 'not-searched-for');
  const clock = createSystemClock();
  const address = desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const search = createSecretServiceSearch(() => openDBus({ bus: 'session', address }, clock), clock);

  const listening = await listenIn(desktop);
  const found = await search(['othersocial', 'account=news.acme.example', 'nobody']);
  const asked = await listening.askedSoFar();
  if (found.kind !== 'ok') throw new Error(found.why);
  expect(found.items.map(({ service, item }) => [service, item.attributes.account])).toEqual([
    ['othersocial', 'news.acme.example'],
    ['account=news.acme.example', 'news.acme.example'],
  ]);
  expect(found.items[0]?.item.label).toContain('othersocial');
  expect(found.missed).toBeNull();
  expect(JSON.stringify(found)).not.toContain(secret);
  // Every call that reached the keyring: searches and properties, so no GetSecret, GetSecrets, OpenSession or Unlock.
  expect([...new Set(asked)].sort()).toEqual(['org.freedesktop.DBus.Properties.Get', 'org.freedesktop.Secret.Service.SearchItems']);
  expect(listening.heard()).not.toContain(secret);

  // The ear is good enough: a program that does read the secret is heard.
  expect(await readSecret(desktop, { service: 'othersocial', account: 'news.acme.example' })).toContain(secret);
  expect((await listening.askedSoFar()).join()).toContain('GetSecret');
  await listening.stop();
});

/** Everything that any program says on the bus of this desktop, as the bus itself tells a monitor (dbus-monitor(1)). */
async function listenIn({ env }: Desktop) {
  const monitor = spawn('dbus-monitor', ['--session'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let heard = '';
  monitor.stdout.setEncoding('utf8').on('data', (words: string) => {
    heard += words;
  });
  // The bus takes its name from a connection that becomes a monitor; from then on it hears all.
  await waitFor('the monitor to listen', () => heard.includes('member=NameLost'));
  let marks = 0;
  return {
    heard: () => heard,
    /** The calls to the Secret Service in order, up to now: a call of our own marks where that is. */
    async askedSoFar(): Promise<readonly string[]> {
      marks += 1;
      const mark = `/mark/number${marks}`;
      await spawnOnce('dbus-send', ['--session', '--dest=org.freedesktop.DBus', mark, 'org.freedesktop.DBus.Peer.Ping'], env);
      await waitFor('the monitor to hear the mark', () => heard.includes(mark));
      const calls = heard.matchAll(/^method call .* path=\/org\/freedesktop\/secrets\S*; interface=(\S+); member=(\S+)$/gm);
      return [...calls].map(([, from, member]) => `${from}.${member}`);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        monitor.once('close', () => resolve());
        monitor.kill('SIGKILL');
      }),
  };
}

function spawnOnce(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(command, args, { env, stdio: 'ignore' })
      .once('close', () => resolve())
      .once('error', reject);
  });
}
