import type { Settings } from '../../shared/settings.ts';
import { createFakeBridge } from './fake-bridge.ts';
import { fixtures } from './fixtures.ts';

/** `?fixture=brand-unlocked&theme=dark`: the fixture names its window. */
const asked = new URLSearchParams(window.location.search);
const fixture = fixtures.find((candidate) => candidate.name === asked.get('fixture')) ?? fixtures[0];
if (fixture === undefined) throw new Error('There is no fixture to show.');
const theme = asked.get('theme');
const settings: Settings = { ...fixture.snapshot.settings, theme: theme === 'dark' || theme === 'light' ? theme : 'system' };

const bridge = createFakeBridge({ ...fixture.snapshot, settings }, fixture.refusals ?? {});
Object.assign(window, { hatcheck: bridge, hatcheckPreview: bridge });

const entries = {
  compose: () => import('../entries/compose.tsx'),
  console: () => import('../entries/console.tsx'),
  strip: () => import('../entries/strip.tsx'),
  unlock: () => import('../entries/unlock.tsx'),
};
if (fixture.page !== undefined) window.location.hash = fixture.page;
await entries[fixture.window]();
