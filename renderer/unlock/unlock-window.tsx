import type { Snapshot } from '../../shared/snapshot.ts';
import type { VaultState } from '../../shared/vault-state.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { Icon } from '../parts/icon.tsx';
import './unlock-window.css';

/** Shown alone while the keyring is locked, missing or not asked yet. */
export function UnlockWindow() {
  const { vault, unlocking, notices } = useSnapshot();
  const stop = notices.filter((notice) => notice.level === 'stop');
  return (
    <main className="unlock">
      <span className="unlock-mark">
        <Icon name="lock" size={24} />
      </span>
      {vault.kind === 'ready' && stop.length > 0 ? <CannotOpen notices={stop} /> : <UnlockWords vault={vault} unlocking={unlocking} />}
      <div className="unlock-quit">
        <CommandButton command="program.quit" args={{}} look="quiet" size="small">
          Quit Hatcheck
        </CommandButton>
      </div>
    </main>
  );
}

/** The keyring is unlocked, and something else is in the way. */
function CannotOpen({ notices }: { readonly notices: Snapshot['notices'] }) {
  return (
    <>
      {notices.map((notice) => (
        <div key={notice.id} role="alert" className="unlock-why">
          <h1>{notice.title}</h1>
          <p>{notice.words}</p>
        </div>
      ))}
      <CommandButton command="vault.unlock" args={{}} look="strong">
        Try again
      </CommandButton>
    </>
  );
}

function UnlockWords({ vault, unlocking }: { readonly vault: VaultState; readonly unlocking: boolean }) {
  switch (vault.kind) {
    case 'locked':
      return unlocking ? <Unlocking /> : <Locked />;
    case 'missing':
      return <Missing why={vault.why} />;
    case 'unknown':
      return <p role="status">Looking for your keyring…</p>;
    case 'ready':
      return <p role="status">The keyring is unlocked. Opening Hatcheck…</p>;
  }
}

function Locked() {
  return (
    <>
      <h1>Your keyring is locked</h1>
      <p>
        It is where this computer keeps what signs your accounts in. Until it is unlocked nothing can be posted. Nobody has been signed out,
        and your drafts are safe.
      </p>
      <CommandButton command="vault.unlock" args={{}} look="strong" icon="unlock">
        Unlock the keyring
      </CommandButton>
      <p className="small muted">
        Your system asks for the keyring’s password, which is often the one you log in with. Hatcheck never sees it.
      </p>
    </>
  );
}

function Unlocking() {
  return (
    <>
      <h1>Waiting for your system</h1>
      <p role="status">Type the keyring’s password into the window of your system. Take your time: this waits as long as you need.</p>
      <CommandButton command="vault.cancelUnlock" args={{}}>
        Cancel
      </CommandButton>
      <p className="small muted">Do you not see it? It may be behind this window.</p>
    </>
  );
}

function Missing({ why }: { readonly why: string }) {
  return (
    <>
      <h1>This computer has no keyring running</h1>
      <p>
        Hatcheck keeps what signs your accounts in only in the keyring of your system, never in a file. Without one, accounts cannot be
        signed in, and you can only write drafts.
      </p>
      <ol className="unlock-steps">
        <li>Install GNOME Keyring or KWallet, with your software centre or by asking IT.</li>
        <li>Log out and in again, so that it starts with your session.</li>
        <li>Open Hatcheck again, or look again here.</li>
      </ol>
      <div className="unlock-choices">
        <CommandButton command="vault.unlock" args={{}} look="strong">
          Look again
        </CommandButton>
        <CommandButton command="window.open" args={{ window: 'compose' }}>
          Write drafts without one
        </CommandButton>
      </div>
      <p className="small muted unlock-why">{`What the system said: ${why}`}</p>
    </>
  );
}
