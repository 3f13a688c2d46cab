import type { Identity } from '../../shared/account.ts';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { atHandle, count } from '../parts/words.ts';

interface ForgetDialogProps {
  readonly brand: Identity;
  readonly mentions: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Deletes mentions and labels of one brand from this computer. */
export function ForgetDialog({ brand, mentions, isOpen, onClose }: ForgetDialogProps) {
  const what = count(mentions, 'mention');
  return (
    <WindowDialog title={`Forget ${what}?`} isOpen={isOpen} onClose={onClose}>
      <p>{`The ${what} of ${atHandle(brand.handle)} and your labels are deleted from this computer. On the network nothing changes.`}</p>
      <div className="dialog-actions">
        <Button onPress={onClose}>Keep them</Button>
        <CommandButton look="danger" command="audience.forget" args={{ identityId: brand.id }} onDone={onClose}>
          Forget these mentions
        </CommandButton>
      </div>
    </WindowDialog>
  );
}
