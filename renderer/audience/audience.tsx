import type { IdentityId } from '../../shared/account.ts';
import type { IdentityStatus } from '../../shared/snapshot.ts';
import { useNow, useSlice } from '../bridge/hatcheck-context.tsx';
import { atHandle, networkName, placeToTellApart } from '../parts/words.ts';
import './audience.css';
import { byAccount, type OfAccount } from './by-account.ts';
import { IdentityRow, RemovedRow, type Together } from './identity-row.tsx';

interface AudienceProps {
  /** Who it is from now. */
  readonly chosen: readonly IdentityId[];
  /** From that one alone. */
  readonly onChoose: (identityId: IdentityId) => void;
  /** Null where it can be from one only. */
  readonly together: Together | null;
}

/** Every identity a draft may be from, by account, and those it may not, each with its reason. */
export function Audience({ chosen, onChoose, together }: AudienceProps) {
  const snapshot = useSlice(({ identities, networks, accounts, outbox }) => ({ identities, networks, accounts, outbox }));
  const { identities, accounts } = snapshot;
  const removedAccounts = useSlice((snapshot) => snapshot.removed);
  const now = useNow(identities.some((status) => status.armedUntil !== null));
  const row = (status: IdentityStatus) => (
    <IdentityRow
      key={status.identity.id}
      snapshot={snapshot}
      status={status}
      place={placeToTellApart({ identities }, status.identity)}
      now={now}
      chosen={chosen.includes(status.identity.id)}
      onChoose={onChoose}
      together={together}
      isOnly={chosen.length < 2}
    />
  );
  return (
    <ul className="rows" aria-label="Who this can be from">
      {byAccount(identities, accounts).map((group) => {
        const words = groupWords(snapshot, group);
        if (words === null) return group.statuses.map(row);
        return (
          <li key={group.account?.id} className="account-group">
            <p className="small muted">{words}</p>
            <ul className="rows" aria-label={words}>
              {group.statuses.map(row)}
            </ul>
          </li>
        );
      })}
      {removedAccounts.map((removed) => (
        <RemovedRow key={`${removed.server} ${removed.handle} ${removed.at}`} removed={removed} />
      ))}
    </ul>
  );
}

/** What stands above the identities of one account, or null where it speaks as itself alone. */
function groupWords(snapshot: Parameters<typeof networkName>[0], { account, statuses }: OfAccount): string | null {
  if (account === null || statuses.length < 2) return null;
  return `${networkName(snapshot, account.network)}, signed in as ${atHandle(account.handle)}`;
}
