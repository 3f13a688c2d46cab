import { useState } from 'react';
import type { Identity } from '../../shared/account.ts';
import { isKnownBrand } from '../../shared/kinds.ts';
import { noOwnPosts, type OwnPostsStatus } from '../../shared/own-posts.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { atHandle, count, dayAndTime, shortWait } from '../parts/words.ts';
import './own-posts.css';

/** The own posts that voices are learned from: how far they are read, and the ways to pause and delete that. */
export function OwnPostsOfAll() {
  const { identities, ownPosts, settings, policy } = useSnapshot();
  const read = identities.filter(({ identity }) => settings.learnMyVoice || isKnownBrand(identity, policy));
  if (read.length === 0) return null;
  const days = effectivePolicy(policy).HistoryDays;
  return (
    <section className="page-block" aria-labelledby="own-posts">
      <h2 id="own-posts">Own posts read to learn a voice</h2>
      <p className="small muted">{`Public posts of the last ${count(days, 'day')}, kept encrypted on this computer. They are deleted when you sign out.`}</p>
      <ul className="own-posts">
        {read.map(({ identity }) => (
          <OwnPostsRow key={identity.id} identity={identity} status={ownPosts[identity.id] ?? noOwnPosts} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly identity: Identity;
  readonly status: OwnPostsStatus;
}

function OwnPostsRow({ identity, status }: RowProps) {
  const [asked, setAsked] = useState(false);
  const { work, posts } = status;
  const isWaiting = work.kind === 'reading' && work.waitingUntil !== null;
  const now = useNow(isWaiting);
  const who = atHandle(identity.handle);
  const args = { identityId: identity.id };
  return (
    <li className="own-posts-row">
      <span className="own-posts-words" role={work.kind === 'failed' ? 'alert' : 'status'}>
        <b>{who}</b>
        <span className="small numbers">{wordsFor(status, now)}</span>
      </span>
      {work.kind === 'reading' ? <progress aria-label={`Posts of ${who} read`} value={work.share} max={1} /> : null}
      <span className="own-posts-actions">
        {work.kind === 'reading' ? (
          <CommandButton command="ownPosts.pause" args={args} size="small" aria-label={`Pause reading posts of ${who}`}>
            Pause
          </CommandButton>
        ) : (
          <CommandButton command="ownPosts.read" args={args} size="small" aria-label={`${readWords(status)}: ${who}`}>
            {readWords(status)}
          </CommandButton>
        )}
        {posts === 0 && work.kind !== 'reading' ? null : (
          <Button size="small" onPress={() => setAsked(true)} aria-label={`Delete the posts of ${who} kept here`}>
            Delete…
          </Button>
        )}
      </span>
      <DeleteDialog identity={identity} posts={posts} isOpen={asked} onClose={() => setAsked(false)} />
    </li>
  );
}

function DeleteDialog({ identity, posts, isOpen, onClose }: Omit<RowProps, 'status'> & DialogProps) {
  const who = atHandle(identity.handle);
  return (
    <WindowDialog title={`Delete ${count(posts, 'post')} of ${who} from this computer?`} isOpen={isOpen} onClose={onClose}>
      <p>On the network nothing changes. Until you have them read again, nobody is warned when a draft does not sound like {who}.</p>
      <div className="dialog-actions">
        <Button onPress={onClose}>Keep them</Button>
        <CommandButton look="danger" command="ownPosts.delete" args={{ identityId: identity.id }} onDone={onClose}>
          Delete them here
        </CommandButton>
      </div>
    </WindowDialog>
  );
}

interface DialogProps {
  readonly posts: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function readWords({ work, posts }: OwnPostsStatus): string {
  if (work.kind === 'paused') return 'Go on';
  if (work.kind === 'failed') return 'Try again';
  return posts === 0 ? 'Read them' : 'Read new ones';
}

function wordsFor({ work, posts, oldest, readAt }: OwnPostsStatus, now: number): string {
  const kept = posts === 0 || oldest === null ? 'No posts are kept' : `${count(posts, 'post')} kept, back to ${dayAndTime(oldest)}`;
  switch (work.kind) {
    case 'reading': {
      const patience =
        work.waitingUntil === null ? '' : `. The network asks for patience: going on in ${shortWait(work.waitingUntil - now)}`;
      return `${count(work.read, 'post')} read${patience}`;
    }
    case 'paused':
      return `Paused. ${kept}.`;
    case 'deleted':
      return 'Deleted. None are read until you ask for it.';
    case 'failed':
      return `${work.refusal.words} It is tried again ${dayAndTime(work.againAt)}. ${kept}.`;
    case 'idle':
      return readAt === null ? `${kept}.` : `${kept}. Read ${dayAndTime(readAt)}.`;
  }
}
