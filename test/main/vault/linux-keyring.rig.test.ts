import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Message, Variant } from '@jellybrick/dbus-next';
import { afterEach, describe, expect, it } from 'vitest';
import { openDBus } from '../../../main/d-bus.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { createLinuxKeyring } from '../../../main/vault/linux-keyring.ts';
import { type BusAnswer, connectBus } from '../../rig/bus-client.ts';
import { startPrivateBus } from '../../rig/private-bus.ts';
import { waitFor } from '../../rig/wait-for.ts';

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

const paths = (...value: readonly string[]) => value;
const none = new AbortController().signal;

/** What a made-up Secret Service answers, changeable as the test goes on. */
interface Service {
  alias: unknown;
  locked: BusAnswer;
  unlocked: readonly string[];
  lockedItems: readonly string[];
  prompt: string;
}

function answer(service: Service, message: Message): BusAnswer {
  switch (message.member) {
    case 'ReadAlias':
      return typeof service.alias === 'string' ? { signature: 'o', body: [service.alias] } : { signature: 'u', body: [7] };
    case 'SearchItems':
      return { signature: 'aoao', body: [service.unlocked, service.lockedItems] };
    case 'Get':
      return service.locked;
    case 'Unlock':
      return { signature: 'aoo', body: [[], service.prompt] };
    case 'Prompt':
      return { signature: '', body: [] };
    default:
      return undefined;
  }
}

async function setUp(change: Partial<Service> = {}, folder = newFolder()) {
  const bus = await startPrivateBus({ type: 'session', folder, services: [], env: { PATH: process.env.PATH } });
  toEnd.push(bus.stop);
  const service: Service = { alias: '/c', locked: variant(false), unlocked: [], lockedItems: [], prompt: '/prompt', ...change };
  const calls: Message[] = [];
  const own = await connectBus(bus.address);
  toEnd.push(() => own.close());
  own.serve((message) => {
    calls.push(message);
    return answer(service, message);
  });
  await own.own('org.freedesktop.secrets');
  const clock = createSystemClock();
  const keyring = createLinuxKeyring({ openBus: () => openDBus({ bus: 'session', address: bus.address }, clock), clock, service: 'S' });
  toEnd.push(() => keyring.close());
  const complete = (dismissed: boolean, prompt = '/prompt') =>
    own.emit({
      path: prompt,
      interface: 'org.freedesktop.Secret.Prompt',
      member: 'Completed',
      signature: 'bv',
      body: [dismissed, new Variant('s', '')],
    });
  const called = (member: string) => calls.filter((call) => call.member === member);
  return { keyring, service, called, complete, bus };
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-buses-'));
  toEnd.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function variant(value: boolean): BusAnswer {
  return { signature: 'v', body: [new Variant('b', value)] };
}

describe('the keyring on Linux', () => {
  it('asks for exactly the items that keytar would find', async () => {
    const { keyring, service, called } = await setUp({ unlocked: paths('/c/1', '/c/2') });
    expect(await keyring.count('k')).toEqual({ kind: 'ok', items: 2 });
    service.lockedItems = paths('/d/3');
    expect(await keyring.count(null)).toEqual({ kind: 'ok', items: 3 });
    const schema = { 'xdg:schema': 'org.freedesktop.Secret.Generic' };
    expect(called('SearchItems').map(({ body }) => body)).toEqual([
      [{ ...schema, service: 'S', account: 'k' }],
      [{ ...schema, service: 'S' }],
    ]);
  });

  it('is locked where an item of ours lies in another collection, which is what it then unlocks', async () => {
    const { keyring, service, called, complete } = await setUp({ lockedItems: paths('/d/3') });
    expect(await keyring.probe()).toEqual({ kind: 'locked' });
    const unlocking = keyring.unlock(none);
    await waitFor('the prompt', () => called('Prompt').length === 1);
    expect(called('Unlock')[0]?.body).toEqual([['/d/3']]);
    service.lockedItems = [];
    complete(false, '/another/prompt');
    complete(false);
    expect(await unlocking).toEqual({ kind: 'unlocked' });
    expect(await keyring.probe()).toEqual({ kind: 'ready', peer: expect.any(String) });
  });

  it('shows one prompt to whoever waits, and never dismisses it', async () => {
    const { keyring, called, complete } = await setUp({ locked: variant(true) });
    const impatient = new AbortController();
    const first = keyring.unlock(impatient.signal);
    await waitFor('the prompt', () => called('Prompt').length === 1);
    impatient.abort();
    expect(await first).toEqual({ kind: 'dismissed' });
    const second = keyring.unlock(none);
    complete(true);
    expect(await second).toEqual({ kind: 'dismissed' });
    expect([called('Prompt').length, called('Dismiss').length]).toEqual([1, 0]);
    expect(await keyring.unlock(AbortSignal.abort())).toEqual({ kind: 'dismissed' });
  });

  it.each<[string, Partial<Service>]>([
    ['a collection', { alias: 7 }],
    ['its lock', { locked: { signature: 's', body: ['yes'] } }],
  ])('says nothing sensible where %s comes in an unknown form', async (_, change) => {
    const { keyring } = await setUp(change);
    expect(await keyring.probe()).toEqual({ kind: 'silent', why: expect.stringContaining('unknown form') });
    expect(await keyring.unlock(none)).toMatchObject({ kind: 'failed' });
  });

  it('is another keyring after the bus was gone for a while', async () => {
    const folder = newFolder();
    const { keyring, bus } = await setUp({}, folder);
    const before = await keyring.probe();
    await bus.stop();
    expect(await waitFor('the bus to be missed', async () => (await keyring.probe()).kind === 'missing')).toBe(true);
    expect(await keyring.count(null)).toMatchObject({ kind: 'failed' });
    await setUp({}, folder);
    const after = await keyring.probe();
    expect([before.kind, after.kind]).toEqual(['ready', 'ready']);
    expect(after).not.toEqual(before);
  });
});
