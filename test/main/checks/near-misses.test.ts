import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { countNearMisses } from '../../../main/checks/near-misses.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { draftOf } from '../../../renderer/preview/fixture-parts.ts';
import { pendingFinding, unansweredFinding } from '../../../shared/checks/own-findings.ts';
import type { Finding } from '../../../shared/finding.ts';
import { withNearMiss } from '../../../shared/near-misses.ts';
import { createStillClock } from '../still-clock.ts';

const finding = (id: string, rest: Partial<Finding> = {}): Finding => {
  return { id, check: 'phone', level: 'caution', part: 0, start: null, end: null, why: '', todo: '', ...rest };
};

function setUp() {
  const state = createStateStore({ ...initialState, drafts: [draftOf('Call me.')] });
  const clock = createStillClock();
  const counted: string[] = [];
  countNearMisses(state, clock, (kind) => counted.push(kind));
  const find = (...findings: readonly Finding[]) =>
    state.update((before) => ({ ...before, findings: { 'draft-1': { parts: before.drafts[0]?.parts ?? [], findings } } }));
  const type = () =>
    state.update((before) => ({ ...before, drafts: before.drafts.map((draft) => ({ ...draft, parts: [...draft.parts] })) }));
  return { state, clock, counted, find, type };
}

it('counts what was shown and was gone before posting, by what it was', () => {
  const { clock, counted, find, type } = setUp();
  find(finding('a', { type: 'iban' }), finding('b', { level: 'stop' }));
  clock.advance(2_000);
  type();
  find();
  expect(counted).toEqual(['iban', 'phone']);
});

it('counts nothing that only flashed by, notes, or matters of form', () => {
  const { clock, counted, find, type } = setUp();
  find(finding('flash'), finding('note', { level: 'info' }), finding('long', { check: 'length', level: 'stop' }));
  clock.advance(500);
  type();
  find(finding('note', { level: 'info' }), finding('long', { check: 'length', level: 'stop' }));
  clock.advance(5_000);
  type();
  find();
  expect(counted).toEqual([]);
});

it('counts nothing where the draft was posted or thrown away', () => {
  const { state, clock, counted, find } = setUp();
  find(finding('a'));
  clock.advance(2_000);
  state.update((before) => ({ ...before, drafts: [], findings: {} }));
  expect(counted).toEqual([]);
});

it('counts the same words in the same draft once', () => {
  const { clock, counted, find, type } = setUp();
  for (let time = 0; time < 3; time += 1) {
    find(finding('a'));
    clock.advance(2_000);
    type();
    find();
  }
  expect(counted).toEqual(['phone']);
});

it('counts nothing that passed by itself', () => {
  const { clock, counted, find } = setUp();
  find(finding('reachable:network', { check: 'reachable' }));
  clock.advance(2_000);
  find();
  expect(counted).toEqual([]);
});

it('counts what went with the account', () => {
  const { state, clock, counted, find } = setUp();
  find(finding('a'));
  clock.advance(2_000);
  state.update((before) => ({ ...before, drafts: before.drafts.map((draft) => ({ ...draft, identityId: 'another' })) }));
  find();
  expect(counted).toEqual(['phone']);
});

it.each([pendingFinding, unansweredFinding])('counts nothing while the checks only say “$why”, and afterwards what is gone', (own) => {
  const { clock, counted, find, type } = setUp();
  find(finding('gone'), finding('stays', { check: 'iban' }));
  clock.advance(2_000);
  type();
  find(own);
  clock.advance(2_000);
  expect(counted).toEqual([]);
  find(finding('stays', { check: 'iban' }));
  expect(counted).toEqual(['phone']);
});

it('keeps numbers by month, for a year', () => {
  const months = Array.from({ length: 14 }, (_, month) => Date.UTC(2026, month, 15));
  const misses = months.reduce((so, at) => withNearMiss(withNearMiss(so, 'iban', at), 'iban', at), {});
  expect(Object.keys(misses)).toHaveLength(12);
  expect(misses).toMatchObject({ '2027-02': { iban: 2 } });
  expect(misses).not.toHaveProperty('2026-02');
});
