import type { Account, Identity } from '../../shared/account.ts';
import type { IdentityStatus, Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { Why } from '../audience/identity-row.tsx';
import { initialOf } from '../banner/banner-view.ts';
import { useNow } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { MarkOf } from '../parts/network-mark.tsx';
import { atHandle, hostOf, networkName, ownName } from '../parts/words.ts';
import { type AccountState, accountState, kindWithSource } from './account-state.ts';

interface AccountRowProps {
  readonly account: Account;
  readonly snapshot: Snapshot;
}

/** One login: what it may speak as, what each of that can do now, and the way out. */
export function AccountRow({ account, snapshot }: AccountRowProps) {
  const [first, ...others] = account.identities;
  const place = placeOf(snapshot, account);
  if (first === undefined || others.length === 0) {
    const about = `${place}, ${first === undefined ? 'kind not known' : kindWithSource(first)}`;
    return <VoiceRow account={account} identity={first ?? null} snapshot={snapshot} about={about} isWhole />;
  }
  return (
    <li className="account">
      <div className="account-head">
        <span className="row-names">
          <span className="row-who">
            <b>{`Signed in as ${atHandle(account.handle)}`}</b>
            <MarkOf identityId={account.id} />
          </span>
          <small>{`${place}, speaks as ${account.identities.length}`}</small>
        </span>
        <SignOut account={account} snapshot={snapshot} />
      </div>
      <ul className="rows account-group" aria-label={`What ${atHandle(account.handle)} speaks as`}>
        {account.identities.map((identity) => (
          <VoiceRow
            key={identity.id}
            account={account}
            identity={identity}
            snapshot={snapshot}
            about={[ownName(identity), kindWithSource(identity)].filter(Boolean).join(', ')}
            isWhole={false}
          />
        ))}
      </ul>
    </li>
  );
}

/** The network, and the server where there are many. */
function placeOf(snapshot: Snapshot, { network, server }: Account): string {
  const name = networkName(snapshot, network);
  return snapshot.networks.find(({ id }) => id === network)?.manyServers === false ? name : `${name} at ${hostOf(server)}`;
}

interface VoiceRowProps extends AccountRowProps {
  /** Null where nobody knows it. */
  readonly identity: Identity | null;
  readonly about: string;
  /** The account speaks as nobody else, so that signing out stands here too. */
  readonly isWhole: boolean;
}

function VoiceRow({ account, identity, snapshot, about, isWhole }: VoiceRowProps) {
  const status = snapshot.identities.find((candidate) => candidate.identity.id === identity?.id) ?? null;
  const now = useNow(status !== null && status.armedUntil !== null);
  const kind = identity?.kind ?? 'brand';
  const handle = identity?.handle ?? account.handle;
  const state = accountState(account, status, now);
  return (
    <li className={`row${state.tone === 'stop' ? ' row-blocked' : ''}`}>
      <IdentityShape
        shape={state.tone === 'stop' ? 'blocked' : kind}
        initial={initialOf(identity?.displayName ?? '', handle)}
        avatar={identity?.avatar ?? null}
        accent={kind === 'brand' ? (identity?.accent ?? null) : null}
      />
      <span className="row-names">
        <span className="row-who">
          <b>{atHandle(handle)}</b>
          <MarkOf identityId={identity?.id ?? account.id} />
        </span>
        <small>{about}</small>
      </span>
      <span className="row-end">
        <State state={state} />
        {status === null ? null : <RowLock status={status} who={whoOf(snapshot, status.identity)} />}
        {isWhole ? <SignOut account={account} snapshot={snapshot} /> : null}
      </span>
    </li>
  );
}

function State({ state }: { readonly state: AccountState }) {
  return <span className={`state state-${state.tone} numbers`}>{state.words}</span>;
}

function SignOut({ account, snapshot }: AccountRowProps) {
  return (
    <CommandButton
      command="account.signOut"
      args={{ accountId: account.id }}
      size="small"
      aria-label={`Sign out of ${whoOf(snapshot, account)}`}
    >
      {account.credential === 'revokeOnly' ? 'Try again' : 'Sign out'}
    </CommandButton>
  );
}

function RowLock({ status, who }: { readonly status: IdentityStatus; readonly who: string }) {
  if (status.identity.kind !== 'brand') return null;
  const args = { identityId: status.identity.id };
  const refusal = status.blocked ?? (status.armedUntil === null ? status.cannotArm : null);
  if (refusal !== null) return <Why about={`${who} cannot be unlocked`} words={refusal.words} />;
  return status.armedUntil === null ? (
    <CommandButton command="arming.arm" args={args} size="small" icon="unlock" aria-label={`Unlock ${who}`}>
      Unlock
    </CommandButton>
  ) : (
    <CommandButton command="arming.disarm" args={args} size="small" icon="lock" aria-label={`Lock ${who}`}>
      Lock
    </CommandButton>
  );
}
