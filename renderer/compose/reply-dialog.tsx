import { useEffect, useState } from 'react';
import type { IdentityId } from '../../shared/account.ts';
import type { ReplyTarget } from '../../shared/post.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { atHandle } from '../parts/words.ts';
import { ReplyTo } from './reply-to.tsx';

interface ReplyDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Whom the draft shown is from; the reply starts as the account that was addressed. */
  readonly identityId: IdentityId | null;
  readonly create: (identityId: IdentityId | null, replyTo: ReplyTarget) => Promise<boolean>;
}

/** Start a reply: from the mentions of the account, or to the address of a post. */
export function ReplyDialog({ isOpen, onClose, identityId, create }: ReplyDialogProps) {
  const identities = useSlice((snapshot) => snapshot.identities);
  const usable = identities.filter((status) => status.blocked === null).map((status) => status.identity);
  const asking = usable.find((identity) => identity.id === identityId) ?? usable[0] ?? null;
  const reply = async (from: IdentityId | null, target: ReplyTarget) => {
    if (await create(from, target)) onClose();
  };
  return (
    <WindowDialog title="Reply" isOpen={isOpen} onClose={onClose}>
      <p className="small muted">A reply is a draft of its own. What you have written stays in Drafts.</p>
      {asking === null ? (
        <p>Sign in first: a reply needs an account to look the post up with.</p>
      ) : (
        <>
          <ByAddress asking={asking.id} onReply={(target) => void reply(identityId, target)} />
          <Mentions key={asking.id} identityId={asking.id} handle={asking.handle} onReply={(target) => void reply(asking.id, target)} />
        </>
      )}
    </WindowDialog>
  );
}

function ByAddress({ asking, onReply }: { readonly asking: IdentityId; readonly onReply: (target: ReplyTarget) => void }) {
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
      <Field
        label="Address of the post"
        placeholder="https://bsky.app/profile/…/post/…"
        value={address}
        onChange={setAddress}
        maxLength={1000}
      />
      <Button type="submit" isPending={lookUp.pending}>
        Look up
      </Button>
      <Refused refusal={lookUp.refusal} />
      {found === null ? null : <Target target={found} onReply={onReply} />}
    </form>
  );
}

interface MentionsProps {
  readonly identityId: IdentityId;
  readonly handle: string;
  readonly onReply: (target: ReplyTarget) => void;
}

function Mentions({ identityId, handle, onReply }: MentionsProps) {
  const { run, pending, refusal } = useCommand('reply.mentions');
  const [mentions, setMentions] = useState<readonly ReplyTarget[] | null>(null);
  useEffect(() => {
    void run({ identityId }).then((result) => result.kind === 'ok' && setMentions(result.value));
  }, [run, identityId]);
  return (
    <section className="mentions" aria-label={`Mentions of ${atHandle(handle)}`}>
      <h3>{`Mentions of ${atHandle(handle)}`}</h3>
      {pending ? <p className="small muted">Asking…</p> : null}
      <Refused refusal={refusal} />
      {mentions?.length === 0 ? <p className="small muted">Nobody has mentioned this account lately.</p> : null}
      {mentions?.map((target) => (
        <Target key={target.uri} target={target} onReply={onReply} />
      ))}
    </section>
  );
}

function Target({ target, onReply }: { readonly target: ReplyTarget; readonly onReply: (target: ReplyTarget) => void }) {
  return (
    <div className="reply-target">
      <ReplyTo target={target} />
      <Button size="small" icon="reply" onPress={() => onReply(target)} aria-label={`Reply to ${atHandle(target.authorHandle)}`}>
        Reply
      </Button>
    </div>
  );
}
