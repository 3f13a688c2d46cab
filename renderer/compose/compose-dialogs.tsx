import { SignOutBrandsDialog } from '../accounts/sign-out-brands-dialog.tsx';
import { DraftsDialog } from './drafts-dialog.tsx';
import { ReplyDialog } from './reply-dialog.tsx';
import type { CurrentDraft } from './use-current-draft.ts';
import type { Discard } from './use-discard.ts';

/** The one dialog open over the window, or null. */
export type OpenDialog = 'identity' | 'signIn' | 'reply' | 'drafts' | 'signOutBrands' | null;

interface ComposeDialogsProps {
  readonly dialog: OpenDialog;
  readonly current: CurrentDraft;
  readonly discard: Discard;
  readonly onClose: () => void;
}

/** The dialogs about drafts. */
export function ComposeDialogs({ dialog, current, discard, onClose }: ComposeDialogsProps) {
  return (
    <>
      <ReplyDialog isOpen={dialog === 'reply'} onClose={onClose} identityId={current.draft?.identityId ?? null} create={current.create} />
      <DraftsDialog
        isOpen={dialog === 'drafts'}
        onClose={onClose}
        leaving={discard.leaving}
        shown={current.draft?.id ?? null}
        onShow={current.show}
        onDiscard={discard.discard}
      />
      <SignOutBrandsDialog isOpen={dialog === 'signOutBrands'} onClose={onClose} />
    </>
  );
}
