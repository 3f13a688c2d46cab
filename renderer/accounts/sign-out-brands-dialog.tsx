import { whoOf } from '../../shared/which-network.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { count } from '../parts/words.ts';

/** Ends the session of every brand account, here and at the network. */
export function SignOutBrandsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const brands = useSlice((snapshot) =>
    snapshot.accounts
      .filter((account) => account.identities.some((identity) => identity.kind === 'brand'))
      .map((account) => whoOf(snapshot, account)),
  );
  const words = `Sign out of ${count(brands.length, 'brand account')}`;
  return (
    <WindowDialog title={`${words}?`} isOpen={isOpen} onClose={onClose}>
      <p>{`${brands.join(', ')}: the session ends at the network and leaves this keyring. Drafts stay.`}</p>
      <div className="dialog-actions">
        <Button onPress={onClose}>Stay signed in</Button>
        <CommandButton command="account.signOutBrands" args={{}} look="danger" onDone={onClose}>
          {words}
        </CommandButton>
      </div>
    </WindowDialog>
  );
}
