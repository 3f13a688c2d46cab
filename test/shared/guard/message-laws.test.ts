import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Identity } from '../../../shared/account.ts';
import { createMessageGuard } from '../../../shared/guard/message-guard.ts';
import { messageRules } from '../../../shared/guard/message-rules.ts';
import { guardRules } from '../../../shared/guard/rules.ts';
import type { Message } from '../../../shared/message.ts';
import { messageSchema } from '../../../shared/message.ts';
import { type MessageEntry, type MessageState, messageEntrySchema } from '../../../shared/message-outbox.ts';
import { type OutboxEntry, outboxEntrySchema } from '../../../shared/outbox.ts';
import { type Draft, draftSchema } from '../../../shared/post.ts';
import {
  draftOf,
  entryOf,
  factsOf,
  findingOf,
  goodWorld,
  identityOf,
  isCovered,
  isOldForBrands,
  now,
  speaksForBrand,
  type World,
  words,
} from './world.ts';

const bob = { subject: 'did:plc:bob', handle: 'bob.example', displayName: '' };
const eve = { subject: 'did:plc:eve', handle: 'eve.example', displayName: '' };

function messageOf(identity: Identity, more: Partial<Message> = {}): Message {
  const plain = { kind: 'message' as const, id: 'm', identityId: identity.id, to: [bob], text: 'hello' };
  return { ...plain, acknowledged: [], createdAt: 0, updatedAt: 0, ...more };
}

function messageEntryOf(identity: Identity, state: MessageState): MessageEntry {
  const { id: identityId, subject, handle, kind } = identity;
  const times = { confirmedAt: now - 60_000, holdMs: 60_000, dueAt: now };
  return { id: 'e', message: messageOf(identity), identityId, subject, handle, kind, ...times, part: null, state };
}

const worlds = fc.record(
  Object.fromEntries(Object.entries(words).map(([name, values]) => [name, fc.constantFrom(...values)])) as {
    readonly [K in keyof World]: fc.Arbitrary<World[K]>;
  },
);

/** What stands against a brand's act in this world, told from its words alone. */
function isAgainst(world: World): boolean {
  if (world.presence === 'away') return true;
  if (!speaksForBrand(world)) return world.policy === 'strict' && world.device === 'managed';
  if (world.device !== 'managed' && !isCovered(world)) return true;
  return (
    world.policy === 'invalid' ||
    isOldForBrands(world) ||
    world.vault !== 'ready' ||
    world.clock === 'untrusted' ||
    world.ledger !== 'writable' ||
    world.lease !== 'armed'
  );
}

type Way = 'confirm' | 'send';
const asked = (
  guard: ReturnType<typeof createMessageGuard>,
  way: Way,
  world: World,
  change: Readonly<Record<string, boolean>>,
): boolean => {
  const identity = identityOf(world);
  const other = { ...identity, id: 'bluesky:did:plc:x', subject: 'did:plc:x', handle: 'x.example' };
  const facts = factsOf(world);
  if (way === 'confirm') {
    const message = messageOf(identity, change.nobody ? { to: [] } : change.blank ? { text: ' ' } : {});
    const to = change.readers ? [eve.subject] : message.to.map(({ subject }) => subject);
    const gesture = {
      identityId: change.identity ? other.id : identity.id,
      heldMs: change.short ? 100 : 600,
      retypedHandle: identity.handle,
      to,
    };
    const findings = change.stop ? [findingOf('stop')] : change.caution ? [findingOf('caution')] : [];
    return guard.mayConfirmMessage(message, identity, findings, gesture, facts).kind === 'ok';
  }
  const entry = messageEntryOf(identity, change.frozen ? { kind: 'frozen', why: 'locked', words: '' } : { kind: 'held' });
  const due = change.early ? { ...entry, dueAt: now + 1 } : entry;
  const sender = {
    kind: 'proved' as const,
    subject: change.sender ? other.subject : identity.subject,
    handle: change.renamed ? 'y.example' : identity.handle,
  };
  const readers = [{ handle: bob.handle, subject: change.reader ? eve.subject : bob.subject }];
  return guard.maySendMessage(due, change.bound ? other : identity, { sender, readers }, facts).kind === 'ok';
};

