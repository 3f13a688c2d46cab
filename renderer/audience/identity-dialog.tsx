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
  const chosen = useSlice((snapshot) => snapshot.drafts.find((status) => status.draft.id === draftId)?.draft.identityId ?? null);
  const bind = useCommand('draft.bind');
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
          : 'Your text stays. What you confirmed before does not: you confirm again, as the new account.'}
      </p>
      <Audience chosen={chosen} onChoose={(identityId) => void choose(identityId)} />
      <Refused refusal={bind.refusal} />
      <div className="dialog-actions">
        <Button onPress={onSignIn} icon="plus">
          {nobody ? 'Sign in to an account' : 'Sign in to another account'}
        </Button>
      </div>
    </WindowDialog>
  );
}
