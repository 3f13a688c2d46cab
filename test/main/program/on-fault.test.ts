import { expect, it } from 'vitest';
import { createLog } from '../../../main/log.ts';
import { createOnFault } from '../../../main/program/on-fault.ts';
import { createStillClock } from '../still-clock.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(halt: () => Promise<void>) {
  const clock = createStillClock();
  const lines: string[] = [];
  const calls: string[] = [];
  const onFault = createOnFault({
    log: createLog({ clock, sinks: [(line) => lines.push(line)], level: 'info' }),
    clock,
    halt: () => {
      calls.push('halting');
      return halt();
    },
    hideAll: () => calls.push('hidden'),
    showCrash: ({ where }) => calls.push(`shown: ${where}`),
  });
  return { onFault, clock, lines, calls };
}

it('halts first, then says so, once', async () => {
  const { onFault, calls, lines } = setUp(async () => {});
  onFault({ where: 'main', what: new Error('first') });
  onFault({ where: 'window', what: new Error('second') });
  expect(calls).toEqual(['halting']);
  await settle();
  expect(calls).toEqual(['halting', 'hidden', 'shown: main']);
  expect(lines.map((line) => line.includes('first') || line.includes('second'))).toEqual([true, true]);
});

it.each([
  ['fails', () => Promise.reject(new Error('cannot'))],
  [
    'throws',
    () => {
      throw new Error('cannot');
    },
  ],
])('says so all the same when halting %s', async (_how, halt) => {
  const { onFault, calls } = setUp(halt);
  onFault({ where: 'main', what: 'x' });
  await settle();
  expect(calls.at(-1)).toBe('shown: main');
});

it('waits three seconds for halting, and no longer', async () => {
  const { onFault, calls, clock } = setUp(() => new Promise(() => {}));
  onFault({ where: 'main', what: 'x' });
  clock.advance(2_999);
  await settle();
  expect(calls).toEqual(['halting']);
  clock.advance(1);
  await settle();
  expect(calls).toEqual(['halting', 'hidden', 'shown: main']);
});
