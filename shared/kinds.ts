import { type Identity, isPage, type Kind, type KindSource, networkIdSchema } from './account.ts';
import { canonicalHandle, canonicalHost } from './canonical-name.ts';
import { effectivePolicy, type PolicyOutcome } from './policy.ts';

/** What policy knows an identity by. */
export type Who = Pick<Identity, 'network' | 'handle' | 'subject'>;

const withNetwork = new RegExp(`^(?:(${networkIdSchema.options.join('|')}):)?(.*)$`, 's');

/**
 * Does one entry of `BrandAccounts` mean this identity? A DID means that DID, a handle that handle, and
 * `*.acme.com` every name below acme.com, however deep, and every `name@acme.com`, but not acme.com itself. With a network in
 * front (`x:@acme`) it means nobody at another one.
 */
export function matchesAccount(pattern: string, who: Who): boolean {
  const [, network, entry = ''] = withNetwork.exec(pattern.trim()) ?? [];
  if (network !== undefined && network !== who.network) return false;
  if (entry.toLowerCase().startsWith('did:')) return entry.toLowerCase() === who.subject.trim().toLowerCase();
  const handle = canonicalHandle(who.handle);
  if (!entry.startsWith('*.')) return canonicalHandle(entry) === handle;
  const domain = canonicalHost(entry.slice(2));
  return [`.${domain}`, `@${domain}`].some((end) => handle.endsWith(end) && handle.length > end.length);
}

/** Does policy name this identity as a brand? An invalid policy goes on restricting by what was last good. */
export function isListedBrand(who: Who, outcome: PolicyOutcome): boolean {
  return effectivePolicy(outcome).BrandAccounts.some((pattern) => matchesAccount(pattern, who));
}

/**
 * What an identity speaks for, and who said so: policy, else the person, else `brand`.
 * The person can tighten policy's default, never loosen it; where the two disagree the kind is in doubt
 * (`default`), which blocks and never deletes. A default of `personal` from an invalid policy grants nothing.
 */
export function kindOf(who: Who, outcome: PolicyOutcome, personSaid: Kind | null): { readonly kind: Kind; readonly source: KindSource } {
  if (isListedBrand(who, outcome)) return { kind: 'brand', source: 'policy' };
  const byDefault = effectivePolicy(outcome).DefaultKind;
  if (byDefault === 'brand') return { kind: 'brand', source: personSaid === 'personal' ? 'default' : 'policy' };
  if (personSaid === 'brand') return { kind: 'brand', source: 'person' };
  if (byDefault === 'personal' && outcome.kind === 'active') return { kind: 'personal', source: 'policy' };
  return personSaid === null ? { kind: 'brand', source: 'default' } : { kind: 'personal', source: 'person' };
}

/**
 * The same for a page: what policy says by default, and what the person said, is about the person. Nobody's own voice, it is a
 * brand; surely so where policy says it.
 */
export function kindOfPage(who: Who, outcome: PolicyOutcome): { readonly kind: 'brand'; readonly source: KindSource } {
  const said = isListedBrand(who, outcome) || effectivePolicy(outcome).DefaultKind === 'brand';
  return { kind: 'brand', source: said ? 'policy' : 'default' };
}

/** Is it to be guarded as a brand at this moment? What was once a brand stays one until it is judged anew. */
export function isBrand(identity: Identity, outcome: PolicyOutcome): boolean {
  return identity.kind === 'brand' || isListedBrand(identity, outcome) || effectivePolicy(outcome).DefaultKind === 'brand';
}

/** Is it surely a brand: said by IT or by the person, or a page, which is nobody's own voice? Only then may its credential be deleted. */
export function isKnownBrand(identity: Identity, outcome: PolicyOutcome): boolean {
  return (identity.kind === 'brand' && identity.kindSource !== 'default') || isPage(identity) || isListedBrand(identity, outcome);
}
