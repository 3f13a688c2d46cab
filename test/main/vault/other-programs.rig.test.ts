import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDBus } from '../../../main/d-bus.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { createSecretServiceSearch } from '../../../main/vault/other-programs.ts';
import { type Desktop, startDesktop } from '../../rig/desktop.ts';
import { type Keyring, startKeyring } from '../../rig/keyring.ts';
import { writeSecret } from '../../rig/secret-tool.ts';

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

it('finds what another program keeps in the real keyring, by its attributes, and asks for no secret', async () => {
  await writeSecret(desktop, { service: 'othersocial', account: 'news.acme.example' }, 'the-token-of-another-program');
  await writeSecret(desktop, { service: 'somewhere-else', account: 'jo.example' }, 'not-searched-for');
  const clock = createSystemClock();
  const asked: string[] = [];
  const search = createSecretServiceSearch(() => {
    const bus = openDBus({ bus: 'session', address: desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '' }, clock);
    const call: typeof bus.call = (message, limitMs) => {
      asked.push(`${message.interface}.${message.member}`);
      return bus.call(message, limitMs);
    };
    return { call, watch: bus.watch.bind(bus), onDisconnected: bus.onDisconnected.bind(bus), disconnect: bus.disconnect.bind(bus) };
  }, clock);

  const found = await search(['othersocial', 'account=news.acme.example', 'nobody']);
  if (found.kind !== 'ok') throw new Error(found.why);
  expect(found.items.map(({ service, item }) => [service, item.attributes.account])).toEqual([
    ['othersocial', 'news.acme.example'],
    ['account=news.acme.example', 'news.acme.example'],
  ]);
  expect(found.items[0]?.item.label).toContain('othersocial');
  expect(JSON.stringify(found)).not.toContain('the-token-of-another-program');
  // Every call that left: nothing but searches and properties, so no GetSecret, GetSecrets, OpenSession or Unlock.
  expect([...new Set(asked)].sort()).toEqual(['org.freedesktop.DBus.Properties.Get', 'org.freedesktop.Secret.Service.SearchItems']);
});
