import { answeredOrRead, freshPulse, type ShownMention } from '../../shared/audience.ts';
import { ok, refused } from '../../shared/outcome.ts';
import { plainLine, plainText } from '../../shared/plain-text.ts';
import type { FoundMention } from '../store/mention-store.ts';
import type { Audience } from './audience.ts';
import type { Tools } from './gathering.ts';

type Looking = Pick<Audience, 'report' | 'mentions' | 'pulseOf' | 'postsWithTag'>;

/** What is seen of them. */
export function createLooking({ store, book, clock, assessor, errands }: Tools): Looking {
  return {
    report: (id, bucketSize) => assessor.report(id, bucketSize),
    async mentions(id, query) {
      const { total, mentions } = await store.find(id, query);
      return ok({ total, mentions: mentions.map(shown) });
    },
    pulseOf: (id) => freshPulse(book.status(id), clock.now()),
    postsWithTag: (id, tag) =>
      errands.withSession(id, async (session) => {
        const posts = await session.postsWithTag(tag);
        if (posts.kind !== 'ok') return refused(null, posts.kind, posts.words);
        return ok(posts.value.map((post) => ({ ...post, text: plainText(post.text), authorHandle: plainLine(post.authorHandle) })));
      }),
  };
}

function shown(mention: FoundMention): ShownMention {
  const { id, at, author, text, url, answer } = mention;
  const labelledBy = answer === null || answer === 'skipped' ? 'model' : 'person';
  return {
    id,
    at,
    author: author === null ? null : plainLine(author),
    text: plainText(text),
    url,
    label: answeredOrRead(mention),
    labelledBy,
  };
}
