import { expect, it } from 'vitest';
import { acme, acmeUnlocked, base, globex, now, statusOf } from '../../../renderer/preview/fixture-parts.ts';
import { several } from '../../../renderer/preview/network-fixtures.ts';
import { stripView } from '../../../renderer/strip/strip-view.ts';

it('says which brand is unlocked in Hatcheck, and for how long', () => {
  expect(stripView(acmeUnlocked(), now)).toEqual({ tone: 'brand', words: 'In Hatcheck: @acme.com unlocked, 10:48 left', armed: [acme.id] });
});

it('names every unlocked brand', () => {
  const identities = [statusOf(acme, { armedUntil: now + 60_000 }), statusOf(globex, { armedUntil: now + 30_000 })];
  expect(stripView({ ...base, identities }, now).words).toBe(
    'In Hatcheck: @acme.com unlocked, 1:00 left; @globex.example unlocked, 0:30 left',
  );
});

it('claims nothing once the time is over', () => {
  expect(stripView(acmeUnlocked(), now + 648_000)).toMatchObject({ tone: 'nobody', armed: [] });
});

it('names the network of each, where several meet', () => {
  expect(stripView(several, now).words).toBe(
    'In Hatcheck: @acme@mastodon.example on Mastodon unlocked, 10:48 left; @acme on X unlocked, 10:48 left',
  );
});
