import { describe, expect, it } from 'vitest';
import { speakingOf } from '../../../renderer/banner/speaking.ts';
import { gestureOf, postControl, postStanding, type Retyped } from '../../../renderer/compose/post-control.ts';
import { sameHandle } from '../../../renderer/parts/same-handle.ts';
import { acme, acmeUnlocked, draftOf, draftStatus, jo } from '../../../renderer/preview/fixture-parts.ts';
import type { DraftStatus } from '../../../shared/snapshot.ts';

const control = (status: DraftStatus, retyped: Retyped = {}) =>
  postControl(postStanding(status), speakingOf(acmeUnlocked(), status.draft), retyped);

describe('the Post button', () => {
  it('names a brand and is held', () => {
    expect(control(draftStatus(draftOf('Hello', { identityId: acme.id })))).toEqual({
      words: 'Post as @acme.com',
      hold: true,
      why: null,
      retype: [],
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
    expect(control(status, { [acme.id]: '@acme.co' }).why).toBe('Type @acme.com above first.');
    expect(control(status, { [acme.id]: '@ACME.com ' }).why).toBeNull();
  });
});

describe('the Post button of a draft for several', () => {
  const both = draftOf('Hello', { identityId: jo.id, also: [{ id: 'two', identityId: acme.id, acknowledged: [] }] });
  const post = { ...draftOf('Hello', { id: 'two', identityId: acme.id }) };
  const status = draftStatus(both, { also: [{ post, findings: [], checked: true, mustRetype: true }] });

  it('names each, brands first, and is held where one of them is a brand', () => {
    expect(control(status)).toMatchObject({ words: 'Post as @acme.com and @jo.example', hold: true, network: null });
    expect(control(status).why).toBe('Type @acme.com above first.');
  });

  it('asks for the handle of whoever needs it, and confirms for exactly those it names', () => {
    const retyped = { [acme.id]: 'acme.com' };
    expect(control(status, retyped).why).toBeNull();
    expect(gestureOf(speakingOf(acmeUnlocked(), both), control(status, retyped), retyped, 700)).toEqual({
      ...{ identityId: acme.id, retypedHandle: 'acme.com', heldMs: 700 },
      also: [{ identityId: jo.id, retypedHandle: null }],
    });
  });

  it('cannot be pressed while one of them is signed out, which then stands first', () => {
    const gone = draftOf('Hello', { identityId: acme.id, also: [{ id: 'two', identityId: 'bluesky:did:plc:gone', acknowledged: [] }] });
    expect(speakingOf(acmeUnlocked(), gone).map(({ view }) => view.tone)).toEqual(['blocked', 'brand']);
    expect(control(draftStatus(gone))).toMatchObject({ words: 'Cannot post', why: 'Choose other accounts to post this.' });
  });
});

it('takes a handle with or without the at sign, in any case, and no other', () => {
  expect(sameHandle('acme.com', '@Acme.Com')).toBe(true);
  expect(sameHandle('acme.com', 'acme.com')).toBe(true);
  expect(sameHandle('acme.com', '')).toBe(false);
  expect(sameHandle('acme.com', 'acme.co')).toBe(false);
});
