import type { NetworkId } from '../../shared/account.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { SignedIn, Speaker } from '../networks/network.ts';
import type { AccountsDeps } from './accounts-deps.ts';

/** Law 1: what may not be kept here is not asked for. Read at the moment of the request. */
export function mayRequestPages({ networkOf, decisions }: AccountsDeps, network: NetworkId): boolean {
  return networkOf(network).capabilities.pages && decisions.guard.mayRequestPages(network, decisions.facts()).kind === 'ok';
}

/**
 * Whom a fresh sign-in may speak for beside itself; nobody where the network has no pages. A sign-in of which that is not
 * known could be a brand's, and is not kept.
 */
export async function pagesOf({ networkOf }: AccountsDeps, network: NetworkId, signedIn: SignedIn): Promise<Outcome<readonly Speaker[]>> {
  if (!networkOf(network).capabilities.pages) return ok([]);
  const answer = await signedIn.session.speakers();
  if (answer.kind === 'ok') return ok(pagesAmong(answer.value, signedIn.identity.subject));
  const words = `${answer.words} So it is not known whom this sign-in speaks for, and it was not kept. Try again.`;
  return refused(1, 'speakers-unknown', words);
}

/** Whom it may speak for beside itself; a name twice counts once. */
export function pagesAmong(speakers: readonly Speaker[], ownSubject: string): readonly Speaker[] {
  const seen = new Set([ownSubject]);
  return speakers.filter(({ subject }) => {
    const isNew = !seen.has(subject);
    seen.add(subject);
    return isNew;
  });
}