const ways: Readonly<Record<Way, readonly string[]>> = {
  confirm: ['nobody', 'blank', 'readers', 'identity', 'stop', 'caution'],
  send: ['frozen', 'early', 'sender', 'renamed', 'reader', 'bound'],
};
const guard = createMessageGuard(guardRules);

describe.each(['confirm', 'send'] as const)('to %s a message', (way) => {
  it('is allowed where nothing is against it, and nowhere else', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom('nothing', ...ways[way]), (world, change) => {
        const against = isAgainst(world) || change !== 'nothing';
        expect(asked(guard, way, world, { [change]: true })).toBe(!against);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused for each of what may be wrong with it, in the best of worlds', () => {
    expect(asked(guard, way, goodWorld, {})).toBe(true);
    for (const change of ways[way]) expect([change, asked(guard, way, goodWorld, { [change]: true })]).toEqual([change, false]);
  });
});

it('what a person saw is believed only where nobody knows, and a loss only once it cannot arrive any more', () => {
  const kinds: readonly MessageState[] = [
    { kind: 'held' },
    { kind: 'sending' },
    { kind: 'settling', since: now, nextTryAt: now },
    { kind: 'sent', at: now },
    { kind: 'frozen', why: 'refused', words: '' },
  ];
  fc.assert(
    fc.property(
      worlds,
      fc.constantFrom(...kinds),
      fc.boolean(),
      fc.integer({ min: -5, max: 5 }),
      fc.boolean(),
      (world, state, isThere, away, known) => {
        const entry = messageEntryOf(identityOf(world), state);
        const part = {
          key: 'k',
          record: {},
          publishedUri: null,
          publishedCid: null,
          attemptedAt: 0,
          ...(known ? { lateUntil: now + away } : {}),
        };
        const believed = guard.maySettleMessage({ ...entry, part }, isThere, factsOf(world)).kind === 'ok';
        expect(believed).toBe(state.kind === 'settling' && (isThere || (known && away <= 0)));
      },
    ),
  );
});

it('a brand’s button is held', () => {
  expect(asked(guard, 'confirm', goodWorld, { short: true })).toBe(false);
});

it.each([
  ['confirm', 'readers', 'readersAsShown'],
  ['confirm', 'nobody', 'hasReaders'],
  ['confirm', 'blank', 'saysSomething'],
  ['send', 'bound', 'messageBoundAsShown'],
  ['send', 'reader', 'readersProved'],
] as const)('to %s with %s changed is refused by %s alone', (way, change, rule) => {
  const mutant = createMessageGuard(guardRules, { ...messageRules, [rule]: () => null });
  const isOtherwise = change === 'bound' && !asked(mutant, way, goodWorld, { [change]: true });
  // Another identity is locked, too: law 4 stands behind law 2.
  expect(asked(mutant, way, goodWorld, { [change]: true }) || isOtherwise).toBe(true);
});

describe('a message and a post', () => {
  it('are not each other’s type, nor anything else’s on the way out', () => {
    expectTypeOf<Message>().not.toExtend<Draft>();
    expectTypeOf<Draft>().not.toExtend<Message>();
    expectTypeOf<MessageEntry>().not.toExtend<OutboxEntry>();
    expectTypeOf<OutboxEntry>().not.toExtend<MessageEntry>();
  });

  it('are not read for each other from the disk, whatever is added to them', () => {
    const identity = identityOf(goodWorld);
    const held: MessageState = { kind: 'held' };
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('text', 'parts', 'to', 'visibility', 'replyTo', 'also'), fc.jsonValue()), (added) => {
        expect(outboxEntrySchema.safeParse({ ...added, ...messageEntryOf(identity, held) }).success).toBe(false);
        expect(messageEntrySchema.safeParse({ ...added, ...entryOf(identity) }).success).toBe(false);
        expect(messageSchema.safeParse({ ...added, ...draftOf(identity.id) }).success).toBe(false);
        expect(draftSchema.safeParse({ ...messageOf(identity), ...added, parts: undefined }).success).toBe(false);
      }),
    );
  });
});
