import type { DraftStatus } from '../../shared/snapshot.ts';
import { SignOutBrandsDialog } from '../accounts/sign-out-brands-dialog.tsx';
import { DraftsDialog } from './drafts-dialog.tsx';
import { ReplyDialog } from './reply-dialog.tsx';
import type { CurrentDraft } from './use-current-draft.ts';
import type { Discard } from './use-discard.ts';

/** The one dialog open over the window, or null. */
export type OpenDialog = 'identity' | 'signIn' | 'reply' | 'drafts' | 'signOutBrands' | null;

interface ComposeDialogsProps {
  readonly dialog: OpenDialog;
  readonly drafts: readonly DraftStatus[];
  readonly current: CurrentDraft;
  readonly discard: Discard;
  readonly onClose: () => void;
}

/** The dialogs about drafts. */
export function ComposeDialogs({ dialog, drafts, current, discard, onClose }: ComposeDialogsProps) {
  return (
    <>
      <ReplyDialog
        isOpen={dialog === 'reply'}
        onClose={onClose}
        identityId={current.status?.draft.identityId ?? null}
        create={current.create}
      />
      <DraftsDialog
        isOpen={dialog === 'drafts'}
        onClose={onClose}
        drafts={drafts}
        shown={current.status?.draft.id ?? null}
        onShow={current.show}
        onDiscard={discard.discard}
      />
      <SignOutBrandsDialog isOpen={dialog === 'signOutBrands'} onClose={onClose} />
    </>
  );
}
