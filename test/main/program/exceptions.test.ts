import { beforeAll, describe, expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { Decisions } from '../../../main/app-state/decide.ts';
import type { HeldException } from '../../../main/exceptions/exception-file.ts';
import { checkException } from '../../../main/exceptions/exception-token.ts';
import { createExceptions, type Exceptions } from '../../../main/program/exceptions.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { guard } from '../../../shared/guard.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { account, here, hour, organisation } from '../exceptions/signed.ts';
import { createStillClock } from '../still-clock.ts';

/** What outlives the program: its file and its history. */
interface Disk {
  full?: boolean;
  held: readonly HeldException[];
  readonly history: { readonly wall: number; readonly event: LedgerEvent }[];
}

let acme: Awaited<ReturnType<typeof organisation>>;
beforeAll(async () => {
  acme = await organisation();
});

const start = createStillClock().now();
const lines = ({ history }: Disk): readonly string[] => history.map(({ event }) => `${event.act} ${event.decision}: ${event.reason}`);

/** One run of the program. `backMs`: how far the clock of the wall was set back before it. */
function run(
  disk: Disk,
  options: { readonly backMs?: number; readonly policy?: Partial<Policy>; readonly deviceId?: string; readonly aheadMs?: number } = {},
) {
  const { backMs = 0, deviceId = here, aheadMs = 0 } = options;
  const still = createStillClock();
  still.advance(aheadMs);
  const wall = { backMs };
  const clock = { ...still, now: () => still.now() - wall.backMs };
  const policyOf = (more: Partial<Policy> = {}) =>
    ({
      kind: 'active',
      policy: { ...defaultPolicy, ExceptionKeys: [acme.publicKey], ...more },
      sources: [],
      unknownKeys: [],
      readAt: 0,
    }) as const;
  const state = createStateStore({ ...initialState, policy: policyOf(options.policy) });
  const decisions: Decisions = {
    guard,
    facts: () => expect.unreachable(),
    record: async (event) => {
      if (disk.full === true) return { kind: 'unwritable', why: 'disk full' };
      disk.history.push({ wall: clock.now(), event });
      return { kind: 'writable' };
    },
  };
  const sweeps: string[] = [];
  const exceptions: Exceptions = createExceptions({
    ...{ state, decisions, clock },
    file: {
      read: async () => disk.held,
      write: async (held) => {
        disk.held = held;
      },
    },
    check: (token, keys, now) => checkException(token, { keys, deviceId, now }),
    past: async () => ({
      ended: new Set(
        disk.history.flatMap(({ event }) => (event.act === 'exception' && event.decision === 'done' ? (event.ref ?? []) : [])),
      ),
      latest: Math.max(0, ...disk.history.map((line) => line.wall)),
    }),
    sweep: async () =>
      void sweeps.push(
        state
          .get()
          .exceptions.map(({ id }) => id)
          .join(),
      ),
  });
  const setPolicy = async (more: Partial<Policy>): Promise<void> => {
    state.update((before) => ({ ...before, policy: policyOf(more) }));
    await exceptions.weighAnew();
  };
  return { exceptions, state, sweeps, clock: still, wall, setPolicy, inForce: () => state.get().exceptions.map(({ id }) => id) };
}

const emptyDisk = (): Disk => ({ held: [], history: [] });
const reasonOf = (outcome: Awaited<ReturnType<Exceptions['enter']>>) => (outcome.kind === 'ok' ? 'ok' : outcome.refusal.reason);

describe('an exception that was entered', () => {
  it('counts from then on, is in the history, and outlives a restart', async () => {
    const disk = emptyDisk();
    const { token, id } = await acme.sign(start, start + 2 * hour);
    const first = run(disk);
    expect(reasonOf(await first.exceptions.enter(token))).toBe('ok');
    expect(first.state.get().exceptions).toEqual([
      {
        id,
        identityId: account,
        until: Math.floor((start + 2 * hour) / 1000) * 1000,
        since: Math.floor(start / 1000) * 1000,
        reason: 'The office burned down',
      },
    ]);
    expect(disk.history.at(-1)?.event).toMatchObject({ act: 'exception', decision: 'allowed', ref: id, who: { subject: 'did:plc:acme' } });
    const second = run(disk, { aheadMs: hour });
    await second.exceptions.load();
    expect(second.inForce()).toEqual([id]);
  });

  it('is gone at its end, and what it covered is swept then', async () => {
    const disk = emptyDisk();
    const { token } = await acme.sign(start, start + hour);
    const { exceptions, clock, inForce, sweeps } = run(disk);
    await exceptions.enter(token);
    clock.advance(hour);
    await expect.poll(() => sweeps).toEqual(['']);
    expect(inForce()).toEqual([]);
    expect(lines(disk)).toEqual(['exception allowed: entered', 'exception done: expired']);
    expect(disk.held).toEqual([]);
    expect(reasonOf(await exceptions.enter(token))).toBe('exception-over');
  });

  it('is gone at its end after a restart, too', async () => {
    const disk = emptyDisk();
    const { token } = await acme.sign(start, start + hour);
    await run(disk).exceptions.enter(token);
    const later = run(disk, { aheadMs: hour });
    await later.exceptions.load();
    expect(later.inForce()).toEqual([]);
    expect(lines(disk).at(-1)).toBe('exception done: expired');
  });

  it('lasts no longer when the clock is set back while it counts', async () => {
    const disk = emptyDisk();
    const { token } = await acme.sign(start, start + hour);
    const { exceptions, clock, wall, inForce } = run(disk);
    await exceptions.enter(token);
    clock.advance(hour / 2);
    await exceptions.weighAnew();
    wall.backMs = hour;
    await exceptions.weighAnew();
    expect(inForce()).toEqual([]);
    wall.backMs = 4 * 60_000; // within what a clock may be corrected by
    await exceptions.weighAnew();
    expect(inForce()).toHaveLength(1);
    clock.advance(hour / 2);
    await expect.poll(inForce).toEqual([]);
  });

  it('lasts no longer when the clock is set back between two runs, and cannot be entered anew', async () => {
    const disk = emptyDisk();
    const { token } = await acme.sign(start, start + hour);
    const first = run(disk);
    await first.exceptions.enter(token);
    first.clock.advance(hour);
    await expect.poll(first.inForce).toEqual([]);
    const second = run(disk, { aheadMs: hour, backMs: hour });
    await second.exceptions.load();
    expect(reasonOf(await second.exceptions.enter(token))).toBe('clock-untrusted');
    expect(second.inForce()).toEqual([]);
  });

  it('counts nothing while rules cannot be read, and again once they can', async () => {
    const disk = emptyDisk();
    const { token, id } = await acme.sign(start, start + hour);
    const { exceptions, state, inForce, setPolicy } = run(disk);
    await exceptions.enter(token);
    state.update((before) => ({ ...before, policy: { kind: 'invalid', problems: [], restrictions: defaultPolicy, readAt: 0 } }));
    await exceptions.weighAnew();
    expect(inForce()).toEqual([]);
    await setPolicy({});
    expect(inForce()).toEqual([id]);
  });

  it('ends when it is revoked, and never counts again, not even when the rules forget it', async () => {
    const disk = emptyDisk();
    const { token, id } = await acme.sign(start, start + hour);
    const { exceptions, inForce, setPolicy } = run(disk);
    await exceptions.enter(token);
    await setPolicy({ RevokedExceptions: [id] });
    expect(inForce()).toEqual([]);
    expect(disk.history.at(-1)?.event).toMatchObject({ act: 'exception', decision: 'done', reason: 'revoked', ref: id });
    expect(reasonOf(await exceptions.enter(token))).toBe('exception-ended');
    await setPolicy({});
    expect(reasonOf(await exceptions.enter(token))).toBe('exception-ended');
    const later = run(disk);
    expect(reasonOf(await later.exceptions.enter(token))).toBe('exception-ended');
  });

  it('ends when the rules revoke it in capitals', async () => {
    const disk = emptyDisk();
    const { token, id } = await acme.sign(start, start + hour);
    const { exceptions, setPolicy } = run(disk);
    await exceptions.enter(token);
    await setPolicy({ RevokedExceptions: [id.toUpperCase()] });
    expect(disk.history.at(-1)?.event).toMatchObject({ act: 'exception', decision: 'done', reason: 'revoked', ref: id });
  });

  it('ends by hand with a sweep, and never counts again', async () => {
    const disk = emptyDisk();
    const { token, id } = await acme.sign(start, start + hour);
    const { exceptions, inForce, sweeps } = run(disk);
    await exceptions.enter(token);
    expect(reasonOf(await exceptions.end(id))).toBe('ok');
    expect({ inForce: inForce(), sweeps }).toEqual({ inForce: [], sweeps: [''] });
    expect(reasonOf(await exceptions.end(id))).toBe('no-exception');
    expect(reasonOf(await run(disk).exceptions.enter(token))).toBe('exception-ended');
  });

  it('never counts again where the history could not be told of its end, and tells it once it can', async () => {
    const disk = emptyDisk();
    const { token, id } = await acme.sign(start, start + hour);
    const other = await acme.sign(start, start + hour);
    const first = run(disk);
    await first.exceptions.enter(token);
    await first.exceptions.enter(other.token);
    disk.full = true;
    expect(reasonOf(await first.exceptions.end(id))).toBe('ok');
    await first.setPolicy({ RevokedExceptions: [other.id] });
    disk.full = false;
    const second = run(disk);
    expect(reasonOf(await second.exceptions.enter(token))).toBe('exception-ended');
    expect(reasonOf(await second.exceptions.enter(other.token))).toBe('exception-ended');
    expect(second.inForce()).toEqual([]);
    // The two are weighed side by side, so either may be told first.
    const ends = lines(disk).filter((line) => line.includes('done'));
    expect([...ends].sort()).toEqual(['exception done: ended-by-hand', 'exception done: revoked']);
    await expect.poll(() => disk.held).toEqual([]);
  });

  it('is refused on another computer, under no key, and is written down as refused', async () => {
    const disk = emptyDisk();
    const { token } = await acme.sign(start, start + hour);
    expect(reasonOf(await run(disk, { deviceId: '00000-00000-00000-00000' }).exceptions.enter(token))).toBe('exception-other-device');
    expect(reasonOf(await run(disk, { policy: { ExceptionKeys: [] } }).exceptions.enter(token))).toBe('exception-no-keys');
    expect(lines(disk)).toEqual(['exception refused: exception-other-device', 'exception refused: exception-no-keys']);
  });

  it('entered twice lasts once', async () => {
    const disk = emptyDisk();
    const { token, id } = await acme.sign(start, start + hour);
    const { exceptions, clock, inForce } = run(disk);
    await exceptions.enter(token);
    clock.advance(hour / 2);
    expect(reasonOf(await exceptions.enter(token))).toBe('ok');
    expect(inForce()).toEqual([id]);
    expect(disk.held.map(({ spentMs }) => spentMs)).toEqual([hour / 2]);
  });
});
