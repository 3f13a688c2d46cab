import type { ExceptionClaims } from '../../shared/exception.ts';
import type { ExceptionInForce } from '../../shared/exception-in-force.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { ExceptionFile, HeldException, OverWhy } from '../exceptions/exception-file.ts';
import { weigh } from '../exceptions/held-exceptions.ts';
import { admitException, exceptionSubject } from './admit-exception.ts';

export interface ExceptionsParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly file: ExceptionFile;
  /** What a token grants here, under these keys, at this moment. */
  readonly check: (token: string, keys: readonly string[], now: number) => Promise<Outcome<ExceptionClaims>>;
  /** What the history knows of exceptions: which are over, and the latest moment it saw (epoch milliseconds). */
  readonly past: () => Promise<{ readonly ended: ReadonlySet<string>; readonly latest: number }>;
  /** Law 1 afterwards: what an exception covered may have to go. */
  readonly sweep: () => Promise<unknown>;
}

/** Signed exceptions from law 1: entered by the person, counted here, and gone in time. */
export interface Exceptions {
  /** Before the sweep of a start: what was entered earlier counts, or is over by now. Done once. */
  load(): Promise<void>;
  enter(token: string): Promise<Outcome>;
  /** By hand: it never counts again, and what it covered goes. */
  end(id: string): Promise<Outcome>;
  /** Weighs all of them anew, without the sweep: for whoever sweeps next. */
  weighAnew(): Promise<void>;
}

/** How often exceptions are looked at while there are any, in milliseconds; one that runs out sooner is looked at then. */
const lookEveryMs = 30_000;

interface Known extends HeldException {
  /** What it says, once it was checked in this run; null before. */
  readonly claims: ExceptionClaims | null;
  /** The clock that never goes back, in milliseconds, up to which `spentMs` was counted. */
  readonly countedTo: number;
}

export function createExceptions(parts: ExceptionsParts): Exceptions {
  const { state, clock } = parts;
  let known: readonly Known[] = [];
  let ended: ReadonlySet<string> = new Set();
  let cancel = (): void => {};
  let loading: Promise<void> | null = null;
  const inTurn = createTurn();

  const weighAll = async (): Promise<void> => {
    if (known.length === 0) return;
    const all = await Promise.all(known.map((held) => weighOne(parts, counted(held, clock), ended)));
    known = all.filter(({ forgettable }) => !forgettable).map(({ one }) => one);
    show(
      state,
      all.flatMap(({ weighed }) => (weighed.kind === 'inForce' ? [weighed.exception] : [])),
    );
    // Where the disk refuses, time is counted on from what it knows; the clocks of the wall still hold.
    await parts.file.write(known.map(({ token, spentMs, seenAt, over }) => ({ token, spentMs, seenAt, over }))).catch(() => {});
    plan();
  };

  const plan = (): void => {
    cancel();
    if (known.length === 0) return;
    const ends = state.get().exceptions.map(({ until }) => until - clock.now());
    cancel = clock.after(Math.max(0, Math.min(lookEveryMs, ...ends)), () => void lookAndSweep());
  };

  const lookAndSweep = async (): Promise<void> => {
    const before = state.get().exceptions;
    await inTurn(weighAll);
    if (state.get().exceptions !== before) await parts.sweep();
  };

  const loadOnce = async (): Promise<void> => {
    const held = await parts.file.read();
    if (held.length === 0) return;
    const past = await parts.past();
    ended = past.ended;
    known = held.map((one) => ({ ...one, seenAt: Math.max(one.seenAt, past.latest), countedTo: clock.monotonic(), claims: null }));
    await weighAll();
  };
  /** Whoever comes first: nothing is swept before what was entered earlier is known. */
  const load = (): Promise<void> => {
    loading ??= inTurn(loadOnce);
    return loading;
  };

  const enterOne = async (token: string): Promise<Outcome> => {
    const past = await parts.past();
    const overHere = known.flatMap(({ over, claims }) => (over === null || claims === null ? [] : [claims.jti]));
    ended = new Set([...ended, ...past.ended, ...overHere]);
    const admitted = await admitException(parts, token, { ended, latest: past.latest });
    if (admitted.kind === 'refused') return admitted;
    const seenAt = Math.max(clock.now(), past.latest);
    const fresh = { token, spentMs: 0, seenAt, over: null, countedTo: clock.monotonic(), claims: admitted.value };
    // Entered twice it lasts no longer.
    if (!known.some(({ claims }) => claims?.jti === admitted.value.jti)) known = [...known, fresh];
    await weighAll();
    return done;
  };

  const endOne = async (id: string): Promise<Outcome> => {
    if (!state.get().exceptions.some((exception) => exception.id === id)) return overAlready;
    known = known.map((one) => (one.claims?.jti === id ? { ...one, over: 'ended-by-hand' } : one));
    await weighAll();
    return done;
  };

  return {
    load,
    enter: (token) => load().then(() => inTurn(() => enterOne(token))),
    async end(id) {
      const outcome = await inTurn(() => endOne(id));
      await parts.sweep();
      return outcome;
    },
    weighAnew: () => load().then(() => inTurn(weighAll)),
  };
}

/** One after the other: each weighing goes by what the one before left. */
function createTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  };
}

const overAlready = refused(null, 'no-exception', 'This exception is over already.');

/** One of them anew. What is over may be forgotten once the history has it: until then it is kept, so that it never counts again. */
async function weighOne({ state, clock, check, decisions }: ExceptionsParts, held: Known, ended: ReadonlySet<string>) {
  const { policy, clockTrusted } = state.get();
  const now = clock.now();
  const checked = await check(held.token, policy.kind === 'active' ? policy.policy.ExceptionKeys : [], now);
  const weighed = weigh(held, checked, { now, clockTrusted, policy, ended });
  const claims = checked.kind === 'ok' ? checked.value : held.claims;
  if (weighed.kind !== 'over') return { one: { ...held, claims }, weighed, forgettable: false };
  if (weighed.why === 'ended-before') return { one: held, weighed, forgettable: true };
  const forgettable = await writeDownEnd(decisions, weighed.why, claims);
  return { one: { ...held, claims, over: weighed.why }, weighed, forgettable };
}

function counted(one: Known, clock: Clock): Known {
  const countedTo = clock.monotonic();
  return { ...one, spentMs: one.spentMs + (countedTo - one.countedTo), seenAt: Math.max(one.seenAt, clock.now()), countedTo };
}

/** What counts as before keeps its identity, so that nothing thinks it changed. */
function show(state: StateStore, inForce: readonly ExceptionInForce[]): void {
  state.update((before) => (JSON.stringify(before.exceptions) === JSON.stringify(inForce) ? before : { ...before, exceptions: inForce }));
}

/** Whether the history has it. Without its id, which rules that cannot be read keep from us, it could be entered anew. */
async function writeDownEnd(decisions: Decisions, why: OverWhy, claims: ExceptionClaims | null): Promise<boolean> {
  if (claims === null && (why === 'revoked' || why === 'ended-by-hand')) return false;
  const about = claims === null ? {} : { who: exceptionSubject(claims.sub), ref: claims.jti };
  const status = await decisions.record(eventOf('exception', 'done', { ...about, reason: why }));
  return status.kind !== 'unwritable';
}
