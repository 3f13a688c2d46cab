import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { createDecisions, decide, eventOf } from '../../../main/app-state/decide.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { guard } from '../../../shared/guard.ts';
import type { LedgerStatus } from '../../../shared/guard-facts.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import { done } from '../../../shared/outcome.ts';
import { createStillClock } from '../still-clock.ts';

const writable: LedgerStatus = { kind: 'writable' };
const brand = { network: 'bluesky', subject: 'did:plc:brand', kind: 'brand' } as const;

/** A ledger whose disk answers when the test says so. */
function setUp() {
  const clock = createStillClock();
  const state = createStateStore({ ...initialState, ledger: writable });
  const waiting: ((status: LedgerStatus) => void)[] = [];
  const appended: LedgerEvent[] = [];
  const append = (event: LedgerEvent): Promise<LedgerStatus> => {
    appended.push(event);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const decisions = createDecisions({ guard, state, now: clock.now, append, after: clock.after });
  return { clock, state, decisions, appended, answer: (status: LedgerStatus) => waiting.shift()?.(status) };
}

const recall = eventOf('recall', 'allowed');
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('a ledger whose disk does not answer', () => {
  it('is waited for two seconds, and counts as taking nothing from then on', async () => {
    const { clock, state, decisions } = setUp();
    const recorded = decisions.record(recall);
    clock.advance(1_999);
    await turns();
    expect(state.get().ledger).toEqual(writable);
    clock.advance(1);
    expect(await recorded).toMatchObject({ kind: 'unwritable', why: expect.stringContaining('does not answer') });
    expect(state.get().ledger.kind).toBe('unwritable');
  });

  it('is not waited for again while an entry is overdue', async () => {
    const { clock, decisions } = setUp();
    const first = decisions.record(recall);
    clock.advance(2_000);
    await first;
    expect((await decisions.record(recall)).kind).toBe('unwritable');
  });

  it('stops what a brand would do, and nothing else', async () => {
    const { clock, decisions } = setUp();
    const asBrand = decide(decisions, () => done, 'send', { who: brand });
    const asPerson = decide(decisions, () => done, 'send', { who: { ...brand, kind: 'personal' } });
    clock.advance(2_000);
    expect(await asBrand).toMatchObject({ kind: 'refused', refusal: { law: 9 } });
    expect((await asPerson).kind).toBe('ok');
  });

  it('is believed again once it took everything that was overdue', async () => {
    const { clock, state, decisions, answer } = setUp();
    const both = [decisions.record(recall), decisions.record(recall)];
    clock.advance(2_000);
    await Promise.all(both);
    answer(writable);
    await turns();
    expect(state.get().ledger.kind).toBe('unwritable');
    answer(writable);
    await turns();
    expect(state.get().ledger).toEqual(writable);
  });

  it('does not go on saying that something was allowed that was refused because of it', async () => {
    const { clock, state, decisions, appended, answer } = setUp();
    const about = { who: brand, ref: 'draft-1' };
    const asked = decide(decisions, () => done, 'confirm', about);
    clock.advance(2_000);
    expect((await asked).kind).toBe('refused');
    answer(writable);
    await turns();
    const allowed = eventOf('confirm', 'allowed', about);
    expect(appended).toEqual([allowed, eventOf('confirm', 'refused', { ...about, law: 9, reason: 'not-written-down' })]);
    expect(state.get().ledger.kind).toBe('unwritable');
    answer(writable);
    await turns();
    expect(state.get().ledger).toEqual(writable);
    expect(appended).toHaveLength(2);
  });

  it('has nothing to add where the late entry is what happened, or never landed', async () => {
    const { clock, decisions, appended, answer } = setUp();
    const asPerson = decide(decisions, () => done, 'confirm', { who: { ...brand, kind: 'personal' } });
    const asBrand = decide(decisions, () => done, 'confirm', { who: brand });
    clock.advance(2_000);
    await Promise.all([asPerson, asBrand]);
    answer(writable);
    answer({ kind: 'unwritable', why: 'The disk is full.' });
    await turns();
    expect(appended).toHaveLength(2);
  });
});
