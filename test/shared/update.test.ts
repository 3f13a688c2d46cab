import { describe, expect, it } from 'vitest';
import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import { isQuietEnough, updatePlan } from '../../shared/update.ts';
import { entryOf, entryStateKinds, entryStates, goodWorld, identityOf } from './guard/world.ts';

const active = (policy: Partial<Policy>): PolicyOutcome => ({
  ...{ kind: 'active', sources: [], unknownKeys: [], readAt: 0 },
  policy: { ...defaultPolicy, UpdateUrl: 'https://updates.acme.example/hatcheck', UpdateKeys: ['k'], ...policy },
});

describe('what the rules have done about updates', () => {
  it('is nothing, unless rules that can be read grant it, say where, and say who signs', () => {
    const restrictions: Policy = { ...defaultPolicy, AutoUpdate: 'on', UpdateUrl: 'https://a.example', UpdateKeys: ['k'] };
    const { UpdateUrl: _, ...nowhere } = restrictions;
    expect(updatePlan({ kind: 'absent' })).toEqual({ kind: 'off', why: 'noRules' });
    expect(updatePlan({ kind: 'invalid', problems: [], restrictions, readAt: 0 })).toEqual({ kind: 'off', why: 'unreadable' });
    expect(updatePlan(active({}))).toEqual({ kind: 'off', why: 'rules' });
    expect(updatePlan({ ...active({}), policy: nowhere } as PolicyOutcome)).toEqual({ kind: 'off', why: 'nowhere' });
    expect(updatePlan(active({ AutoUpdate: 'on', UpdateKeys: [] }))).toEqual({ kind: 'off', why: 'noKeys' });
  });

  it.each(['http://updates.acme.example/', 'ftp://a.example/', 'http://127.0.0.1.evil.example/', 'file:///etc/'])(
    'is nothing at %s',
    (url) => {
      expect(updatePlan(active({ AutoUpdate: 'on', UpdateUrl: url }))).toEqual({ kind: 'off', why: 'unsafe' });
    },
  );

  it('is to say or to install, at one folder', () => {
    const look = { kind: 'look', url: 'https://updates.acme.example/hatcheck/', channel: 'latest', keys: ['k'] };
    expect(updatePlan(active({ AutoUpdate: 'notify' }))).toEqual({ ...look, installs: false });
    expect(updatePlan(active({ AutoUpdate: 'on', UpdateUrl: `${look.url}` }))).toEqual({ ...look, installs: true });
    expect(updatePlan(active({ AutoUpdate: 'on', UpdateUrl: 'http://127.0.0.1:8080/' }))).toMatchObject({ url: 'http://127.0.0.1:8080/' });
  });
});

describe('a quit', () => {
  const quiet: readonly string[] = ['frozen', 'published', 'takenDown', 'refused'];
  it.each(entryStateKinds)('with a post that is %s', (kind) => {
    const entry = entryOf(identityOf(goodWorld), { state: entryStates[kind] });
    expect(isQuietEnough([entry], [])).toBe(quiet.includes(kind));
  });

  const states: readonly (readonly [MessageState, boolean])[] = [
    [{ kind: 'held' }, false],
    [{ kind: 'frozen', why: 'quit', words: '' }, true],
    [{ kind: 'waiting', words: '', nextTryAt: 0 }, false],
    [{ kind: 'sending' }, false],
    [{ kind: 'settling', since: 0, nextTryAt: 0 }, false],
    [{ kind: 'sent', at: 0 }, true],
    [{ kind: 'refused', law: null, words: '', at: 0 }, true],
  ];
  it.each(states)('with a message that is %j', (state, isQuiet) => {
    expect(isQuietEnough([], [{ state } as MessageEntry])).toBe(isQuiet);
  });
});
