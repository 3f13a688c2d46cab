import { expect, it } from 'vitest';
import { bannerView } from '../../../renderer/banner/banner-view.ts';
import { firstMisfit, misfitOf } from '../../../renderer/compose/misfit.ts';
import { postControl, postStanding } from '../../../renderer/compose/post-control.ts';
import { mentions } from '../../../renderer/preview/fixture-answers.ts';
import { draftOf, draftStatus } from '../../../renderer/preview/fixture-parts.ts';
import { acmeOnMastodon, acmeOnX, several } from '../../../renderer/preview/network-fixtures.ts';
import { type Draft, emptyPart, type ReplyTarget } from '../../../shared/post.ts';

const target = mentions[0] as ReplyTarget;
const described = (length: number): Partial<Draft> => ({
  parts: [
    {
      ...emptyPart,
      images: [{ id: 'image-1', mime: 'image/png', alt: 'x'.repeat(length), width: 1, height: 1, size: 1 }],
    },
  ],
});
const misfit = (identityId: string | null, change: Partial<Draft>) =>
  firstMisfit(misfitOf(several, draftOf('Hello', { identityId, ...change })));

it('says what the network of the chosen identity lacks, each by itself', () => {
  expect(misfit(acmeOnX.id, { visibility: 'followers' })).toBe('X has no posts for followers only.');
  expect(misfit(acmeOnX.id, { contentWarning: 'Machines' })).toBe('X has no content warnings.');
  expect(misfit(acmeOnMastodon.id, { about: { act: 'quote', target } })).toBe('Hatcheck makes no quotes at Mastodon.');
  expect(misfit(acmeOnX.id, described(1001))).toBe('X takes descriptions of at most 1,000 characters.');
});

it('says nothing where the network has it, or nobody is chosen', () => {
  expect(misfit(acmeOnMastodon.id, { visibility: 'followers', contentWarning: 'Machines' })).toBeNull();
  expect(misfit(acmeOnX.id, { about: { act: 'quote', target } })).toBeNull();
  expect(misfit(acmeOnX.id, described(1000))).toBeNull();
  expect(misfit(null, { visibility: 'followers', contentWarning: 'Machines' })).toBeNull();
});

it('goes by the limits of the identity’s own server before those of its network', () => {
  const server = { ...acmeOnMastodon, limits: { ...several.networks[1]?.limits, maxAltLength: 10 } } as typeof acmeOnMastodon;
  const snapshot = { ...several, identities: [{ identity: server, blocked: null, cannotArm: null, armedUntil: null }] };
  expect(misfitOf(snapshot, draftOf('', { identityId: server.id, ...described(11) })).alt).toContain('at most 10 characters');
});

it('keeps the Post button from being pressed, and says why', () => {
  const status = draftStatus(draftOf('Hello', { identityId: acmeOnX.id, visibility: 'followers' }));
  const control = postControl(postStanding(several, status), bannerView(several, status.draft), '');
  expect(control).toMatchObject({ words: 'Post as @acme', network: 'X', why: 'X has no posts for followers only.' });
});
