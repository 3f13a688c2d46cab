import type { IdentityId } from '../../shared/account.ts';
import { keepDays, mostMentions } from '../../shared/audience.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { AudienceParts } from './audience.ts';
import type { Book } from './book.ts';
import type { Errands } from './errands.ts';
import type { NewMention } from './fetch-mentions.ts';
import { placeOf } from './random-order.ts';

/** Puts mentions by, each with its place in the random order, and lets go of the old ones. */
export interface Keeper {
  /** How many were not known. Ends early where it is stopped, or the account is signed out, meanwhile. */
  keep(id: IdentityId, mentions: readonly NewMention[], signal: AbortSignal): Promise<number>;
  prune(id: IdentityId): Promise<void>;
  /** Older mentions are neither fetched nor kept; epoch milliseconds. */
  notBefore(): number;
}

/** In one transaction: a hundredth of a second. */
const atOnce = 250;
const aDayMs = 86_400_000;

type KeeperParts = Pick<AudienceParts, 'state' | 'store' | 'clock'> & { readonly book: Book; readonly errands: Errands };

export function createKeeper({ state, store, clock, book, errands }: KeeperParts): Keeper {
  const notBefore = (): number => clock.now() - Math.min(keepDays, effectivePolicy(state.get().policy).HistoryDays) * aDayMs;

  async function prune(id: IdentityId): Promise<void> {
    if ((await store.prune(id, notBefore(), mostMentions)) > 0) await book.changed(id);
  }

  return {
    notBefore,
    prune,
    async keep(id, mentions, signal) {
      const keptAt = clock.now();
      // The key of the order first: places under another one would not be of this order.
      await book.change(id, { keptAt });
      const { seed } = book.record(id);
      let added = 0;
      for (let at = 0; at < mentions.length && !signal.aborted && errands.brandOf(id) !== null; at += atOnce) {
        const some = mentions.slice(at, at + atOnce);
        added += await store.keep(
          id,
          some.map((mention) => ({ ...mention, keptAt, place: placeOf(seed, mention.id) })),
        );
        // Windows and the outbox have their turn in between.
        await new Promise((next) => setImmediate(next));
      }
      await prune(id);
      await book.changed(id);
      return added;
    },
  };
}
