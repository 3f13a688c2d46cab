import { useState } from 'react';
import type { SignInProgress } from '../../shared/snapshot.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { AskKind } from './ask-kind.tsx';
import './sign-in.css';
import { SignInForm } from './sign-in-form.tsx';

interface SignInDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Sign in: the form, the wait, and whose account it is. Opens by itself while a sign-in is under way. */
export function SignInDialog({ isOpen, onClose }: SignInDialogProps) {
  const { signIn } = useSnapshot();
  const underWay = signIn.kind === 'working' || signIn.kind === 'askKind';
  const [wasUnderWay, setWasUnderWay] = useState(underWay);
  if (wasUnderWay !== underWay) {
    setWasUnderWay(underWay);
    if (wasUnderWay && signIn.kind === 'idle') onClose();
  }
  return (
    <WindowDialog title={titles[signIn.kind]} isOpen={isOpen || underWay} onClose={onClose} closable={!underWay}>
      <SignInStep signIn={signIn} />
    </WindowDialog>
  );
}

const titles: Readonly<Record<SignInProgress['kind'], string>> = {
  idle: 'Sign in to an account',
  failed: 'Sign in to an account',
  working: 'Signing in',
  askKind: 'Whose account is this?',
};

function SignInStep({ signIn }: { readonly signIn: SignInProgress }) {
  switch (signIn.kind) {
    case 'working':
      return (
        <>
          <p className="waiting" role="status">
            <span className="waiting-mark" aria-hidden="true" />
            {signIn.words}
          </p>
          <div className="dialog-actions">
            {signIn.cancellable ? (
              <CommandButton command="account.cancelSignIn" args={{}}>
                Cancel
              </CommandButton>
            ) : null}
          </div>
        </>
      );
    case 'askKind':
      return <AskKind handle={signIn.handle} server={signIn.server} />;
    case 'idle':
    case 'failed':
      return <SignInForm failed={signIn.kind === 'failed' ? signIn.refusal : null} />;
  }
}
