import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkIdSchema } from '../../../shared/account.ts';
import { guard, wrongAccountMs } from '../../../shared/guard.ts';
import type { GuardFacts } from '../../../shared/guard-facts.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../../shared/policy.ts';
import { draftOf, entryOf, entryStates, factsOf, findingOf, goodWorld, identityOf, now, type World } from './world.ts';

const reasonOf = (outcome: Outcome): string => (outcome.kind === 'ok' ? 'ok' : outcome.refusal.reason);
const wordsOf = (outcome: Outcome): string => (outcome.kind === 'ok' ? 'ok' : outcome.refusal.words);
const brand = identityOf(goodWorld);
const personal = identityOf({ ...goodWorld, who: 'personal' });
const active = (policy: Partial<Policy>): PolicyOutcome => ({
  kind: 'active',
  policy: { ...defaultPolicy, ...policy },
  sources: [],
  unknownKeys: [],
  readAt: now,
});
const good = factsOf(goodWorld);
const withPolicy = (policy: Partial<Policy>): GuardFacts => ({ ...good, policy: active(policy) });

describe('one thing wrong gives one reason', () => {
  const faults: readonly (readonly [Partial<World>, number, string])[] = [
    [{ device: 'personal' }, 1, 'brand-on-personal-device'],
    [{ device: 'unknown' }, 1, 'brand-on-unknown-device'],
    [{ presence: 'away' }, 6, 'nobody-here'],
    [{ policy: 'invalid' }, 8, 'policy-invalid'],
    [{ version: 'old' }, 8, 'version-too-old'],
    [{ vault: 'locked' }, 8, 'vault-locked'],
    [{ vault: 'missing' }, 8, 'vault-missing'],
    [{ vault: 'unknown' }, 8, 'vault-unknown'],
    [{ clock: 'untrusted' }, 8, 'clock-untrusted'],
    [{ ledger: 'unwritable' }, 9, 'ledger-unwritable'],
    [{ ledger: 'tampered' }, 9, 'ledger-tampered'],
  ];
  it.each(faults)('%j is against law %i: %s', (fault, law, reason) => {
    const outcome = guard.mayArm(brand, factsOf({ ...goodWorld, ...fault }));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { law, reason } });
    expect(wordsOf(outcome)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('words', () => {
  it('say at which network the account is that stands against a post of several, where its handle alone does not', () => {
    const elsewhere = { ...brand, id: 'x:1', accountId: 'x:1', network: 'x', subject: '1' } as const;
    const named = (handle: string): string => {
      const other = { ...elsewhere, handle };
      const draft = draftOf(brand.id, { also: [{ id: 'also', identityId: other.id, acknowledged: [] }] });
      const gesture = { identityId: brand.id, retypedHandle: null, heldMs: 700, also: [{ identityId: other.id, retypedHandle: null }] };
      const speakers = [
        { identity: brand, findings: [], networkName: 'Bluesky' },
        { identity: other, findings: [findingOf('stop')], networkName: 'X' },
      ];
      const leases = { ...good.leases, [other.id]: Object.values(good.leases)[0] };
      return wordsOf(guard.mayConfirmAll(draft, speakers, gesture, { ...good, leases } as GuardFacts));
    };
    expect(named(brand.handle)).toMatch(/^As @brand\.example on X: /);
    expect(named('other.example')).toMatch(/^As @other\.example: /);
  });

  it('name whose computer it is not', () => {
    expect(wordsOf(guard.mayArm(brand, factsOf({ ...goodWorld, device: 'personal' })))).toContain(
      'Not on this computer: it is yours, not Acme’s.',
    );
    const undeclared = factsOf({ ...goodWorld, policy: 'absent', device: 'personal' });
    expect(wordsOf(guard.mayArm(brand, undeclared))).toContain('it is yours, not the company’s');
  });

  it('say who can state whose computer it is', () => {
    expect(wordsOf(guard.mayArm(brand, factsOf({ ...goodWorld, device: 'unknown' })))).toContain('Ask Acme');
    expect(wordsOf(guard.mayArm(brand, factsOf({ ...goodWorld, policy: 'absent', device: 'unknown' })))).toContain(
      'Say whose computer this is',
    );
  });

  it('say which version is needed, and what to do; taking down and somebody’s own account go on', () => {
    const old = factsOf({ ...goodWorld, version: 'old' });
    const words = wordsOf(guard.mayArm(brand, old));
    expect(words).toContain('Acme wants Hatcheck 1.10.0 or newer for brand accounts, and this is 1.9.9. Install a newer one');
    expect(reasonOf(guard.mayRequestPages('linkedin', old))).toBe('version-too-old');
    expect(reasonOf(guard.mayTakeDown(entryOf(brand, { state: entryStates.published }), brand, old))).toBe('ok');
    expect(reasonOf(guard.mayKeepCredential([personal], [], old))).toBe('ok');
    expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, old)).toBe('keep');
  });

  it('give the words of the finding that stops', () => {
    const gesture = { identityId: brand.id, heldMs: 600, retypedHandle: null };
    expect(wordsOf(guard.mayConfirm(draftOf(brand.id), brand, [findingOf('stop')], gesture, good))).toBe('Why. Todo.');
  });
});

describe('signing in', () => {
  it('begins only at a server that policy allows, however it is written', () => {
    const facts = withPolicy({ AllowedServers: ['PDS.example'] });
    expect(reasonOf(guard.mayBeginSignIn(facts, 'bluesky', 'https://pds.example/'))).toBe('ok');
    expect(reasonOf(guard.mayBeginSignIn(facts, 'bluesky', 'https://pds.example.evil.example'))).toBe('server-not-allowed');
    expect(reasonOf(guard.mayBeginSignIn(facts, 'bluesky', 'https://pds.example:8443'))).toBe('server-not-allowed');
  });

  it('before policy named its servers blocks the account from then on, and deletes nothing', () => {
    const facts = withPolicy({ AllowedServers: ['other.example'] });
    for (const identity of [brand, personal]) {
      const bound = guard.mayBind(draftOf(identity.id), identity, facts);
      expect(reasonOf(bound)).toBe('server-not-allowed-any-more');
      expect(wordsOf(bound)).toContain('Allowed: other.example.');
      const entry = entryOf(identity, { state: entryStates.held });
      expect(reasonOf(guard.mayAttempt(entry, identity, facts))).toBe('server-not-allowed-any-more');
      expect(guard.sweepVerdict({ identities: [identity], scopes: [] }, facts)).toBe('keep');
    }
    expect(reasonOf(guard.mayArm(brand, facts))).toBe('server-not-allowed-any-more');
  });

  it('begins only at a network that policy allows; what was signed in before is blocked, and nothing is deleted', () => {
    const networks = networkIdSchema.options;
    fc.assert(
      fc.property(fc.subarray([...networks]), fc.constantFrom(...networks), fc.constantFrom(brand, personal), (allowed, network, one) => {
        const facts = withPolicy({ NetworksAllowed: allowed });
        const identity = { ...one, network };
        const entry = entryOf(identity, { state: entryStates.held });
        const may = allowed.includes(network);
        const after = may ? 'ok' : 'network-not-allowed-any-more';
        expect(reasonOf(guard.mayBeginSignIn(facts, network, one.server))).toBe(may ? 'ok' : 'network-not-allowed');
        expect(reasonOf(guard.mayKeepCredential([identity], [], facts))).toBe(may ? 'ok' : 'network-not-allowed');
        expect(reasonOf(guard.mayBind(draftOf(one.id), identity, facts))).toBe(after);
        expect(reasonOf(guard.mayAttempt(entry, identity, facts))).toBe(after);
        expect(guard.sweepVerdict({ identities: [identity], scopes: [] }, facts)).toBe('keep');
      }),
    );
    const words = wordsOf(guard.mayBeginSignIn(withPolicy({ NetworksAllowed: ['bluesky', 'x'] }), 'linkedin', brand.server));
    expect(words).toBe('your IT department does not allow sign-ins at LinkedIn. Allowed: Bluesky, X.');
  });

  it.each([
    ['locked', 'nowhere-to-keep-locked'],
    ['missing', 'nowhere-to-keep'],
    ['unknown', 'nowhere-to-keep-yet'],
  ] as const)('needs a keyring: %s', (vault, reason) => {
    expect(reasonOf(guard.mayBeginSignIn(factsOf({ ...goodWorld, vault }), 'bluesky', brand.server))).toBe(reason);
    expect(reasonOf(guard.mayKeepCredential([personal], [], factsOf({ ...goodWorld, vault })))).toBe(reason);
  });

  it('keeps nothing that speaks for a page on a personal computer, whoever signed in', () => {
    const own = factsOf({ ...goodWorld, who: 'personal', device: 'personal' });
    expect(reasonOf(guard.mayKeepCredential([personal], ['w_member_social'], own))).toBe('ok');
    expect(reasonOf(guard.mayKeepCredential([personal], ['w_organization_social'], own))).toBe('brand-on-personal-device');
    expect(reasonOf(guard.mayKeepCredential([personal, brand], [], own))).toBe('brand-on-personal-device');
  });

  it('keeps nothing where the network named nobody', () => {
    expect(reasonOf(guard.mayKeepCredential([], [], good))).toBe('nobody-named');
  });
});

describe('choosing an identity', () => {
  it('is refused for what stands in the way for good, and not for what passes', () => {
    expect(reasonOf(guard.mayBind(draftOf(null), brand, factsOf({ ...goodWorld, device: 'personal' })))).toBe('brand-on-personal-device');
    expect(reasonOf(guard.mayBind(draftOf(null), brand, factsOf({ ...goodWorld, policy: 'invalid' })))).toBe('policy-invalid');
    expect(reasonOf(guard.mayBind(draftOf(null), personal, factsOf({ ...goodWorld, policy: 'strict' })))).toBe(
      'personal-on-managed-device',
    );
    expect(reasonOf(guard.mayBind(draftOf(null), brand, factsOf({ ...goodWorld, lease: 'none', vault: 'locked' })))).toBe('ok');
  });
});

describe('retyping the handle', () => {
  const sunday = Date.parse('2024-03-03T12:00:00Z');
  const weekdays = { TimeZone: 'UTC', Days: ['mon'], From: '09:00', To: '17:00' } as const;
  const workday = withPolicy({ WorkingHours: { ...weekdays, Days: ['mon'] } });

  it('is asked of a brand after a switch, after hours, and where a check asks', () => {
    expect(guard.mustRetype(draftOf(brand.id), brand, [], good)).toBe(false);
    expect(guard.mustRetype(draftOf(brand.id, { switched: true }), brand, [], good)).toBe(true);
    expect(guard.mustRetype(draftOf(brand.id), brand, [], { ...workday, now: sunday })).toBe(true);
    expect(guard.mustRetype(draftOf(brand.id), brand, [{ ...findingOf('info'), asksRetype: true }], good)).toBe(true);
  });

  it('is never asked of a personal identity', () => {
    const asking = [{ ...findingOf('info'), asksRetype: true }];
    expect(guard.mustRetype(draftOf(personal.id, { switched: true }), personal, asking, { ...workday, now: sunday })).toBe(false);
  });
});

describe('blank drafts', () => {
  it('are not confirmed', () => {
    const blank = draftOf(personal.id, { parts: [{ text: ' \n', images: [], card: null }] });
    const gesture = { identityId: personal.id, heldMs: 0, retypedHandle: null };
    expect(reasonOf(guard.mayConfirm(blank, personal, [], gesture, good))).toBe('blank');
  });
});

describe('send now', () => {
  it('is for personal posts, and for brands where rules in good order allow it', () => {
    const early = { dueAt: now + 60_000 };
    expect(reasonOf(guard.maySendNow(entryOf(personal, early), personal, good))).toBe('ok');
    expect(reasonOf(guard.maySendNow(entryOf(brand, early), brand, good))).toBe('send-now-not-allowed');
    expect(reasonOf(guard.maySendNow(entryOf(brand, early), brand, withPolicy({ SendNowBrand: true })))).toBe('ok');
  });

  it('leaves alone what is not waiting for its hold', () => {
    const state = (kind: keyof typeof entryStates) =>
      reasonOf(guard.maySendNow(entryOf(personal, { state: entryStates[kind] }), personal, good));
    expect([state('frozen'), state('sending'), state('published')]).toEqual(['frozen', 'already-attempted', 'already-attempted']);
  });
});

describe('an entry confirmed as a brand', () => {
  it('stays one when its identity is judged personal later', () => {
    const entry = entryOf(personal, { kind: 'brand' });
    expect(reasonOf(guard.mayAttempt(entry, personal, factsOf({ ...goodWorld, lease: 'none' })))).toBe('not-armed');
  });
});

describe('taking down', () => {
  const published = (at: number) => entryOf(brand, { state: { kind: 'published', uri: 'at://x', url: 'https://x', at } });

  it('is open for ten minutes, whatever is in doubt or locked', () => {
    const worst = factsOf({ ...goodWorld, lease: 'none', ledger: 'unwritable', device: 'unknown', policy: 'invalid', clock: 'untrusted' });
    expect(reasonOf(guard.mayTakeDown(published(now - wrongAccountMs), brand, worst))).toBe('ok');
    expect(reasonOf(guard.mayTakeDown(published(now - wrongAccountMs - 1), brand, good))).toBe('too-late');
  });

  it('goes on until it is done, by the same identity, and not on a personal computer', () => {
    expect(reasonOf(guard.mayTakeDown(entryOf(brand, { state: entryStates.takingDown }), brand, good))).toBe('ok');
    expect(reasonOf(guard.mayTakeDown(entryOf(brand), brand, good))).toBe('not-published');
    expect(reasonOf(guard.mayTakeDown(published(now), personal, good))).toBe('identity-changed');
    expect(reasonOf(guard.mayTakeDown(published(now), brand, factsOf({ ...goodWorld, device: 'personal' })))).toBe(
      'brand-on-personal-device',
    );
  });
});
