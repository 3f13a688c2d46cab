import { type IdentityId, networkOfIdentity } from './account.ts';
import type { Snapshot } from './snapshot.ts';

/** What tells which networks meet here. */
export type Meeting = Pick<Snapshot, 'accounts' | 'outbox' | 'networks'>;

/**
 * The name of the identity's network where accounts or posts of several networks meet here, so that the same handle on two
 * of them is told apart; null where only one can be meant.
 */
export function networkToTellApart({ accounts, outbox, networks }: Meeting, id: IdentityId): string | null {
  const signedIn = accounts.map(({ network }) => network);
  const meeting = new Set<string>([...signedIn, ...outbox.map(({ identityId }) => networkOfIdentity(identityId))]);
  if (meeting.size < 2) return null;
  return networks.find((network) => network.id === networkOfIdentity(id))?.name ?? null;
}

/** `@acme.com`, or `@acme.com on Mastodon` where several networks meet here. */
export function whoOf(meeting: Meeting, { id, handle }: { readonly id: IdentityId; readonly handle: string }): string {
  const network = networkToTellApart(meeting, id);
  return network === null ? `@${handle}` : `@${handle} on ${network}`;
}
