import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { withNotice } from '../../../main/program/notices.ts';
import { tellThePerson } from '../../../main/program/tell-the-person.ts';
import { draftOfText } from '../../../shared/post.ts';
import { entry } from '../store/samples.ts';

it('tells each notice once, and keeps quiet about what need not be known now', () => {
  const state = createStateStore(initialState);
  const told: string[] = [];
  const logged: string[] = [];
  const log = { info: (words: string) => logged.push(words), warn: (words: string) => logged.push(words) };
  tellThePerson(state, (title, words) => told.push(`${title}. ${words}`), log);
  for (const level of ['info', 'caution', 'stop', 'stop'] as const) {
    state.update((before) => withNotice(before, { level, title: level, words: 'Words.', at: 0 }));
  }
  state.update((before) => ({ ...before, online: false }));
  expect(told).toEqual(['caution. Words.', 'stop. Words.']);
  expect(logged).toEqual(['Told: info', 'Told: caution', 'Told: stop']);
});

it('tells once of a post that only the person can say the outcome of', () => {
  const state = createStateStore(initialState);
  const told: string[] = [];
  tellThePerson(state, (title, words) => told.push(`${title}. ${words}`), { info: () => {}, warn: () => {} });
  const notKnown = entry('one', draftOfText('one', 'Hello'), { state: { kind: 'notKnown', since: 1, certainAt: 2 } });
  state.update((before) => ({ ...before, outbox: [notKnown, entry('two', draftOfText('two', 'Held'))] }));
  state.update((before) => ({ ...before, outbox: [{ ...notKnown }] }));
  const words = 'Not known whether a post went out. Look at the page of @acme.test, and say in Hatcheck whether it is there.';
  expect(told).toEqual([words]);
  state.update((before) => ({ ...before, outbox: [{ ...notKnown, state: { kind: 'notKnown', since: 7, certainAt: 8 } }] }));
  expect(told).toEqual([words, words]);
});
