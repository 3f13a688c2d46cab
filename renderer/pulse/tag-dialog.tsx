import { useEffect, useState } from 'react';
import type { IdentityId } from '../../shared/account.ts';
import type { FoundPost } from '../../shared/audience.ts';
import { useNow } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { ago, atHandle } from '../parts/words.ts';
import './audience-page.css';
import './label-dialog.css';

interface TagDialogProps {
  /** The account through which the network is asked. */
  readonly identityId: IdentityId;
  /** Without `#`. */
  readonly tag: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What a hashtag is about right now: a disaster has a tag within minutes, and a post that joins it for fun is remembered. */
export function TagDialog({ identityId, tag, isOpen, onClose }: TagDialogProps) {
  return (
    <WindowDialog title={`What is #${tag} about right now?`} isOpen={isOpen} onClose={onClose}>
      <TagPosts identityId={identityId} tag={tag} />
    </WindowDialog>
  );
}

function TagPosts({ identityId, tag }: Pick<TagDialogProps, 'identityId' | 'tag'>) {
  const { run, pending, refusal } = useCommand('tag.posts');
  const [posts, setPosts] = useState<readonly FoundPost[] | null>(null);
  const now = useNow(false);
  useEffect(() => {
    let gone = false;
    void run({ identityId, tag }).then((result) => gone || (result.kind === 'ok' && setPosts(result.value)));
    return () => {
      gone = true;
    };
  }, [run, identityId, tag]);
  return (
    <>
      {pending ? <p role="status">Asking the network…</p> : null}
      <Refused refusal={refusal} />
      {posts?.length === 0 ? (
        <p>Nobody has posted with it lately, so it may not mean what you think. Look it up before you use it.</p>
      ) : null}
      {posts === null || posts.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <ul className="tag-posts" aria-label={`Newest posts with #${tag}`} tabIndex={0}>
          {posts.map((post) => (
            <li key={post.uri} className="mention">
              <p className="mention-text">{post.text}</p>
              <p className="mention-about">
                <span>{atHandle(post.authorHandle)}</span>
                <time dateTime={new Date(post.at).toISOString()}>{ago(post.at, now)}</time>
                <a
                  href={post.url}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`Open the post of ${atHandle(post.authorHandle)} in the browser`}
                >
                  Open
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
