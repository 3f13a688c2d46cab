import { useEffect, useState } from 'react';
import type { IdentityId } from '../../shared/account.ts';
import { addressedAmong } from '../../shared/addressed.ts';
import type { About, ActAbout, ReplyTarget } from '../../shared/post.ts';
import { whoOf } from '../../shared/which-network.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { actVerbs, everyAct } from '../parts/act-words.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { atHandle } from '../parts/words.ts';
import { TargetBox } from './reply-to.tsx';

interface ReplyDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Whom the draft shown is from: an act starts as it, a reply as the account that was addressed, or as nobody. */
  readonly identityId: IdentityId | null;
  readonly create: (identityId: IdentityId | null, replyTo: ReplyTarget | null, about?: About) => Promise<boolean>;
}

/** What is to be done about a post: answered, or an act. */
type Doing = ActAbout | 'reply';

/** Answer somebody's post, or do what else the network has: from the mentions of the account, or by the address of a post. */
export function ReplyDialog({ isOpen, onClose, identityId, create }: ReplyDialogProps) {
  const identities = useSlice((snapshot) => snapshot.identities);
  const usable = identities.filter((status) => status.blocked === null).map((status) => status.identity);
  const asking = usable.find((identity) => identity.id === identityId) ?? usable[0] ?? null;
  const who = useSlice((snapshot) => (asking === null ? '' : whoOf(snapshot, asking)));
  const acts = useSlice((snapshot) => snapshot.networks.find(({ id }) => id === asking?.network)?.acts ?? []);
  const begin = async (from: IdentityId | null, doing: Doing, target: ReplyTarget) => {
    const made = doing === 'reply' ? create(from, target) : create(from, null, { act: doing, target });
    if (await made) onClose();
  };
  return (
    <WindowDialog title={everyAct(acts)} isOpen={isOpen} onClose={onClose}>
      <p className="small muted">It becomes a draft of its own. What you have written stays in Drafts.</p>
      {asking === null ? (
        <p>Sign in first: it takes an account to look the post up with.</p>
      ) : (
        <>
          <ByAddress
            key={asking.id}
            asking={asking.id}
            acts={acts}
            onDo={(doing, target) =>
              void begin(doing === 'reply' ? (addressedAmong(target, usable)?.id ?? null) : identityId, doing, target)
            }
          />
          <Mentions
            key={`mentions ${asking.id}`}
            identityId={asking.id}
            who={who}
            acts={acts}
            onDo={(doing, target) => void begin(asking.id, doing, target)}
          />
        </>
      )}
    </WindowDialog>
  );
}

type OnDo = (doing: Doing, target: ReplyTarget) => void;

interface ByAddressProps {
  readonly asking: IdentityId;
  readonly acts: readonly ActAbout[];
  readonly onDo: OnDo;
}

function ByAddress({ asking, acts, onDo }: ByAddressProps) {
  const lookUp = useCommand('reply.lookUp');
  const [address, setAddress] = useState('');
  const [found, setFound] = useState<ReplyTarget | null>(null);
  const look = async () => {
    const result = await lookUp.run({ identityId: asking, address: address.trim() });
    setFound(result.kind === 'ok' ? result.value : null);
  };
  return (
    <form
      className="reply-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (address.trim() !== '') void look();
      }}
    >
      <Field label="Address of the post" placeholder="https://…" value={address} onChange={setAddress} maxLength={1000} />
      <Button type="submit" isPending={lookUp.pending}>
        Look up
      </Button>
      <Refused refusal={lookUp.refusal} />
      {found === null ? null : <Target target={found} acts={acts} onDo={onDo} />}
    </form>
  );
}

interface MentionsProps {
  readonly identityId: IdentityId;
  readonly who: string;
  readonly acts: readonly ActAbout[];
  readonly onDo: OnDo;
}

function Mentions({ identityId, who, acts, onDo }: MentionsProps) {
  const { run, pending, refusal } = useCommand('reply.mentions');
  const [mentions, setMentions] = useState<readonly ReplyTarget[] | null>(null);
  useEffect(() => {
    void run({ identityId }).then((result) => result.kind === 'ok' && setMentions(result.value));
  }, [run, identityId]);
  return (
    <section className="mentions" aria-label={`Mentions of ${who}`}>
      <h3>{`Mentions of ${who}`}</h3>
      {pending ? <p className="small muted">Asking…</p> : null}
      <Refused refusal={refusal} />
      {mentions?.length === 0 ? <p className="small muted">Nobody has mentioned this account lately.</p> : null}
      {mentions?.map((target) => (
        <Target key={target.uri} target={target} acts={acts} onDo={onDo} />
      ))}
    </section>
  );
}

interface TargetProps {
  readonly target: ReplyTarget;
  readonly acts: readonly ActAbout[];
  readonly onDo: OnDo;
}

/** Somebody's post, and what can be done about it. */
function Target({ target, acts, onDo }: TargetProps) {
  const whose = target.authorHandle === '' ? 'this post' : `the post of ${atHandle(target.authorHandle)}`;
  const replyWords = target.authorHandle === '' ? 'Reply to this post' : `Reply to ${atHandle(target.authorHandle)}`;
  return (
    <div className="reply-target">
      <TargetBox title={null} target={target} />
      <span className="reply-acts">
        <Button size="small" icon="reply" onPress={() => onDo('reply', target)} aria-label={replyWords}>
          Reply
        </Button>
        {acts.map((act) => (
          <Button key={act} size="small" onPress={() => onDo(act, target)} aria-label={`${actVerbs[act]} ${whose}`}>
            {actVerbs[act]}
          </Button>
        ))}
      </span>
    </div>
  );
}
