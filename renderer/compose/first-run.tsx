import { useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { RemovedRow } from '../audience/identity-row.tsx';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choice.tsx';
import { CommandButton } from '../parts/command-button.tsx';

export type FirstRunStep = 'askDevice' | 'signIn';

/** What must come before writing, or null. */
export function firstRunStep(snapshot: Snapshot): FirstRunStep | null {
  if (snapshot.askDevice) return 'askDevice';
  return snapshot.accounts.length === 0 && snapshot.drafts.length === 0 && snapshot.outbox.length === 0 ? 'signIn' : null;
}

export function FirstRun({ step, onSignIn }: { readonly step: FirstRunStep; readonly onSignIn: () => void }) {
  return step === 'askDevice' ? <AskDevice /> : <NoAccounts onSignIn={onSignIn} />;
}

/** Asked once, where no policy says it. */
function AskDevice() {
  const [kind, setKind] = useState<'managed' | 'personal' | null>(null);
  return (
    <section className="first-run">
      <h1>Whose computer is this?</h1>
      <p>Brand accounts belong on a computer the company looks after. IT has not said which this is, so please tell.</p>
      <Choices
        label="This computer belongs to"
        value={kind}
        onChange={setKind}
        choices={[
          {
            value: 'managed',
            title: 'The company',
            words: 'Brand accounts can be signed in here. They stay locked until you unlock them.',
          },
          {
            value: 'personal',
            title: 'Me',
            words: 'Only your own accounts. A brand account found here is signed out and removed; drafts stay.',
          },
        ]}
      />
      <p className="small muted">Your answer is shown as declared by you, and ends the moment rules from IT arrive.</p>
      {kind === null ? (
        <Button isDisabled>Choose one to go on</Button>
      ) : (
        <CommandButton command="device.declare" args={{ kind }} look="strong">
          {kind === 'managed' ? 'It is the company’s' : 'It is mine'}
        </CommandButton>
      )}
    </section>
  );
}

function NoAccounts({ onSignIn }: { readonly onSignIn: () => void }) {
  const removed = useSlice((snapshot) => snapshot.removed);
  const device = useSlice((snapshot) => snapshot.device);
  return (
    <section className="first-run">
      <span className="first-run-mark" aria-hidden="true">
        <span />
        <span />
      </span>
      <h1>Sign in, then write</h1>
      <p>
        The bar above always shows who a post is from: a brand is orange and square, you are blue and round. What it shows is what posts.
      </p>
      {device.kind === 'managed' ? null : <p className="small muted">On this computer only your own accounts can be signed in.</p>}
      <Button look="strong" icon="plus" onPress={onSignIn}>
        Sign in to an account
      </Button>
      {removed.length === 0 ? null : (
        <ul className="rows first-run-removed" aria-label="Removed from this computer">
          {removed.map((account) => (
            <RemovedRow key={`${account.server} ${account.handle} ${account.at}`} removed={account} />
          ))}
        </ul>
      )}
    </section>
  );
}
