import type { IdentityId } from '../../shared/account.ts';
import { useNow, useSlice } from '../bridge/hatcheck-context.tsx';
import { placeToTellApart } from '../parts/words.ts';
import { IdentityRow, RemovedRow } from './identity-row.tsx';

interface AudienceProps {
  readonly chosen: IdentityId | null;
  readonly onChoose: (identityId: IdentityId) => void;
}

/** Every identity a draft may be from, and those it may not, each with its reason. */
export function Audience({ chosen, onChoose }: AudienceProps) {
  const snapshot = useSlice(({ identities, networks }) => ({ identities, networks }));
  const { identities } = snapshot;
  const removedAccounts = useSlice((snapshot) => snapshot.removed);
  const now = useNow(identities.some((status) => status.armedUntil !== null));
  return (
    <ul className="rows" aria-label="Who this can be from">
      {identities.map((status) => (
        <IdentityRow
          key={status.identity.id}
          snapshot={snapshot}
          status={status}
          place={placeToTellApart({ identities }, status.identity)}
          now={now}
          chosen={status.identity.id === chosen}
          onChoose={onChoose}
        />
      ))}
      {removedAccounts.map((removed) => (
        <RemovedRow key={`${removed.server} ${removed.handle} ${removed.at}`} removed={removed} />
      ))}
    </ul>
  );
}
