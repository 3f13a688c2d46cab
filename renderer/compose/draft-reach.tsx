import { useState } from 'react';
import type { Visibility } from '../../shared/post.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoSees } from '../../shared/who-sees.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand, useQuietCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import type { DraftId } from './current-draft.ts';
import { statusIn } from './draft-in-snapshot.ts';
import './draft-reach.css';
import { VisibilityMenu } from './visibility-menu.tsx';

/**
 * Who may see the draft once it is posted, and what it stands behind: what its network lets anybody choose, and what was
 * chosen for another network, so that it can be taken back. The checks say what the network does not have.
 */
export function DraftReach({ draftId }: { readonly draftId: DraftId }) {
  const reach = useSlice((snapshot) => reachOf(snapshot, draftId));
  const visible = useCommand('draft.setVisibility');
  if (reach === null) return null;
  const { offered, visibility, warning, warns } = reach;
  const choose = (chosen: Visibility) => void visible.run({ draftId, visibility: chosen });
  const isThere = offered.includes(visibility);
  const mayChoose = offered.length > 1 || !isThere;
  return (
    <section className="reach" aria-label="Who may see it">
      {mayChoose ? <VisibilityMenu value={visibility} offered={offered} onChange={choose} /> : null}
      {warns || warning !== null ? <Warning draftId={draftId} warning={warning} /> : null}
      {mayChoose && isThere ? <p className="small muted reach-words">{whoSees(reach.handle, reach.followers, visibility)}</p> : null}
      <Refused refusal={visible.refusal} />
    </section>
  );
}

interface Reach {
  /** What the network has, the widest first. */
  readonly offered: readonly Visibility[];
  readonly visibility: Visibility;
  readonly handle: string;
  readonly followers: number | null;
  readonly warning: string | null;
  /** The network has content warnings. */
  readonly warns: boolean;
}

/** Null while nobody is chosen, who alone has a network. */
function reachOf(snapshot: Snapshot, draftId: DraftId): Reach | null {
  const draft = statusIn(snapshot, draftId)?.draft;
  const identity = snapshot.identities.find((status) => status.identity.id === draft?.identityId)?.identity;
  const network = snapshot.networks.find(({ id }) => id === identity?.network);
  if (draft === undefined || identity === undefined || network === undefined) return null;
  const { visibilities: offered, contentWarnings: warns } = network;
  const { visibility = 'public', contentWarning: warning = null } = draft;
  const isPlain = offered.length < 2 && offered.includes(visibility) && !warns && warning === null;
  if (isPlain) return null;
  return { offered, visibility, handle: identity.handle, followers: identity.followers ?? null, warning, warns };
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
