import { refusal } from '../../shared/outcome.ts';
import type { UpdateState } from '../../shared/update.ts';
import type { Fixture } from './fixture.ts';
import { base, now } from './fixture-parts.ts';

function settingsWith(name: string, update: UpdateState): Fixture {
  return { name: `console-settings-update-${name}`, window: 'console', page: 'settings', snapshot: { ...base, update } };
}

/** Everything that can be said of updates; `off` is what the other pictures of the settings show. */
export const updateFixtures: readonly Fixture[] = [
  settingsWith('found', { kind: 'found', version: '0.2.0', at: now - 60_000 }),
  settingsWith('downloading', { kind: 'downloading', version: '0.2.0', percent: 42 }),
  settingsWith('ready', { kind: 'ready', version: '0.2.0' }),
  settingsWith('refused', {
    kind: 'refused',
    refusal: refusal(
      null,
      'update-unknown-key',
      'The list of updates was not signed by a key that the rules set by IT name, so nothing was taken from it. Tell IT.',
    ),
    at: now - 60_000,
  }),
];
