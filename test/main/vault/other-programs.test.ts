import { expect, it } from 'vitest';
import type { DBus, DBusAnswer, DBusCall } from '../../../main/d-bus.ts';
import { createSecretServiceSearch } from '../../../main/vault/other-programs.ts';

type Answer = (call: DBusCall) => DBusAnswer;
const ok = (...body: unknown[]): DBusAnswer => ({ kind: 'ok', body, sender: ':1.1' });

/** A keyring (Secret Storage Specification 0.2) in which these many items are found; `get` answers for a property of one. */
function search(items: number, get: Answer, searched: Answer = () => ok(paths(items), [])) {
  const bus: DBus = {
    call: async (call) => (call.member === 'SearchItems' ? searched(call) : get(call)),
    watch: () => () => {},
    onDisconnected: () => () => {},
    disconnect: () => {},
  };
  return createSecretServiceSearch(() => bus, { monotonic: () => 0 })(['some-client', 'another']);
}

const paths = (count: number) => Array.from({ length: count }, (_, index) => `/org/freedesktop/secrets/collection/login/${index}`);
const shown: Answer = ({ body }) => ok({ value: body?.[1] === 'Label' ? 'A sign-in' : { account: 'news.acme.example' } });

it('has seen everything where every item answered, or went away meanwhile', async () => {
  expect(await search(1, shown)).toMatchObject({ kind: 'ok', missed: null, items: [{ item: { label: 'A sign-in' } }, {}] });
  for (const name of ['org.freedesktop.DBus.Error.UnknownObject', 'org.freedesktop.Secret.Error.NoSuchObject'])
    expect(await search(1, () => ({ kind: 'refused', name, words: 'no such item' }))).toMatchObject({ kind: 'ok', missed: null });
});

it.each<readonly [string, DBusAnswer]>([
  ['it did not answer in time', { kind: 'timeUp' }],
  ['the bus closed the connection', { kind: 'disconnected', words: 'the bus closed the connection' }],
  ['locked', { kind: 'refused', name: 'org.freedesktop.Secret.Error.IsLocked', words: 'locked' }],
  ['Get was answered in an unknown form', ok({ value: 7 })],
])('says that it missed something where an item does not answer: %s', async (missed, answer) => {
  expect(await search(1, () => answer)).toMatchObject({ kind: 'ok', missed });
  const onlyLabels: Answer = (call) => (call.body?.[1] === 'Label' ? shown(call) : answer);
  expect(await search(1, onlyLabels)).toMatchObject({ kind: 'ok', missed, items: [{ item: { label: 'A sign-in' } }, {}] });
});

it('says that it missed something where there are more items than it looks at', async () => {
  expect(await search(200, shown)).toMatchObject({ missed: null });
  expect(await search(201, shown)).toMatchObject({ missed: 'it keeps more than 200 items of one name' });
});

it('keeps what it saw where a later search is not answered, and has failed where it saw nothing', async () => {
  const once = (first: number): Answer => {
    let asked = 0;
    return () => (asked++ === 0 ? ok(paths(first), []) : { kind: 'timeUp' });
  };
  expect(await search(1, shown, once(1))).toMatchObject({ kind: 'ok', missed: 'it did not answer in time', items: [{}] });
  expect(await search(0, shown, once(0))).toEqual({ kind: 'failed', why: 'it did not answer in time' });
});
