import { useBridge } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';

interface AsPostDialogProps {
  readonly messageId: string;
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

/** The one way from a direct message to a post: asked for, and as something new, from nobody. */
export function AsPostDialog({ messageId, onClose, onMoved }: AsPostDialogProps) {
  const bridge = useBridge();
  const begin = useCommand('message.toDraft');
  const write = async () => {
    const begun = await begin.run({ messageId });
    if (begun.kind === 'refused') return;
    onMoved();
    void bridge.run('window.open', { window: 'compose' });
  };
  return (
    <WindowDialog title="Write it as a public post instead?" isOpen onClose={onClose}>
      <p>
        These words move to a new draft of a post, which everybody could read once it is out. It is from nobody until you choose who posts
        it. The message goes. Nothing is posted before you confirm.
      </p>
      <Refused refusal={begin.refusal} />
      <span className="page-actions">
        <Button look="strong" isPending={begin.pending} onPress={() => void write()}>
          Write it as a post
        </Button>
        <Button look="quiet" onPress={onClose}>
          Keep it a message
        </Button>
      </span>
    </WindowDialog>
  );
}
