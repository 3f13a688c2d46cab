import { useSlice } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from './command-button.tsx';
import { NoticeBar } from './notice-bar.tsx';

/** Shown while the keyring went away under the running program: what waits for it, and the way back. */
export function KeyringNotice() {
  const kind = useSlice(({ vault }) => vault.kind);
  const unlocking = useSlice((snapshot) => snapshot.unlocking);
  if (kind === 'missing') return <MissingKeyring />;
  if (kind !== 'locked') return null;
  return unlocking ? <Unlocking /> : <LockedKeyring />;
}

function LockedKeyring() {
  const words = 'Nobody is signed out and your drafts are safe, but brand accounts wait until it is unlocked.';
  return (
    <NoticeBar level="stop" icon="lock" title="Your keyring is locked" words={words}>
      <CommandButton command="vault.unlock" args={{}} size="small">
        Unlock keyring
      </CommandButton>
    </NoticeBar>
  );
}

function Unlocking() {
  const words = 'Type the keyring’s password into the window of your system. It may be behind this one.';
  return (
    <div role="status">
      <NoticeBar level="info" icon="lock" title="Waiting for your system" words={words}>
        <CommandButton command="vault.cancelUnlock" args={{}} size="small">
          Cancel
        </CommandButton>
      </NoticeBar>
    </div>
  );
}

function MissingKeyring() {
  const words = 'Hatcheck keeps sign-ins only in the keyring of your system. Brand accounts wait until it runs; drafts can be written.';
  return (
    <NoticeBar level="stop" icon="lock" title="This computer has no keyring running" words={words}>
      <CommandButton command="vault.unlock" args={{}} size="small">
        Look again
      </CommandButton>
    </NoticeBar>
  );
}
