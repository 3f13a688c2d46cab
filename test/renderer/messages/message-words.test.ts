import { expect, it } from 'vitest';
import { entryLine, sendControl, toWhom } from '../../../renderer/messages/message-words.ts';
import { messageFixtures } from '../../../renderer/preview/message-fixtures.ts';
import type { MessageEntry, MessageState } from '../../../shared/message-outbox.ts';

const bob = { subject: 'b', handle: 'bob.example', displayName: '' };
const eve = { subject: 'e', handle: 'eve.example', displayName: '' };
const kim = { subject: 'k', handle: 'kim.example', displayName: '' };
const snapshotOf = (name: string) => messageFixtures.find((fixture) => fixture.name === name)?.snapshot;
const [writing] = snapshotOf('messages-writing')?.messages ?? [];
const [held] = snapshotOf('messages-going-out')?.messageOutbox ?? [];
if (writing === undefined || held === undefined) throw new Error('The fixtures hold no message');

it('names every reader', () => {
  expect(toWhom([bob])).toBe('@bob.example');
  expect(toWhom([bob, eve, kim])).toBe('@bob.example, @eve.example and @kim.example');
});

it('says on the button who sends to whom, and why it cannot be pressed', () => {
  const control = (...given: Parameters<typeof sendControl>) => sendControl(...given);
  expect(control(writing, 'acme.com', [bob, eve], '')).toEqual({ words: 'Send as @acme.com to @bob.example and @eve.example', why: null });
  expect(control(writing, 'acme.com', [], '').why).toMatch(/^Look somebody up first/);
  expect(control({ ...writing, message: { ...writing.message, text: ' ' } }, 'acme.com', [bob], '').why).toBe('Write something first.');
  const refusal = { law: 4, reason: 'not-armed', words: '@acme.com is locked.' } as const;
  expect(control({ ...writing, refusal }, 'acme.com', [bob], '').why).toBe('@acme.com is locked.');
  expect(control({ ...writing, mustRetype: true }, 'acme.com', [bob], 'acme').why).toBe('Type @acme.com above first.');
  expect(control({ ...writing, mustRetype: true }, 'acme.com', [bob], '@Acme.com').why).toBeNull();
});

it.each<readonly [MessageState, RegExp, boolean, boolean]>([
  [{ kind: 'held' }, /goes out in 42 s$/, true, false],
  [{ kind: 'waiting', words: 'No network.', nextTryAt: 0 }, /waiting: No network\.$/, true, false],
  [{ kind: 'frozen', why: 'locked', words: 'Locked.' }, /not sent: Locked\.$/, true, true],
  [{ kind: 'sending' }, /being sent$/, false, false],
  [{ kind: 'settling', since: 0, nextTryAt: 0 }, /not known yet whether it arrived/, false, false],
  [{ kind: 'sent', at: 0 }, /^Sent as @acme.com to @robin.example.com$/, false, false],
  [{ kind: 'refused', law: 3, words: 'Stopped.', at: 0 }, /not sent: Stopped\.$/, true, false],
])('a message that is %j', (state, title, isRecallable, isFrozen) => {
  const line = entryLine({ ...held.entry, state }, held.entry.dueAt - 42_000);
  expect(line).toEqual({ title: expect.stringMatching(title), isRecallable, isFrozen, isTellable: false });
});

it('asks the person only once it cannot arrive any more', () => {
  const part = { ...held.entry.part, lateUntil: 5_000 } as MessageEntry['part'];
  const entry: MessageEntry = { ...held.entry, part, state: { kind: 'settling', since: 0, nextTryAt: 0 } };
  expect(entryLine(entry, 4_999)).toMatchObject({ isTellable: false, title: expect.stringMatching(/Hatcheck is looking$/) });
  expect(entryLine(entry, 5_000)).toMatchObject({ isTellable: true, title: expect.stringMatching(/cannot see whether it arrived/) });
});
