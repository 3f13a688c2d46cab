import type { NetworkId } from './account.ts';
import { matchesAccount } from './kinds.ts';
import { effectivePolicy, type PolicyOutcome } from './policy.ts';

/** A sign-in of a brand that another program left in the keyring. Its secret was never asked for. */
export interface OtherSignIn {
  /** As policy names where to look. */
  readonly service: string;
  /** The name it was found by. */
  readonly account: string;
}

/** What is known of other programs' sign-ins. */
export type OtherSignIns =
  /** Nothing to look at: no rules name any, or this is a company computer, or a system where Hatcheck cannot look. */
  | { readonly kind: 'none' }
  /** Rules name some, and the person has not said yet whether Hatcheck may look. */
  | { readonly kind: 'notAsked'; readonly services: readonly string[] }
  | { readonly kind: 'declined'; readonly services: readonly string[] }
  | { readonly kind: 'looked'; readonly found: readonly OtherSignIn[]; readonly services: readonly string[]; readonly at: number }
  | { readonly kind: 'failed'; readonly words: string; readonly services: readonly string[] };

/** An item of the keyring as it can be seen without opening it. */
export interface SeenItem {
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What an entry of `OtherProgramServices` means: `name=value` is that attribute, anything else the attribute `service`. */
export function searchFor(service: string): Readonly<Record<string, string>> {
  const at = service.indexOf('=');
  return at > 0 ? { [service.slice(0, at).trim()]: service.slice(at + 1).trim() } : { service: service.trim() };
}

const networks: readonly NetworkId[] = ['bluesky', 'mastodon', 'x', 'linkedin'];

/** The brand that an item belongs to, by the name in it that `BrandAccounts` means; null where it is nobody policy knows. */
export function brandIn({ label, attributes }: SeenItem, policy: PolicyOutcome): string | null {
  const words = label.split(/[\s()<>"“”,;|]+/u);
  const names = [...Object.values(attributes), ...words].map((name) => name.trim()).filter((name) => name !== '' && name.length <= 300);
  const { BrandAccounts } = effectivePolicy(policy);
  // Another program does not say which network an item is for, so a brand of any one counts.
  const isBrand = (name: string): boolean =>
    networks.some((network) => BrandAccounts.some((pattern) => matchesAccount(pattern, { network, handle: name, subject: name })));
  return names.find(isBrand) ?? null;
}
