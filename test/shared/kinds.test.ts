import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NetworkId, networkIdSchema } from '../../shared/account.ts';
import { canonicalHost, canonicalServer } from '../../shared/canonical-name.ts';
import { isKnownBrand, kindOf, matchesAccount } from '../../shared/kinds.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import { goodWorld, identityOf } from './guard/world.ts';

const who = (handle: string, subject = 'did:plc:abc', network: NetworkId = 'bluesky') => ({ network, handle, subject });
const active = (policy: Partial<Policy>): PolicyOutcome => ({
  kind: 'active',
  policy: { ...defaultPolicy, ...policy },
  sources: [],
  unknownKeys: [],
  readAt: 0,
});
const invalid = (policy: Partial<Policy>): PolicyOutcome => ({
  kind: 'invalid',
  problems: [],
  restrictions: { ...defaultPolicy, ...policy },
  readAt: 0,
});
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
const domain = fc.tuple(label, label).map(([name, top]) => `${name}.${top}`);

describe('an entry of BrandAccounts', () => {
  it.each([
    ['acme.com', 'acme.com', true],
    ['@Acme.COM.', 'acme.com', true],
    ['acme.com', 'news.acme.com', false],
    ['*.acme.com', 'news.acme.com', true],
    ['*.acme.com', 'a.b.acme.com', true],
    ['*.acme.com', 'acme.com', false],
    ['*.acme.com', 'evilacme.com', false],
    ['*.acme.com', 'acme.com.evil.example', false],
    ['*.münchen.example', 'rathaus.xn--mnchen-3ya.example', true],
    ['münchen.example', 'xn--mnchen-3ya.example', true],
    ['*.acme.com', 'news.аcme.com', false], // the first letter is Cyrillic
    ['news@social.acme.com', 'news@SOCIAL.acme.com', true],
    ['*.acme.com', '.acme.com', false],
    ['*.acme.com', 'news@acme.com', true],
    ['*.acme.com', 'news@social.acme.com', true],
    ['*.acme.com', 'acme.com@evil.example', false],
    ['*.acme.com', 'news@evilacme.com', false],
    ['*.acme.com', '@acme.com', false],
    ['@News@Acme.com', 'news@acme.com', true],
    ['news@acme.com', 'news', false],
  ])('%s means %s: %s', (pattern, handle, means) => {
    expect(matchesAccount(pattern, who(handle))).toBe(means);
  });

  it('that is a DID means that DID and no handle', () => {
    expect(matchesAccount('did:plc:abc', who('x.example', 'did:plc:abc'))).toBe(true);
    expect(matchesAccount('did:plc:abc', who('did:plc:abc', 'did:plc:other'))).toBe(false);
  });

  it.each([
    ['x:@acme', 'acme', 'x', true],
    ['x:acme', 'acme', 'bluesky', false],
    ['mastodon:*.acme.com', 'news@social.acme.com', 'mastodon', true],
    ['mastodon:*.acme.com', 'news.acme.com', 'bluesky', false],
    ['bluesky:did:plc:abc', 'any.example', 'bluesky', true],
    ['linkedin:did:plc:abc', 'any.example', 'bluesky', false],
  ] as const)('%s means %s at %s: %s', (pattern, handle, network, means) => {
    expect(matchesAccount(pattern, who(handle, 'did:plc:abc', network))).toBe(means);
  });

  it('with a network in front means there what it means without, and nobody elsewhere', () => {
    const networks = fc.constantFrom(...networkIdSchema.options);
    const entries = fc.oneof(
      domain,
      domain.map((base) => `*.${base}`),
      fc.constant('did:plc:abc'),
    );
    fc.assert(
      fc.property(networks, networks, entries, domain, label, (named, network, entry, base, below) => {
        for (const handle of [base, `${below}.${base}`]) {
          const anybody = who(handle, 'did:plc:abc', network);
          expect(matchesAccount(`${named}:${entry}`, anybody)).toBe(named === network && matchesAccount(entry, anybody));
        }
      }),
    );
  });

  it('that is a pattern means every name below, in any case, and nothing that only looks like it', () => {
    fc.assert(
      fc.property(domain, fc.array(label, { minLength: 1, maxLength: 3 }), label, (base, below, extra) => {
        const handle = [...below, base].join('.');
        expect(matchesAccount(`*.${base}`, who(handle.toUpperCase()))).toBe(true);
        expect(matchesAccount(`*.${base}`, who(`${handle}.${extra}`))).toBe(`${handle}.${extra}`.endsWith(`.${base}`));
        expect(matchesAccount(`*.${base}`, who(`${extra}${base}`))).toBe(false);
      }),
    );
  });
});

describe('the kind of an identity', () => {
  const said = fc.constantFrom('brand', 'personal', null);
  const byDefault = fc.constantFrom('brand', 'personal', 'ask');
  const outcome = fc.oneof(
    fc.constant<PolicyOutcome>({ kind: 'absent' }),
    byDefault.map((DefaultKind) => active({ DefaultKind })),
    byDefault.map((DefaultKind) => invalid({ DefaultKind })),
  );

  it('is brand where policy lists it, whatever anybody says', () => {
    fc.assert(
      fc.property(said, byDefault, fc.constantFrom(active, invalid), (personSaid, DefaultKind, make) => {
        const policy = make({ DefaultKind, BrandAccounts: ['acme.com'] });
        expect(kindOf(who('acme.com'), policy, personSaid)).toEqual({ kind: 'brand', source: 'policy' });
      }),
    );
  });

  it('is personal only on somebody’s word', () => {
    fc.assert(
      fc.property(said, outcome, (personSaid, policy) => {
        const { kind, source } = kindOf(who('me.example'), policy, personSaid);
        if (kind === 'personal') expect(source).not.toBe('default');
        if (kind === 'personal' && source === 'policy') expect(policy.kind).toBe('active');
        if (personSaid === 'brand') expect(kind).toBe('brand');
      }),
    );
  });

  it.each([
    [{ kind: 'absent' } as const, null, 'brand', 'default'],
    [{ kind: 'absent' } as const, 'personal', 'personal', 'person'],
    [active({}), 'brand', 'brand', 'person'],
    [active({ DefaultKind: 'personal' }), null, 'personal', 'policy'],
    [active({ DefaultKind: 'brand' }), null, 'brand', 'policy'],
    [active({ DefaultKind: 'brand' }), 'personal', 'brand', 'default'],
    [invalid({ DefaultKind: 'personal' }), null, 'brand', 'default'],
  ] as const)('%#: policy, else the person, else brand', (policy, personSaid, kind, source) => {
    expect(kindOf(who('me.example'), policy, personSaid)).toEqual({ kind, source });
  });

  it('that nobody said is no ground to delete', () => {
    expect(isKnownBrand(identityOf({ ...goodWorld, who: 'doubtful' }), { kind: 'absent' })).toBe(false);
    expect(isKnownBrand(identityOf(goodWorld), { kind: 'absent' })).toBe(true);
  });
});

describe('canonical names', () => {
  it('stay as they are when made canonical again, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = canonicalHost(text);
        expect(canonicalHost(once)).toBe(once);
      }),
    );
  });

  it('of servers ignore how the address is written', () => {
    expect(canonicalServer('bsky.social')).toBe(canonicalServer('HTTPS://bsky.social:443/'));
    expect(canonicalServer('http://localhost:2583')).toBe('localhost:2583');
    expect(canonicalServer('http://bsky.social')).not.toBe(canonicalServer('bsky.social'));
    expect(canonicalServer('')).toBe('');
  });
});
