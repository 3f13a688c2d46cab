import { useState } from 'react';
import { type IdentityId, isPage } from '../../shared/account.ts';
import type { Circle, Visibility } from '../../shared/post.ts';
import { postBy } from '../../shared/posts-of.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { whoSees } from '../../shared/who-sees.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand, useQuietCommand } from '../bridge/use-command.ts';
import { AsMessageDialog } from '../messages/as-message-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import type { DraftId } from './current-draft.ts';
import { statusIn } from './draft-in-snapshot.ts';
import './draft-reach.css';
import { VisibilityMenu } from './visibility-menu.tsx';

interface DraftReachesProps {
  readonly draftId: DraftId;
  /** Those who say the text that is shown. */
  readonly sayers: readonly IdentityId[];
}

/** Each of them for itself: networks differ in this. */
export function DraftReaches({ draftId, sayers }: DraftReachesProps) {
  const several = useSlice((snapshot) => statusIn(snapshot, draftId)?.draft.also !== undefined);
  return sayers.map((by) => <DraftReach key={by} draftId={draftId} by={by} named={several} />);
}

interface DraftReachProps {
  readonly draftId: DraftId;
  readonly by: IdentityId;
  /** It goes out by others too, so it is said whose this is. */
  readonly named: boolean;
}

/**
 * Who may see the post once it is out, and what it stands behind: what its network lets anybody choose, and what was
 * chosen for another network, so that it can be taken back. The checks say what the network does not have.
 */
function DraftReach({ draftId, by, named }: DraftReachProps) {
  const reach = useSlice((snapshot) => reachOf(snapshot, draftId, by));
  const visible = useCommand('draft.setVisibility');
  const [isMoving, setIsMoving] = useState(false);
  if (reach === null) return null;
  const { offered, visibility, warning, warns } = reach;
  const choose = (chosen: Visibility) => void visible.run({ ...whose(draftId, by, named), visibility: chosen });
  const isThere = offered.includes(visibility);
  const mayChoose = offered.length > 1 || !isThere;
  return (
    <section className="reach" aria-label={named ? `Who may see it from ${reach.who}` : 'Who may see it'}>
      {named ? <b className="small reach-who">{reach.who}</b> : null}
      {mayChoose ? (
        <VisibilityMenu
          value={visibility}
          offered={offered}
          circle={reach.circle}
          onChange={choose}
          onDirect={reach.direct ? () => setIsMoving(true) : null}
        />
      ) : null}
      {isMoving ? (
        <AsMessageDialog draftId={draftId} identityId={by} text={reach.text} handle={null} onClose={() => setIsMoving(false)} />
      ) : null}
      {warns || warning !== null ? <Warning draftId={draftId} by={by} named={named} warning={warning} /> : null}
      {mayChoose && isThere ? (
        <p className="small muted reach-words">{whoSees(reach.handle, reach.followers, visibility, reach.circle)}</p>
      ) : null}
      <Refused refusal={visible.refusal} />
    </section>
  );
}

function whose(draftId: DraftId, by: IdentityId, named: boolean): { readonly draftId: DraftId; readonly by?: IdentityId } {
  return named ? { draftId, by } : { draftId };
}

interface Reach {
  /** What the network has, the widest first. */
  readonly offered: readonly Visibility[];
  readonly visibility: Visibility;
  /** Whom `followers` means there. */
  readonly circle: Circle;
  readonly who: string;
  readonly handle: string;
  readonly followers: number | null;
  readonly warning: string | null;
  /** The network has content warnings. */
  readonly warns: boolean;
  /** A post there can be a direct message, and this draft goes out by one alone. */
  readonly direct: boolean;
  readonly text: string;
}

/** Null while nobody is chosen, who alone has a network. */
function reachOf(snapshot: Snapshot, draftId: DraftId, by: IdentityId): Reach | null {
  const whole = statusIn(snapshot, draftId)?.draft;
  const draft = whole === undefined ? undefined : (postBy(whole, by) ?? undefined);
  const identity = snapshot.identities.find((status) => status.identity.id === draft?.identityId)?.identity;
  const network = snapshot.networks.find(({ id }) => id === identity?.network);
  if (draft === undefined || identity === undefined || network === undefined) return null;
  const { contentWarnings: warns, circle = 'followers' } = network;
  const offered = isPage(identity) ? (network.pageVisibilities ?? network.visibilities) : network.visibilities;
  const { visibility = 'public', contentWarning: warning = null } = draft;
  const isPlain = offered.length < 2 && offered.includes(visibility) && !warns && warning === null;
  if (isPlain) return null;
  return {
    offered,
    visibility,
    circle,
    who: whoOf(snapshot, identity),
    handle: identity.handle,
    followers: identity.followers ?? null,
    warning,
    warns,
    direct: network.messages?.namesRead === true && whole?.also === undefined,
    text: draft.parts[0]?.text ?? '',
  };
}

/** What readers see first; the text opens only when they ask for it. */
function Warning({ draftId, by, named, warning }: DraftReachProps & { readonly warning: string | null }) {
  const { run, refusal } = useQuietCommand('draft.setContentWarning');
  const [typed, setTyped] = useState(warning);
  const change = (words: string | null) => {
    setTyped(words);
    void run({ ...whose(draftId, by, named), contentWarning: words });
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
