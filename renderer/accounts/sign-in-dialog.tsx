import { useEffect, useRef, useState } from 'react';
import type { SignInProgress } from '../../shared/snapshot.ts';
import { useBridge, useSlice } from '../bridge/hatcheck-context.tsx';
import { EnterException } from '../device/enter-exception.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { AskKind } from './ask-kind.tsx';
import './sign-in.css';
import { SignInForm } from './sign-in-form.tsx';

interface SignInDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Sign in: the form, the wait, and whose account it is. Opens by itself while a sign-in is under way or has failed. */
export function SignInDialog({ isOpen, onClose }: SignInDialogProps) {
  const signIn = useSlice((snapshot) => snapshot.signIn);
  const bridge = useBridge();
  const [putAway, setPutAway] = useState(false);
  const before = useRef(signIn.kind);
  useEffect(() => {
    if (before.current === signIn.kind) return;
    const ended = signIn.kind === 'idle' && before.current !== 'failed';
    before.current = signIn.kind;
    setPutAway(false);
    if (ended) onClose();
  }, [signIn.kind, onClose]);
  const underWay = signIn.kind === 'working' || signIn.kind === 'askKind';
  const close = () => {
    setPutAway(true);
    if (signIn.kind === 'failed') bridge.run('account.cancelSignIn', {}).catch(() => undefined); // Closed here in any case.
    onClose();
  };
  const open = isOpen || underWay || (signIn.kind === 'failed' && !putAway);
  return (
    <WindowDialog title={titles[signIn.kind]} isOpen={open} onClose={close} closable={!underWay}>
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
      return <Working words={signIn.words} cancellable={signIn.cancellable} />;
    case 'askKind':
      return <AskKind handle={signIn.handle} server={signIn.server} pages={signIn.pages} />;
    case 'idle':
    case 'failed':
      return (
        <>
          <SignInForm failed={signIn.kind === 'failed' ? signIn.refusal : null} />
          {signIn.kind === 'failed' && signIn.refusal.law === 1 ? <EnterException accountId={signIn.accountId ?? null} /> : null}
        </>
      );
  }
}

function Working({ words, cancellable }: { readonly words: string; readonly cancellable: boolean }) {
  return (
    <>
      <p className="waiting" role="status">
        <span className="waiting-mark" aria-hidden="true" />
        {words}
      </p>
      <div className="dialog-actions">
        {cancellable ? (
          <CommandButton command="account.cancelSignIn" args={{}}>
            Cancel
          </CommandButton>
        ) : null}
      </div>
    </>
  );
}
