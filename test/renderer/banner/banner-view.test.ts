import { describe, expect, it } from 'vitest';
import { bannerView, initialOf, leaseLeft, unlockedFor } from '../../../renderer/banner/banner-view.ts';
import { acme, acmeUnlocked, base, draftOf, jo, now, statusOf } from '../../../renderer/preview/fixture-parts.ts';
import { refused } from '../../../shared/outcome.ts';

const notHere = refused(1, 'not-on-personal-device', 'Not on this computer: it is yours, not Acme’s.');
const blocked = notHere.kind === 'refused' ? notHere.refusal : null;

describe('the banner of a draft', () => {
  it('asks who it is from while nobody is chosen', () => {
    expect(bannerView(base, draftOf(''))).toMatchObject({ tone: 'nobody', title: 'Who is this from?', pill: null, lock: null });
    expect(bannerView(base, null).tone).toBe('nobody');
  });

  it('names an unlocked brand, with the time left', () => {
    const view = bannerView(acmeUnlocked(648_000), draftOf('', { identityId: acme.id }));
    expect(view).toMatchObject({
      tone: 'brand',
      title: '@acme.com',
      subtitle: 'Acme Corporation, Bluesky',
      pill: 'Brand',
      lock: 'unlocked',
      accent: 0,
    });
    expect(unlockedFor(view, now)).toBe('10:48');
    expect(leaseLeft(view, now)).toBeCloseTo(0.72);
  });

  it('does not say the handle twice where there is no other name', () => {
    for (const displayName of ['', ' ', 'Acme.com', '@acme.com']) {
      const nameless = { ...base, identities: [statusOf({ ...acme, displayName })] };
      expect(bannerView(nameless, draftOf('', { identityId: acme.id })).subtitle, displayName).toBe('Bluesky');
    }
  });

  it('says at which server an account is where another could be taken for it, by name or by handle', () => {
    const twins = [
      { ...jo, displayName: 'ACME Corporation', server: 'https://pds.else.example' },
      { ...jo, handle: 'Acme.com', server: 'https://pds.else.example' },
    ];
    for (const twin of twins) {
      const snapshot = { ...base, identities: [statusOf(acme), statusOf(twin)] };
      const subtitles = [acme, twin].map(({ id }) => bannerView(snapshot, draftOf('', { identityId: id })).subtitle);
      expect(subtitles[0]).toContain(new URL(acme.server).host);
      expect(subtitles[1]).toContain('pds.else.example');
    }
  });

  it('names a locked brand as locked, with nothing draining', () => {
    const view = bannerView(base, draftOf('', { identityId: acme.id }));
    expect(view).toMatchObject({ tone: 'brand', lock: 'locked', armed: null });
    expect(unlockedFor(view, now)).toBeNull();
    expect(leaseLeft(view, now)).toBe(0);
  });

  it('names a person, who has neither lock nor accent', () => {
    expect(bannerView(base, draftOf('', { identityId: jo.id }))).toMatchObject({
      tone: 'personal',
      pill: 'Personal',
      lock: null,
      accent: null,
    });
  });

  it('says that a brand is not for this computer, and why', () => {
    const snapshot = { ...base, identities: [statusOf(acme, { blocked })] };
    expect(bannerView(snapshot, draftOf('', { identityId: acme.id }))).toMatchObject({
      tone: 'blocked',
      title: '@acme.com is not for this computer',
      subtitle: 'Not on this computer: it is yours, not Acme’s.',
    });
  });

  it('never shows an account that is signed out as one that can speak', () => {
    expect(bannerView({ ...base, identities: [] }, draftOf('', { identityId: acme.id })).tone).toBe('blocked');
  });

  it('follows the draft, whatever else is unlocked', () => {
    expect(bannerView(acmeUnlocked(), draftOf('', { identityId: jo.id })).title).toBe('@jo.example');
  });

  it('announces who speaks, as what and whether unlocked', () => {
    expect(bannerView(base, draftOf('', { identityId: acme.id })).announcement).toBe(
      'Posting as @acme.com, Acme Corporation, Bluesky, brand, locked.',
    );
  });
});

it('takes the first letter of the name, else of the handle', () => {
  expect(initialOf('émile', 'x')).toBe('É');
  expect(initialOf(' ', 'acme.com')).toBe('A');
  expect(initialOf('😀 Fun', 'x')).toBe('😀');
});
