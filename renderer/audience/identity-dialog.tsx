import type { IdentityId } from '../../shared/account.ts';
import { identitiesOf } from '../../shared/posts-of.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import type { DraftId } from '../compose/current-draft.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { Audience } from './audience.tsx';

interface IdentityDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly draftId: DraftId | null;
  readonly onSignIn: () => void;
}

/** Choose another identity for the draft: the text stays, the confirmation does not. */
export function IdentityDialog({ isOpen, onClose, draftId, onSignIn }: IdentityDialogProps) {
  const nobody = useSlice((snapshot) => snapshot.identities.length === 0);
  const chosen = useSlice((snapshot) => chosenIn(snapshot, draftId));
  const alone = useSlice((snapshot) => isForOne(snapshot, draftId));
  const bind = useCommand('draft.bind');
  const join = useCommand('draft.join');
  const leave = useCommand('draft.leave');
  const choose = async (identityId: string) => {
    if (draftId === null) return;
    const result = await bind.run({ draftId, identityId });
    if (result.kind === 'ok') onClose();
  };
  return (
    <WindowDialog title="Who is this from?" isOpen={isOpen} onClose={onClose}>
      <p className="small muted">
        {nobody
          ? 'No account is signed in here yet.'
          : alone
            ? 'Your text stays. What you confirmed before does not: you confirm again, as the new account.'
            : '“Choose” posts as that account alone, “Also” as one more. Your text stays; what you confirmed before does not.'}
      </p>
      <Audience
        chosen={chosen}
        onChoose={(identityId) => void choose(identityId)}
        together={
          draftId === null || alone
            ? null
            : {
                onJoin: (identityId) => void join.run({ draftId, identityId }),
                onLeave: (identityId) => void leave.run({ draftId, identityId }),
              }
        }
      />
      <Refused refusal={bind.refusal} />
      <Refused refusal={join.refusal} />
      <Refused refusal={leave.refusal} />
      <div className="dialog-actions">
        <Button onPress={onSignIn} icon="plus">
          {nobody ? 'Sign in to an account' : 'Sign in to another account'}
        </Button>
      </div>
    </WindowDialog>
  );
}

function chosenIn(snapshot: Snapshot, draftId: DraftId | null): readonly IdentityId[] {
  const draft = snapshot.drafts.find((status) => status.draft.id === draftId)?.draft;
  return draft === undefined ? [] : identitiesOf(draft);
}

/** An answer, and what is done about somebody's post, is by one account; and nobody comes beside nobody. */
function isForOne(snapshot: Snapshot, draftId: DraftId | null): boolean {
  const draft = snapshot.drafts.find((status) => status.draft.id === draftId)?.draft;
  return draft === undefined || draft.identityId === null || draft.replyTo !== null || draft.about !== undefined;
}
