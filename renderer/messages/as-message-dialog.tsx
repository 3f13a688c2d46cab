import type { IdentityId } from '../../shared/account.ts';
import { whoOf } from '../../shared/which-network.ts';
import { useBridge, useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';

interface AsMessageDialogProps {
  readonly draftId: string;
  readonly identityId: IdentityId;
  /** The words it begins with. */
  readonly text: string;
  /** Whom the draft began with, without the at sign; null where nobody was named. */
  readonly handle: string | null;
  readonly onClose: () => void;
}

/** The one way from a post to a direct message: asked for, and as something new. */
export function AsMessageDialog({ draftId, identityId, text, handle, onClose }: AsMessageDialogProps) {
  const bridge = useBridge();
  const begin = useCommand('message.fromDraft');
  const who = useSlice((snapshot) => {
    const identity = snapshot.identities.find((status) => status.identity.id === identityId)?.identity;
    return identity === undefined ? '' : whoOf(snapshot, identity);
  });
  const write = async () => {
    const begun = await begin.run({ draftId, identityId, text, handle });
    if (begun.kind === 'refused') return;
    onClose();
    void bridge.run('window.open', { window: 'console', page: 'messages' });
  };
  return (
    <WindowDialog title="Write it as a direct message instead?" isOpen onClose={onClose}>
      <p>
        These words move to a new message as {who}
        {handle === null ? '' : `, to @${handle} if that is who the network has under this name`}. This draft of a post goes. Nothing is
        sent before you look at who reads it and confirm.
      </p>
      <Refused refusal={begin.refusal} />
      <span className="page-actions">
        <Button look="strong" isPending={begin.pending} onPress={() => void write()}>
          Write it as a message
        </Button>
        <Button look="quiet" onPress={onClose}>
          Keep it a post
        </Button>
      </span>
    </WindowDialog>
  );
}
