import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../shared/guard.ts';
import type { GuardFacts } from '../../../shared/guard-facts.ts';
import { defaultPolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { factsOf, goodWorld, identityOf, now } from './world.ts';

const brand = identityOf({ ...goodWorld, who: 'brand' });
const page = { ...brand, id: `${brand.accountId}#page`, subject: 'page' };
const facts = (more: Partial<GuardFacts>): GuardFacts => ({ ...factsOf({ ...goodWorld, who: 'brand' }), exceptions: [], ...more });
const personalBy = (statedBy: 'it' | 'signals' | 'person') => ({ kind: 'personal', statedBy, evidence: [], judgedAt: now }) as const;
const wiping = (WipeOnUnenrol: boolean) =>
  ({ kind: 'active', policy: { ...defaultPolicy, WipeOnUnenrol }, sources: [], unknownKeys: [], readAt: now }) as const;

describe('a computer that left the company', () => {
  it.each([
    ['signals', true, 'revokeThenDelete'],
    ['signals', false, 'undecided'],
    ['it', false, 'revokeThenDelete'],
    ['person', false, 'revokeThenDelete'],
  ] as const)('judged by %s, with WipeOnUnenrol %s: %s', (statedBy, wipe, verdict) => {
    const here = facts({ device: personalBy(statedBy), policy: wiping(wipe) });
    expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, here)).toBe(verdict);
    // Whatever is deleted: nothing of a brand is kept, unlocked or renewed here.
    expect(guard.mayKeepCredential([brand], [], here)).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
    expect(guard.mayArm(brand, here)).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
    expect(guard.mayRenew(brand, here)).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
  });

  it('renews somebody’s own sign-in, whatever is in doubt', () => {
    const own = identityOf({ ...goodWorld, who: 'personal' });
    expect(guard.mayRenew(own, facts({ device: personalBy('signals'), clockTrusted: false })).kind).toBe('ok');
    expect(guard.mayRenew(brand, facts({ clockTrusted: false }))).toMatchObject({ kind: 'refused', refusal: { law: 8 } });
  });
});

describe('an exception', () => {
  const on = (identityId: string, until: number) => facts({ device: personalBy('it'), exceptions: [{ id: 'x', identityId, until }] });

  it('covers its account with the pages of it, and no page, account or network beside', () => {
    const allowed = (identityId: string) => guard.mayKeepCredential([brand, page], [], on(identityId, now + 1)).kind === 'ok';
    expect(allowed(brand.accountId)).toBe(true);
    expect(allowed(page.id)).toBe(false);
    expect(allowed(`${brand.accountId}x`)).toBe(false);
    expect(allowed('mastodon:did:plc:brand')).toBe(false);
  });

  it('counts no more from the moment that rules revoke it, or that there are none to be read', () => {
    const here = on(brand.accountId, now + 1);
    const active = wiping(true);
    const revoked: PolicyOutcome = { ...active, policy: { ...active.policy, RevokedExceptions: ['y', 'x'] } };
    const invalid: PolicyOutcome = { kind: 'invalid', problems: [], restrictions: defaultPolicy, readAt: now };
    expect(guard.mayKeepCredential([brand], [], { ...here, policy: active }).kind).toBe('ok');
    const inCapitals: PolicyOutcome = { ...active, policy: { ...active.policy, RevokedExceptions: ['X'] } };
    for (const policy of [revoked, inCapitals, invalid, { kind: 'absent' }] as const) {
      expect(guard.mayKeepCredential([brand], [], { ...here, policy }).kind).toBe('refused');
      expect(guard.mayRequestPages('bluesky', { ...here, policy }).kind).toBe('refused');
      expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, { ...here, policy })).not.toBe('keep');
    }
  });

  it('deletes nothing at its end where it is not known whose computer this is', () => {
    const device = { kind: 'unknown', statedBy: 'nobody', evidence: [], judgedAt: now } as const;
    const during = { ...on(brand.accountId, now + 1), device };
    const after = { ...on(brand.accountId, now), device };
    expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, during)).toBe('keep');
    expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, after)).toBe('undecided');
    expect(guard.mayRenew(brand, after)).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
  });

  it('counts until its end to the millisecond, and lifts no other law', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.boolean(), (leftMs, clockTrusted) => {
        const here = { ...on(brand.accountId, now + leftMs), clockTrusted };
        expect(guard.mayRenew(brand, here).kind === 'ok').toBe(leftMs > 0 && clockTrusted);
        expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, here)).toBe(leftMs > 0 ? 'keep' : 'revokeThenDelete');
      }),
    );
  });
});
