import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { createReader, type WorkerHandle } from '../../../main/audience/reader.ts';

interface SentCall {
  readonly id: number;
}

/** A worker that says what the test says, and how many of it were started and ended. */
function scene() {
  const clock = createAdjustableClock({ now: () => 0, monotonic: () => 0, after: () => () => {} });
  const counts = { started: 0, killed: 0 };
  const sent: SentCall[] = [];
  let say: (message: unknown) => void = () => {};
  let exit: () => void = () => {};
  const spawnWorker = (): WorkerHandle => {
    counts.started += 1;
    return {
      send: (message) => void sent.push(message as SentCall),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: (listener) => {
        exit = listener;
      },
      kill: () => {
        counts.killed += 1;
      },
    };
  };
  const reader = createReader({ spawnWorker, clock, callLimitMs: 1_000, restAfterMs: 500 });
  const answer = (call: number, fingerprint: string) => say({ id: sent[call]?.id, answer: { kind: 'model', fingerprint } });
  return { reader, clock, counts, answer, say: (message: unknown) => say(message), exit: () => exit() };
}

describe('the reader of mentions', () => {
  it('gives each call its own answer, whatever their order', async () => {
    const { reader, answer, counts } = scene();
    const calls = [reader.call({ kind: 'model' }), reader.call({ kind: 'model' })];
    answer(1, 'second');
    answer(0, 'first');
    expect(await Promise.all(calls)).toEqual([
      { kind: 'model', fingerprint: 'first' },
      { kind: 'model', fingerprint: 'second' },
    ]);
    expect(counts.started).toBe(1);
  });

  it('says that it broke off when the worker ends, and starts another for the next call', async () => {
    const { reader, exit, answer, counts } = scene();
    const broken = reader.call({ kind: 'model' });
    exit();
    expect(await broken).toMatchObject({ kind: 'failed' });
    const next = reader.call({ kind: 'model' });
    answer(1, 'alive');
    expect(await next).toMatchObject({ fingerprint: 'alive' });
    expect(counts.started).toBe(2);
  });

  it('does not wait for ever', async () => {
    const { reader, clock, counts } = scene();
    const call = reader.call({ kind: 'model' });
    clock.advance(1_000);
    expect(await call).toMatchObject({ kind: 'failed' });
    expect(counts.killed).toBe(1);
  });

  it('takes nothing that does not have the form of an answer', async () => {
    const { reader, say, answer } = scene();
    const call = reader.call({ kind: 'model' });
    say({ id: 1, answer: { kind: 'model', fingerprint: 7 } });
    say('nonsense');
    answer(0, 'good');
    expect(await call).toEqual({ kind: 'model', fingerprint: 'good' });
  });

  it('lets the worker go after a while without calls', async () => {
    const { reader, clock, counts, answer } = scene();
    const call = reader.call({ kind: 'model' });
    answer(0, 'x');
    await call;
    clock.advance(499);
    expect(counts.killed).toBe(0);
    clock.advance(1);
    expect(counts.killed).toBe(1);
  });

  it('answers nothing more once it is closed', async () => {
    const { reader, counts } = scene();
    const call = reader.call({ kind: 'model' });
    reader.close();
    expect(await call).toMatchObject({ kind: 'failed' });
    expect(await reader.call({ kind: 'model' })).toMatchObject({ kind: 'failed' });
    expect(counts).toEqual({ started: 1, killed: 1 });
  });
});
