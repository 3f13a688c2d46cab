import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { keepLoginItem } from '../../../main/program/login-item.ts';
import { defaultPolicy } from '../../../shared/policy.ts';

function world(platform: NodeJS.Platform, AutoStart: boolean, args: readonly string[] = [], packaged = true) {
  const active = (on: boolean) => ({
    ...({ kind: 'active', sources: [], unknownKeys: [], readAt: 0 } as const),
    policy: { ...defaultPolicy, AutoStart: on },
  });
  const state = createStateStore({ ...initialState, policy: active(AutoStart) });
  const did: string[] = [];
  keepLoginItem({
    ...{ platform, packaged, args, state },
    setOpenAtLogin: (open) => void did.push(`login item ${open}`),
    quit: () => void did.push('quit'),
  });
  return { did, setAutoStart: (on: boolean) => state.update((before) => ({ ...before, policy: active(on) })) };
}

describe('the login item', () => {
  it('on Linux ends a start that came from it where the rules say no, and no other', () => {
    expect(world('linux', false, ['hatcheck', '--started-at-login']).did).toEqual(['quit']);
    expect(world('linux', true, ['hatcheck', '--started-at-login']).did).toEqual([]);
    expect(world('linux', false, ['hatcheck']).did).toEqual([]);
  });

  it('elsewhere is set as the rules say, again when they change, and only then', () => {
    const { did, setAutoStart } = world('darwin', true);
    setAutoStart(true);
    setAutoStart(false);
    expect(did).toEqual(['login item true', 'login item false']);
  });

  it('is none of a program’s that is not installed', () => {
    expect(world('win32', true, [], false).did).toEqual([]);
    expect(world('linux', false, ['--started-at-login'], false).did).toEqual([]);
  });
});
