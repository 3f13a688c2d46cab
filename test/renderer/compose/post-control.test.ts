import { describe, expect, it } from 'vitest';
import { bannerView } from '../../../renderer/banner/banner-view.ts';
import { postControl, postStanding } from '../../../renderer/compose/post-control.ts';
import { sameHandle } from '../../../renderer/parts/same-handle.ts';
import { acme, acmeUnlocked, draftOf, draftStatus, jo } from '../../../renderer/preview/fixture-parts.ts';
import type { DraftStatus } from '../../../shared/snapshot.ts';

const control = (status: DraftStatus, retyped = '') => postControl(postStanding(status), bannerView(acmeUnlocked(), status.draft), retyped);

describe('the Post button', () => {
  it('names a brand and is held', () => {
    expect(control(draftStatus(draftOf('Hello', { identityId: acme.id })))).toEqual({
      words: 'Post as @acme.com',
      hold: true,
      why: null,
      retype: null,
      network: null,
    });
  });

  it('names a person and is clicked', () => {
    expect(control(draftStatus(draftOf('Hello', { identityId: jo.id })))).toMatchObject({
      words: 'Post as @jo.example',
      hold: false,
      why: null,
    });
  });

  it('posts as nobody never', () => {
    expect(control(draftStatus(draftOf('Hello')))).toMatchObject({ words: 'Choose who posts', why: 'Choose who this is from, then post.' });
  });

  it('gives main’s reason where main would refuse', () => {
    const refusal = { law: 7, reason: 'stop', words: 'There is a stop.' } as const;
    expect(control(draftStatus(draftOf('Hello', { identityId: acme.id }), { refusal })).why).toBe('There is a stop.');
  });

  it('waits for the handle where it must be retyped', () => {
    const status = draftStatus(draftOf('Hello', { identityId: acme.id }), { mustRetype: true });
    expect(control(status, '@acme.co').why).toBe('Type @acme.com above first.');
    expect(control(status, '@ACME.com ').why).toBeNull();
  });
});

it('takes a handle with or without the at sign, in any case, and no other', () => {
  expect(sameHandle('acme.com', '@Acme.Com')).toBe(true);
  expect(sameHandle('acme.com', 'acme.com')).toBe(true);
  expect(sameHandle('acme.com', '')).toBe(false);
  expect(sameHandle('acme.com', 'acme.co')).toBe(false);
});
