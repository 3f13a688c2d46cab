import type { IdentityId } from '../../shared/account.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { timeLeft } from '../parts/words.ts';

/** What the strip says. It never claims to know who the browser is signed in as. */
export interface StripView {
  readonly tone: 'brand' | 'nobody';
  readonly words: string;
  readonly armed: readonly IdentityId[];
}

export function stripView(snapshot: Snapshot, now: number): StripView {
  const armed = snapshot.identities.filter((status) => status.armedUntil !== null && status.armedUntil > now);
  if (armed.length === 0) return { tone: 'nobody', words: 'In Hatcheck: no brand unlocked', armed: [] };
  const each = armed.map(
    ({ identity, armedUntil }) => `${whoOf(snapshot, identity)} unlocked, ${timeLeft((armedUntil ?? now) - now)} left`,
  );
  return { tone: 'brand', words: `In Hatcheck: ${each.join('; ')}`, armed: armed.map((status) => status.identity.id) };
}
