import type { IdentityId } from '../../shared/account.ts';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { IdentityRow, RemovedRow } from './identity-row.tsx';

interface AudienceProps {
  readonly chosen: IdentityId | null;
  readonly onChoose: (identityId: IdentityId) => void;
}

/** Every identity a draft may be from, and those it may not, each with its reason. */
export function Audience({ chosen, onChoose }: AudienceProps) {
  const snapshot = useSnapshot();
  const now = useNow(snapshot.identities.some((status) => status.armedUntil !== null));
  return (
    <ul className="rows" aria-label="Who this can be from">
      {snapshot.identities.map((status) => (
        <IdentityRow
          key={status.identity.id}
          snapshot={snapshot}
          status={status}
          now={now}
          chosen={status.identity.id === chosen}
          onChoose={onChoose}
        />
      ))}
      {snapshot.removed.map((removed) => (
        <RemovedRow key={`${removed.server} ${removed.handle} ${removed.at}`} removed={removed} />
      ))}
    </ul>
  );
}
