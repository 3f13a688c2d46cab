import { isBlank } from '../../shared/post.ts';
import { identitiesOf } from '../../shared/posts-of.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { initialOf } from '../banner/banner-view.ts';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { draftWords } from '../parts/draft-words.ts';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { originOf } from '../parts/text-origin.ts';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { ago, weekdayAndTime } from '../parts/words.ts';
import type { DraftId } from './current-draft.ts';

interface DraftsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Not there any more, as far as the person knows. */
  readonly leaving: readonly DraftId[];
  readonly shown: DraftId | null;
  readonly onShow: (draftId: DraftId) => void;
  readonly onDiscard: (draftId: DraftId) => void;
}

/** Every draft, newest first. */
export function DraftsDialog(props: DraftsDialogProps) {
  return (
    <WindowDialog title="Drafts" isOpen={props.isOpen} onClose={props.onClose}>
      <DraftRows {...props} />
    </WindowDialog>
  );
}

function DraftRows({ onClose, leaving, shown, onShow, onDiscard }: DraftsDialogProps) {
  const { drafts } = useSnapshot();
  const here = drafts.filter(({ draft }) => !leaving.includes(draft.id));
  const sorted = here.toSorted((a, b) => b.draft.updatedAt - a.draft.updatedAt);
  const open = (draftId: DraftId) => {
    onShow(draftId);
    onClose();
  };
  return (
    <>
      {sorted.length === 0 ? <p className="muted">Nothing kept. What you write is kept as you type.</p> : null}
      <ul className="rows">
        {sorted.map((status) => (
          <DraftRow
            key={status.draft.id}
            status={status}
            isShown={status.draft.id === shown}
            onOpen={() => open(status.draft.id)}
            onDiscard={() => onDiscard(status.draft.id)}
          />
        ))}
      </ul>
    </>
  );
}

function keptWords(until: number | null): string {
  return until === null ? 'kept until you can answer' : `kept until ${weekdayAndTime(until)}`;
}

interface DraftRowProps {
  readonly status: DraftStatus;
  readonly isShown: boolean;
  readonly onOpen: () => void;
  readonly onDiscard: () => void;
}

function DraftRow({ status, isShown, onOpen, onDiscard }: DraftRowProps) {
  const snapshot = useSnapshot();
  const now = useNow(false);
  const { draft } = status;
  const identity = snapshot.identities.find((candidate) => candidate.identity.id === draft.identityId)?.identity ?? null;
  const words = isBlank(draft) ? 'Nothing written yet' : draftWords(draft, 48);
  const others = draft.also?.length ?? 0;
  const from = identity === null ? 'nobody chosen' : `${whoOf(snapshot, identity)}${others === 0 ? '' : ` and ${others} more`}`;
  return (
    <li className="row">
      <IdentityShape
        shape={identity?.kind ?? 'nobody'}
        initial={identity === null ? '?' : initialOf(identity.displayName, identity.handle)}
        avatar={identity?.avatar ?? null}
        accent={identity?.kind === 'brand' ? identity.accent : null}
      />
      <span className="row-names">
        <b {...originOf(identitiesOf(draft), 'draft')}>{words}</b>
        <small>{`${from}, ${draft.kept === undefined ? ago(draft.updatedAt, now) : keptWords(draft.kept.until)}`}</small>
      </span>
      <span className="row-end">
        {isShown ? (
          <span className="row-chosen">Shown</span>
        ) : (
          <Button size="small" onPress={onOpen} aria-label={`Open ${words}`}>
            Open
          </Button>
        )}
        <Button size="small" look="quiet" icon="trash" iconOnly="always" onPress={onDiscard}>
          {`Discard ${words}`}
        </Button>
      </span>
    </li>
  );
}
