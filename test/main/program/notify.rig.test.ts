import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDBus } from '../../../main/d-bus.ts';
import { notifyOverDBus } from '../../../main/program/notify.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { type BusClient, connectBus } from '../../rig/bus-client.ts';
import { type Desktop, startDesktop } from '../../rig/desktop.ts';

let desktop: Desktop;
let service: BusClient;
beforeAll(async () => {
  desktop = await startDesktop();
  service = await connectBus(desktop.sessionBus);
});
afterAll(async () => {
  service?.close();
  await desktop?.stop();
});

it('reaches the notification service of the desktop, and its words are words', async () => {
  const heard = new Promise<readonly unknown[]>((resolve) => {
    service.serve(({ member, body }) => {
      if (member !== 'Notify') return undefined;
      resolve(body);
      return { signature: 'u', body: [1] };
    });
  });
  await service.own('org.freedesktop.Notifications');
  notifyOverDBus(() => openDBus({ bus: 'session', address: desktop.sessionBus }, createSystemClock()))(
    'A title',
    'A <b>bold</b> & plain word',
  );
  expect((await heard).slice(0, 5)).toEqual(['Hatcheck', 0, 'hatcheck', 'A title', 'A &lt;b&gt;bold&lt;/b&gt; &amp; plain word']);
});
