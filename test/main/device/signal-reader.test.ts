import { expect, it } from 'vitest';
import { realmSignal } from '../../../main/device/linux/realm-signal.ts';
import { createSignalReader } from '../../../main/device/signal-reader.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { createStillClock } from '../still-clock.ts';

const expecting = { ...defaultPolicy, ExpectedRealms: ['corp.acme.example'] };

function setUp() {
  const clock = createStillClock();
  let runs = 0;
  const run = async () => ({ kind: 'said' as const, text: String(runs++) });
  return { clock, reader: createSignalReader({ signals: [realmSignal], run, clock }), runs: () => runs };
}

it('asks only what the rules expect something of', async () => {
  const { reader, runs } = setUp();
  expect(await reader.read(defaultPolicy, 0)).toEqual([]);
  expect(runs()).toBe(0);
});

it('asks again once the last answer is too old, and always where it may not be old at all', async () => {
  const { reader, clock, runs } = setUp();
  await reader.read(expecting, 1_000);
  clock.advance(999);
  const [kept] = await reader.read(expecting, 1_000);
  expect(kept).toMatchObject({ answer: { text: '0' }, readAt: clock.now() - 999 });
  clock.advance(1);
  await reader.read(expecting, 1_000);
  expect(runs()).toBe(2);
  await reader.read(expecting, 0);
  expect(runs()).toBe(3);
});
