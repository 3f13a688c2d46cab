import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { lookAtOtherPrograms } from '../../../main/program/other-programs.ts';
import type { OtherItems } from '../../../main/vault/other-programs.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import { brandIn, searchFor } from '../../../shared/other-sign-ins.ts';
import { defaultPolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { createStillClock } from '../still-clock.ts';

const policy: Extract<PolicyOutcome, { kind: 'active' }> = {
  kind: 'active',
  policy: { ...defaultPolicy, OtherProgramServices: ['othersocial'], BrandAccounts: ['x:@acme', '*.acme.example'] },
  sources: [],
  unknownKeys: [],
  readAt: 0,
};
const item = (account: string) => ({
  service: 'othersocial',
  item: { label: 'A sign-in', attributes: { service: 'othersocial', account } },
});

function setUp(device: 'managed' | 'personal' | 'unknown', yes: boolean | null, answer: OtherItems) {
  const state = createStateStore({
    ...initialState,
    policy,
    device: { kind: device, statedBy: 'it', evidence: [], judgedAt: 0 },
    settings: { ...initialState.settings, otherPrograms: yes, otherProgramsFor: ['othersocial'] },
  });
  const events: LedgerEvent[] = [];
  const searched: (readonly string[])[] = [];
  const search = async (services: readonly string[]) => {
    searched.push(services);
    return answer;
  };
  const record = async (event: LedgerEvent) => {
    events.push(event);
    return { kind: 'writable' } as const;
  };
  const parts = { state, decisions: { record }, clock: createStillClock(), search };
  return {
    state,
    events,
    searched,
    look: () => lookAtOtherPrograms(parts),
    lookNowhere: () => lookAtOtherPrograms({ ...parts, search: null }),
  };
}

const found: OtherItems = { kind: 'ok', items: [item('news.acme.example'), item('jo.example'), item('news.acme.example')], missed: null };

it('looks only with the person’s yes, and never on a company computer', async () => {
  for (const [device, yes, kind] of [
    ['personal', null, 'notAsked'],
    ['unknown', null, 'notAsked'],
    ['personal', false, 'declined'],
    ['managed', true, 'none'],
    ['managed', null, 'none'],
  ] as const) {
    const { state, searched, look } = setUp(device, yes, found);
    await look();
    expect({ device, yes, kind: state.get().otherSignIns.kind, searched }).toEqual({ device, yes, kind, searched: [] });
  }
  const { state, lookNowhere } = setUp('personal', true, found);
  await lookNowhere();
  expect(state.get().otherSignIns.kind).toBe('none');
});

it('asks anew where the rules name more than the person said yes to, and not where they name less', async () => {
  for (const [services, kind] of [
    [['othersocial', 'wifi'], 'notAsked'],
    [['wifi'], 'notAsked'],
    [['othersocial'], 'looked'],
  ] as const) {
    const { state, searched, look } = setUp('personal', true, found);
    const wider = { ...policy, policy: { ...policy.policy, OtherProgramServices: [...services] } };
    state.update((before) => ({
      ...before,
      policy: wider,
      settings: { ...before.settings, otherProgramsFor: ['othersocial', 'once-named'] },
    }));
    await look();
    expect({ now: state.get().otherSignIns, searched }).toMatchObject({
      now: { kind, services },
      searched: kind === 'looked' ? [services] : [],
    });
  }
});

it('reports brands alone, once each, and writes down only that there are some', async () => {
  const { state, events, searched, look } = setUp('personal', true, found);
  await look();
  expect(state.get().otherSignIns).toMatchObject({ kind: 'looked', found: [{ service: 'othersocial', account: 'news.acme.example' }] });
  expect(searched).toEqual([['othersocial']]);
  expect(events).toMatchObject([{ act: 'device', decision: 'noted', reason: 'other-sign-ins-found', who: null }]);
  expect(JSON.stringify(events)).not.toContain('acme');
  await look();
  expect(events).toHaveLength(1);
});

it('forgets what it found once the person takes their yes back, even while it looks', async () => {
  const { state, look } = setUp('personal', true, found);
  await look();
  const no = (): void => state.update((before) => ({ ...before, settings: { ...before.settings, otherPrograms: false } }));
  const looking = look();
  no();
  await looking;
  await look();
  expect(state.get().otherSignIns.kind).toBe('declined');
});

it('says so where the keyring could not be asked, and takes that for no all-clear', async () => {
  const { state, events, look } = setUp('personal', true, { kind: 'failed', why: 'it did not answer in time' });
  await look();
  expect(state.get().otherSignIns).toMatchObject({ kind: 'failed', words: 'The keyring could not be asked: it did not answer in time.' });
  expect(events).toEqual([]);
});

it('tells what it found, and takes what it could not see for no all-clear', async () => {
  const missed = 'it did not answer in time';
  const { state, events, look } = setUp('personal', true, { kind: 'ok', items: [item('jo.example')], missed });
  await look();
  const words = 'Not everything in the keyring could be looked at: it did not answer in time.';
  expect({ now: state.get().otherSignIns, events }).toMatchObject({ now: { kind: 'failed', words }, events: [] });
  const some = setUp('personal', true, { kind: 'ok', items: [item('news.acme.example')], missed });
  await some.look();
  expect(some.state.get().otherSignIns).toMatchObject({ kind: 'looked', found: [{ account: 'news.acme.example' }] });
});

it.each([
  [{ label: 'x', attributes: { user: '@acme' } }, '@acme'],
  [{ label: 'Sign-in of (news.acme.example)', attributes: {} }, 'news.acme.example'],
  [{ label: 'acme.example', attributes: { a: 'jo.example', b: '' } }, null],
])('finds the brand in %o', (seen, brand) => {
  expect(brandIn(seen, policy)).toBe(brand);
});

it('searches by the attribute that is named, else by service', () => {
  expect([searchFor('othersocial'), searchFor('xdg:schema=dev.tuba.Account')]).toEqual([
    { service: 'othersocial' },
    { 'xdg:schema': 'dev.tuba.Account' },
  ]);
});
