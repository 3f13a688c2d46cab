import { chmod, rename, symlink } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStateStore, type StateStore } from '../../main/app-state/app-state.ts';
import { createLinuxSource } from '../../main/policy/linux-source.ts';
import { createPolicyReader } from '../../main/policy/policy-reader.ts';
import { initialState } from '../../main/program/initial-state.ts';
import { createJudge, type Judge } from '../../main/program/judge.ts';
import { guard } from '../../shared/guard.ts';
import { type TemporaryPolicies, temporaryPolicies } from '../main/policy/temporary-policies.ts';
import { createStillClock } from '../main/still-clock.ts';

let policies: TemporaryPolicies;
let state: StateStore;
let written: string[];
let judge: Judge;
beforeEach(async () => {
  policies = await temporaryPolicies();
  await policies.write('managed/a.json', { PolicyVersion: 1, DeviceStatement: 'managed' });
  written = [];
});
afterEach(() => policies.remove());

/** The real reader and judge. `ownerUid`: who must own the rules. */
function start(ownerUid = policies.place.ownerUid): void {
  const clock = createStillClock();
  state = createStateStore(initialState);
  judge = createJudge({
    ...{ state, clock, reader: createPolicyReader(createLinuxSource({ ...policies.place, ownerUid }), clock) },
    decisions: {
      guard,
      facts: () => expect.unreachable(),
      record: async ({ act, reason }) => {
        written.push(`${act} ${reason}`);
        return { kind: 'writable' };
      },
    },
    ...{ signals: { read: async () => [] }, absenceProves: false },
    ...{ onChange: async () => {}, forgetDeclaration: async () => {}, rememberEnrolled: async () => {} },
  });
}

describe('security 2: rules that a person could have written', () => {
  const file = () => policies.path('managed/a.json');

  it.each<readonly [string, () => Promise<void>, number | undefined]>([
    ['a file and folders of their own', async () => {}, 12_345],
    ['a file that others can write', () => chmod(file(), 0o666), undefined],
    ['a folder that others can write', () => chmod(policies.path('managed'), 0o777), undefined],
    [
      'a link to a file',
      async () => {
        await rename(file(), policies.path('real.json'));
        await symlink(policies.path('real.json'), file());
      },
      undefined,
    ],
    [
      'a link to a folder',
      async () => {
        await rename(policies.path('managed'), policies.path('real'));
        await symlink(policies.path('real'), policies.path('managed'));
      },
      undefined,
    ],
  ])('say nothing of whose computer this is, and that is written down: %s', async (_what, put, ownerUid) => {
    await put();
    start(ownerUid);
    await judge.judge();
    expect(state.get().policy.kind).toBe('invalid');
    expect(state.get().device).toMatchObject({ kind: 'unknown', statedBy: 'nobody' });
    expect(written).toContain('policy policy-invalid');
    expect(JSON.stringify(written)).not.toContain('managed');
  });

  it('are told from those that only the owner can write', async () => {
    start();
    await judge.judge();
    expect(state.get().device).toMatchObject({ kind: 'managed', statedBy: 'it' });
  });
});
