import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { startedByLogin, staysInTray } from '../../../main/program/stays-in-tray.ts';

/** What a start finds where nothing waits for anybody; only what is looked at. */
const quiet = {
  ...initialState,
  accounts: [{ id: 'a' }],
  device: { kind: 'managed', statedBy: 'it', evidence: [], judgedAt: 0 },
} as unknown as AppState;
const entry = (kind: string) => ({ state: { kind } });
const notice = (level: string) => ({ id: 'n', level, title: '', words: '', at: 0 });

describe('a start by the login item', () => {
  it('is told by the words of the item, or by macOS', () => {
    expect(startedByLogin(['hatcheck', '--started-at-login'], false)).toBe(true);
    expect(startedByLogin(['hatcheck'], true)).toBe(true);
    expect(startedByLogin(['hatcheck'], false)).toBe(false);
  });

  it('goes by without a window where nothing waits for the person', () => {
    expect(staysInTray(quiet)).toBe(true);
    const going = { outbox: [entry('published'), entry('waiting')], messageOutbox: [entry('sent')], notices: [notice('info')] };
    expect(staysInTray({ ...quiet, ...going } as unknown as AppState)).toBe(true);
  });

  it.each<readonly [string, object]>([
    ['nobody has signed in', { accounts: [] }],
    ['an account was removed', { removed: [{}] }],
    ['it is not known whose computer this is', { device: { ...quiet.device, kind: 'unknown' } }],
    ['the rules have a mistake', { policy: { kind: 'invalid' } }],
    ['there is something to be warned of', { notices: [notice('caution')] }],
    ['there is something that stops', { notices: [notice('stop')] }],
    ['a post is frozen', { outbox: [entry('frozen')] }],
    ['nobody knows whether a post went out', { outbox: [entry('notKnown')] }],
    ['a post is not taken down yet', { outbox: [entry('takingDown')] }],
    ['a message is frozen', { messageOutbox: [entry('frozen')] }],
    ['a message was refused', { messageOutbox: [entry('refused')] }],
  ])('shows a window where %s', (_why, change) => {
    expect(staysInTray({ ...quiet, ...change } as unknown as AppState)).toBe(false);
  });
});
