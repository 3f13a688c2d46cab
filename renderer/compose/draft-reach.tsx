import { useState } from 'react';
import type { Visibility } from '../../shared/post.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoSees } from '../../shared/who-sees.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand, useQuietCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { Refused } from '../parts/refused.tsx';
import type { DraftId } from './current-draft.ts';
import { statusIn } from './draft-in-snapshot.ts';
import './draft-reach.css';
import { type Misfit, misfitOf } from './misfit.ts';
import { VisibilityMenu } from './visibility-menu.tsx';

/** Who may see the draft once it is posted, and what it stands behind, as far as its network lets anybody choose. */
export function DraftReach({ draftId }: { readonly draftId: DraftId }) {
  const reach = useSlice((snapshot) => reachOf(snapshot, draftId));
  const visible = useCommand('draft.setVisibility');
  if (reach === null) return null;
  const { offered, visibility, handle, followers, warning, warns, misfit } = reach;
  const choose = (chosen: Visibility) => void visible.run({ draftId, visibility: chosen });
  return (
    <section className="reach" aria-label="Who may see it">
      {offered.length > 1 ? <VisibilityMenu value={visibility} offered={offered} onChange={choose} /> : null}
      {warns ? <Warning key={draftId} draftId={draftId} warning={warning} /> : null}
      {offered.length > 1 && misfit.visibility === null ? (
        <p className="small muted reach-words">{whoSees(handle, followers, visibility)}</p>
      ) : null}
      {misfit.visibility === null ? null : <NotThere words={misfit.visibility} offered={offered} onChoose={choose} />}
      {misfit.warning === null ? null : <NoWarnings words={misfit.warning} draftId={draftId} />}
      <Refused refusal={visible.refusal} />
    </section>
  );
}

interface Reach {
  readonly offered: readonly Visibility[];
  readonly visibility: Visibility;
  readonly handle: string;
  readonly followers: number | null;
  readonly warning: string | null;
  /** The network has content warnings. */
  readonly warns: boolean;
  readonly misfit: Misfit;
}

/** Null where there is nothing to choose and nothing chosen that the network lacks. */
function reachOf(snapshot: Snapshot, draftId: DraftId): Reach | null {
  const draft = statusIn(snapshot, draftId)?.draft;
  const identity = snapshot.identities.find((status) => status.identity.id === draft?.identityId)?.identity;
  const network = snapshot.networks.find(({ id }) => id === identity?.network);
  if (draft === undefined || identity === undefined || network === undefined) return null;
  const { visibilities: offered, contentWarnings: warns } = network;
  const { visibility = 'public', contentWarning: warning = null } = draft;
  if (offered.length < 2 && offered.includes(visibility) && !warns && warning === null) return null;
  const misfit = misfitOf(snapshot, draft);
  return { offered, visibility, handle: identity.handle, followers: identity.followers ?? null, warning, warns, misfit };
}

interface NotThereProps {
  readonly words: string;
  readonly offered: readonly Visibility[];
  readonly onChoose: (visibility: Visibility) => void;
}

/** The draft came from an identity of another network: going out as it is, it would reach others than it was meant for. */
function NotThere({ words, offered, onChoose }: NotThereProps) {
  const [widest] = offered;
  return (
    <NoticeBar level="stop" title={words} words="Choose another account, or let everyone see it.">
      {widest === undefined ? null : (
        <Button size="small" onPress={() => onChoose(widest)}>
          Everyone may see it
        </Button>
      )}
    </NoticeBar>
  );
}

function NoWarnings({ words, draftId }: { readonly words: string; readonly draftId: DraftId }) {
  const warn = useCommand('draft.setContentWarning');
  return (
    <NoticeBar level="stop" title={words} words="Everybody would see the text at once.">
      <Button size="small" isPending={warn.pending} onPress={() => void warn.run({ draftId, contentWarning: null })}>
        Post without it
      </Button>
    </NoticeBar>
  );
}

/** What readers see first; the text opens only when they ask for it. */
function Warning({ draftId, warning }: { readonly draftId: DraftId; readonly warning: string | null }) {
  const { run, refusal } = useQuietCommand('draft.setContentWarning');
  const [typed, setTyped] = useState(warning);
  const change = (words: string | null) => {
    setTyped(words);
    void run({ draftId, contentWarning: words });
  };
  if (typed === null) {
    return (
      <Button size="small" icon="caution" onPress={() => setTyped('')}>
        Content warning
      </Button>
    );
  }
  return (
    <div className="reach-warning">
      <Field
        label="Content warning"
        hint="Readers see this first, and open the text if they want to."
        value={typed}
        onChange={change}
        maxLength={500}
        autoFocus={warning === null}
      />
      <Button size="small" look="quiet" icon="close" iconOnly="always" onPress={() => change(null)}>
        Remove the content warning
      </Button>
      <Refused refusal={refusal} />
    </div>
  );
}
