import { describe, expect, it } from 'vitest';
import { createWorkerHost } from '../../../main/vault/worker-host.ts';
import { createStillClock } from '../still-clock.ts';
import { createFakeWorker, type FakeWorker } from './fake-worker.ts';

const read = { kind: 'read', service: 'S', key: 'k' } as const;

function setUp() {
  const clock = createStillClock();
  const workers: FakeWorker[] = [];
  const spawnWorker = () => {
    const worker = createFakeWorker();
    workers.push(worker);
    return worker;
  };
  const host = createWorkerHost({ spawnWorker, clock, callLimitMs: 5_000, listLimitMs: 15_000, restAfterMs: 30_000 });
  const worker = (index: number): FakeWorker => {
    const found = workers[index];
    if (found === undefined) throw new Error(`No worker ${index} was started`);
    return found;
  };
  return { clock, host, workers, worker };
}

describe('createWorkerHost', () => {
  it('starts the worker at the first call, and gives it one call at a time', async () => {
    const { host, workers, worker } = setUp();
    expect(workers).toHaveLength(0);
    const answers = [host.call(read, 'p'), host.call({ ...read, key: 'l' }, 'p')];
    expect(worker(0).heard).toEqual([{ id: 1, call: read }]);
    worker(0).answer({ id: 1, answer: { kind: 'read', secret: 'one' } });
    expect(await answers[0]).toEqual({ kind: 'read', secret: 'one' });
    expect(worker(0).heard[1]).toEqual({ id: 2, call: { ...read, key: 'l' } });
    worker(0).answer({ id: 2, answer: { kind: 'read', secret: null } });
    expect(await answers[1]).toEqual({ kind: 'read', secret: null });
  });

  it('gives a call in time, and none more: the calls behind it fail with it, and the next gets a new worker', async () => {
    const { host, workers, worker, clock } = setUp();
    const answers = [host.call(read, 'p'), host.call(read, 'p')];
    clock.advance(4_999);
    expect(worker(0).killed()).toBe(false);
    clock.advance(1);
    const failure = { kind: 'failed', why: 'The keyring did not answer within 5 s.' };
    expect(await Promise.all(answers)).toEqual([failure, failure]);
    expect(worker(0).killed()).toBe(true);
    void host.call(read, 'p');
    expect(workers).toHaveLength(2);
    worker(0).answer({ id: 3, answer: { kind: 'read', secret: 'from the dead' } });
    expect(worker(1).heard).toHaveLength(1);
  });

  it('starts the worker ahead of its first call where asked to, whichever keyring that is for, and lets it rest', () => {
    const { host, workers, worker, clock } = setUp();
    host.warm();
    host.warm();
    expect(workers).toHaveLength(1);
    void host.call(read, 'p');
    expect(worker(0).heard).toEqual([{ id: 1, call: read }]);
    worker(0).answer({ id: 1, answer: { kind: 'read', secret: null } });
    void host.call(read, 'another');
    expect(worker(0).killed()).toBe(true);
    worker(1).answer({ id: 2, answer: { kind: 'read', secret: null } });
    clock.advance(30_000);
    expect(worker(1).killed()).toBe(true);
    host.warm();
    clock.advance(30_000);
    expect(worker(2).killed()).toBe(true);
  });

  it('gives a list more time', async () => {
    const { host, worker, clock } = setUp();
    const listed = host.call({ kind: 'list', service: 'S' }, 'p');
    clock.advance(14_999);
    expect(worker(0).killed()).toBe(false);
    clock.advance(1);
    expect(await listed).toMatchObject({ kind: 'failed' });
  });

  it('fails what waits when the worker ends, and goes on', async () => {
    const { host, worker } = setUp();
    const call = host.call(read, 'p');
    worker(0).exit();
    expect(await call).toEqual({ kind: 'failed', why: 'The keyring helper ended unexpectedly.' });
    const next = host.call(read, 'p');
    worker(1).answer({ id: 2, answer: { kind: 'read', secret: 's' } });
    expect(await next).toEqual({ kind: 'read', secret: 's' });
  });

  it('replaces the worker when the keyring is a different one, and after an error of keytar’s', async () => {
    const { host, workers, worker } = setUp();
    const first = host.call(read, 'p');
    worker(0).answer({ id: 1, answer: { kind: 'read', secret: 's' } });
    await first;
    const second = host.call(read, 'q');
    expect(worker(0).killed()).toBe(true);
    worker(1).answer({ id: 2, answer: { kind: 'failed', why: 'no' } });
    expect(await second).toEqual({ kind: 'failed', why: 'no' });
    expect(worker(1).killed()).toBe(true);
    void host.call(read, 'q');
    expect(workers).toHaveLength(3);
  });

  it('ends a worker that rests', async () => {
    const { host, worker, clock } = setUp();
    const call = host.call(read, 'p');
    worker(0).answer({ id: 1, answer: { kind: 'read', secret: 's' } });
    await call;
    clock.advance(29_999);
    expect(worker(0).killed()).toBe(false);
    clock.advance(1);
    expect(worker(0).killed()).toBe(true);
  });

  it('takes nothing that is not an answer, nor an answer to something else', async () => {
    const { host, worker } = setUp();
    const call = host.call(read, 'p');
    worker(0).answer({ id: 7, answer: { kind: 'read', secret: 'other' } });
    worker(0).answer({ id: 1, answer: { kind: 'read', secret: 5 } });
    expect(await call).toEqual({ kind: 'failed', why: 'The keyring helper gave an answer that cannot be read.' });
  });

  it('answers failed where no worker can be started', async () => {
    const host = createWorkerHost({
      spawnWorker: () => {
        throw new Error('no memory');
      },
      clock: createStillClock(),
    });
    expect(await host.call(read, 'p')).toEqual({ kind: 'failed', why: 'The keyring helper could not be started: no memory.' });
  });

  it('kills the worker on close, and starts none after', async () => {
    const { host, workers, worker } = setUp();
    const call = host.call(read, 'p');
    host.close();
    expect(worker(0).killed()).toBe(true);
    expect(await call).toEqual({ kind: 'failed', why: 'Hatcheck is quitting.' });
    expect(await host.call(read, 'p')).toMatchObject({ kind: 'failed' });
    expect(workers).toHaveLength(1);
  });
});
