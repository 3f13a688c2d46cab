import { useState } from 'react';
import type { Account } from '../../shared/account.ts';
import type { IdentityStatus, RemovedAccount, Snapshot } from '../../shared/snapshot.ts';
import { Why } from '../audience/identity-row.tsx';
import { initialOf } from '../banner/banner-view.ts';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { atHandle, dayAndTime, hostOf, networkName } from '../parts/words.ts';
import { accountState, kindWithSource } from './account-state.ts';
import { SignInDialog } from './sign-in-dialog.tsx';
import { SignOutBrandsDialog } from './sign-out-brands-dialog.tsx';

/** Every account, its state, and the way out. */
export function AccountsPage() {
  const snapshot = useSnapshot();
  const [dialog, setDialog] = useState<'signIn' | 'signOutBrands' | null>(null);
  const hasBrand = snapshot.identities.some((status) => status.identity.kind === 'brand');
  return (
    <>
      <header className="page-head">
        <h1>Accounts</h1>
        <span className="page-actions">
          {hasBrand ? <Button onPress={() => setDialog('signOutBrands')}>Sign out of all brand accounts…</Button> : null}
          <Button look="strong" icon="plus" onPress={() => setDialog('signIn')}>
            Sign in
          </Button>
        </span>
      </header>
      {snapshot.accounts.length === 0 ? <p className="muted">No account is signed in on this computer.</p> : null}
      <ul className="rows">
        {snapshot.accounts.map((account) => (
          <AccountRow key={account.id} account={account} snapshot={snapshot} />
        ))}
      </ul>
      <Removed removed={snapshot.removed} />
      <SignInDialog isOpen={dialog === 'signIn'} onClose={() => setDialog(null)} />
      <SignOutBrandsDialog isOpen={dialog === 'signOutBrands'} onClose={() => setDialog(null)} />
    </>
  );
}

function AccountRow({ account, snapshot }: { readonly account: Account; readonly snapshot: Snapshot }) {
  const status = snapshot.identities.find((candidate) => candidate.identity.accountId === account.id) ?? null;
  const identity = account.identities[0];
  const now = useNow(status?.armedUntil !== null && status !== null);
  const kind = identity?.kind ?? 'brand';
  const state = accountState(account, status, now);
  return (
    <li className={`row${state.tone === 'stop' ? ' row-blocked' : ''}`}>
      <IdentityShape
        shape={state.tone === 'stop' ? 'blocked' : kind}
        initial={initialOf(identity?.displayName ?? '', account.handle)}
        avatar={identity?.avatar ?? null}
        accent={kind === 'brand' ? (identity?.accent ?? null) : null}
      />
      <span className="row-names">
        <b>{atHandle(account.handle)}</b>
        <small>{`${networkName(snapshot, account.network)} at ${hostOf(account.server)}, ${identity === undefined ? 'kind not known' : kindWithSource(identity)}`}</small>
      </span>
      <span className="row-end">
        <span className={`state state-${state.tone} numbers`}>{state.words}</span>
        <RowLock status={status} />
        <CommandButton
          command="account.signOut"
          args={{ accountId: account.id }}
          size="small"
          aria-label={`Sign out of ${atHandle(account.handle)}`}
        >
          {account.credential === 'revokeOnly' ? 'Try again' : 'Sign out'}
        </CommandButton>
      </span>
    </li>
  );
}

function RowLock({ status }: { readonly status: IdentityStatus | null }) {
  if (status === null || status.identity.kind !== 'brand') return null;
  const handle = atHandle(status.identity.handle);
  const args = { identityId: status.identity.id };
  const refusal = status.blocked ?? (status.armedUntil === null ? status.cannotArm : null);
  if (refusal !== null) return <Why about={`${handle} cannot be unlocked`} words={refusal.words} />;
  return status.armedUntil === null ? (
    <CommandButton command="arming.arm" args={args} size="small" icon="unlock" aria-label={`Unlock ${handle}`}>
      Unlock
    </CommandButton>
  ) : (
    <CommandButton command="arming.disarm" args={args} size="small" icon="lock" aria-label={`Lock ${handle}`}>
      Lock
    </CommandButton>
  );
}

function Removed({ removed }: { readonly removed: readonly RemovedAccount[] }) {
  if (removed.length === 0) return null;
  return (
    <section className="page-block" aria-label="Removed from this computer">
      <h2>Removed from this computer</h2>
      {removed.map((account) => (
        <NoticeBar
          key={`${account.server} ${account.handle} ${account.at}`}
          level={account.revoked ? 'info' : 'stop'}
          title={`${atHandle(account.handle)} at ${hostOf(account.server)}, ${dayAndTime(account.at)}${account.revoked ? '' : ': not revoked'}`}
          words={
            account.byHand === null
              ? 'Its session was ended at the network and removed from this keyring.'
              : `Do this by hand: ${account.byHand}`
          }
        />
      ))}
    </section>
  );
}
