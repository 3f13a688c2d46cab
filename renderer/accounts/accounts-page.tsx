import { useState } from 'react';
import { effectivePolicy } from '../../shared/policy.ts';
import type { RemovedAccount, Snapshot } from '../../shared/snapshot.ts';
import '../audience/audience.css';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { atHandle, dayAndTime, hostOf } from '../parts/words.ts';
import { AccountRow } from './account-row.tsx';
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
      <PersonalHere snapshot={snapshot} />
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

/** Rules may let personal accounts stay on a company computer and still have it said whose the computer is. */
function PersonalHere({ snapshot: { policy, device, identities } }: { readonly snapshot: Snapshot }) {
  const own = identities.filter(({ identity }) => identity.kind === 'personal').map(({ identity }) => atHandle(identity.handle));
  const { PersonalOnManaged, Organisation } = effectivePolicy(policy);
  if (PersonalOnManaged !== 'warn' || device.kind !== 'managed' || own.length === 0) return null;
  const words = `This computer is the company’s. ${Organisation} lets you post as ${own.join(', ')} here, and asks you to do it on your own where you can.`;
  return <NoticeBar level="caution" title="Personal accounts on a company computer" words={words} />;
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
