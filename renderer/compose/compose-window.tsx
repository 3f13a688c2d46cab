import { useState } from 'react';
import { Banner } from '../banner/banner.tsx';
import { speakingOf } from '../banner/speaking.ts';
import '../banner/tones.css';
import { SignInDialog } from '../accounts/sign-in-dialog.tsx';
import { IdentityDialog } from '../audience/identity-dialog.tsx';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { ExceptionBar } from '../device/exception-bar.tsx';
import { OutboxDock } from '../outbox/outbox-dock.tsx';
import { ComposeDialogs, type OpenDialog } from './compose-dialogs.tsx';
import { ComposeTools } from './compose-tools.tsx';
import './compose-window.css';
import { summariesOf } from './current-draft.ts';
import { statusIn } from './draft-in-snapshot.ts';
import { DraftPane } from './draft-pane.tsx';
import { FirstRun, firstRunStep } from './first-run.tsx';
import { Messages } from './messages.tsx';
import { useBattery } from './use-battery.ts';
import { useCurrentDraft } from './use-current-draft.ts';
import { useDiscard } from './use-discard.ts';
import { useStopEverything } from './use-stop-everything.ts';
import { useTextOrigins } from './use-text-origins.ts';

/** The window to write in: banner, text, what is said about it, what is going out, and Post. */
export function ComposeWindow() {
  const step = useSlice(firstRunStep);
  const discard = useDiscard();
  const all = useSlice((snapshot) => summariesOf(snapshot.drafts));
  const drafts = all.filter((draft) => !discard.leaving.includes(draft.id));
  const current = useCurrentDraft(drafts, step === null);
  const undo = () => {
    const last = discard.leaving.at(-1);
    discard.undo();
    if (last !== undefined) current.show(last);
  };
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const stop = useStopEverything();
  useBattery();
  useTextOrigins();
  const { draft } = current;
  const speaking = useSlice((snapshot) => speakingOf(snapshot, draft === null ? null : (statusIn(snapshot, draft.id)?.draft ?? null)));
  const close = () => setDialog(null);

  return (
    <div className={`window tone-${speaking[0].view.tone}`}>
      <div>
        <Banner speaking={speaking} onSwitch={() => setDialog('identity')} />
        <ExceptionBar />
      </div>
      <div className="window-scroll">
        <ComposeTools drafts={drafts.length} mayWrite={step === null} onOpen={setDialog} onNew={current.begin} stop={stop} />
        <main className="window-body">
          <Messages discard={{ ...discard, undo }} refusals={[stop.refusal, current.refusal]} />
          {step !== null ? (
            <FirstRun step={step} onSignIn={() => setDialog('signIn')} />
          ) : draft === null ? null : (
            <DraftPane key={draft.id} draftId={draft.id} speaking={speaking} onOpen={setDialog}>
              <OutboxDock onReopened={current.show} />
            </DraftPane>
          )}
        </main>
        {draft === null ? <OutboxDock onReopened={current.show} /> : null}
      </div>
      <IdentityDialog isOpen={dialog === 'identity'} onClose={close} draftId={draft?.id ?? null} onSignIn={() => setDialog('signIn')} />
      <SignInDialog isOpen={dialog === 'signIn'} onClose={close} />
      <ComposeDialogs dialog={dialog} current={current} discard={discard} onClose={close} />
    </div>
  );
}
