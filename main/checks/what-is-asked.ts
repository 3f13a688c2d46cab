import { type Identity, isPage } from '../../shared/account.ts';
import type { Offers } from '../../shared/checks/check.ts';
import type { Draft } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import type { AppState } from '../app-state/app-state.ts';
import type { Asked } from './checker.ts';

/** What a network has for pages is what it has for everybody, where it does not say otherwise. */
export type NetworkOffers = Offers & { readonly pageVisibilities?: Offers['visibilities'] };

/** Only what the checks know of a network, for this identity. */
export function offersOf(network: NetworkOffers, identity: Identity | null): Offers {
  const { acts, contentWarnings, readsPosts } = network;
  const visibilities = identity !== null && isPage(identity) ? (network.pageVisibilities ?? network.visibilities) : network.visibilities;
  return { acts, visibilities, contentWarnings, readsPosts };
}

/** Every text that may still have to be confirmed, as each identity says it. */
export function draftsIn({ drafts, outbox }: AppState): readonly Draft[] {
  return [...drafts.flatMap(postsOf), ...outbox.filter(({ state }) => state.kind === 'frozen').map(({ draft }) => draft)];
}

/** The same words, for the same reader, under the same facts: whatever was found about one holds for the other. */
export function isSame(one: Asked, other: Asked): boolean {
  const fields = ['parts', 'identityId', 'replyTo', 'about', 'visibility', 'contentWarning', 'languages', 'switched', 'borrowed'] as const;
  return one.facts === other.facts && fields.every((field) => one.draft[field] === other.draft[field]);
}

export function isKnownSame(one: AppState, other: AppState): boolean {
  const fields = [
    'outbox',
    'accounts',
    'policy',
    'settings',
    'leases',
    'audiences',
    'online',
    'battery',
    'messages',
    'messageOutbox',
    'knownReaders',
  ] as const;
  return fields.every((field) => one[field] === other[field]);
}
