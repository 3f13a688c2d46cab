import type { ReplyTarget } from '../../shared/post.ts';
import { atHandle } from '../parts/words.ts';

/** What a draft answers, above its text. */
export function ReplyTo({ target }: { readonly target: ReplyTarget }) {
  return (
    <blockquote className="reply-to">
      <b>{`In reply to ${atHandle(target.authorHandle)}`}</b>
      <p>{target.text}</p>
    </blockquote>
  );
}
