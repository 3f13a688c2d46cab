import { done } from '../../shared/outcome.ts';
import type { Group, WhenOpen } from './handler-parts.ts';

/** Commands about what others said to an account. */
export function audienceCommands(whenOpen: WhenOpen): Group<'audience'> & Group<'tag'> {
  return {
    'audience.fetch': ({ identityId }) => whenOpen(({ audience }) => audience.fetch(identityId)),
    'audience.stopFetching': ({ identityId }) =>
      whenOpen(({ audience }) => {
        audience.stopFetching(identityId);
        return done;
      }),
    'audience.readFile': ({ identityId, text, columns }) => whenOpen(({ audience }) => audience.readFile(identityId, text, columns)),
    'audience.report': ({ identityId, bucketSize }) => whenOpen(({ audience }) => audience.report(identityId, bucketSize)),
    'audience.mentions': ({ identityId, ...query }) => whenOpen(({ audience }) => audience.mentions(identityId, query)),
    'audience.draw': ({ identityId, size }) => whenOpen(({ audience }) => audience.draw(identityId, size)),
    'audience.sample': ({ identityId }) => whenOpen(({ audience }) => audience.sample(identityId)),
    'audience.label': ({ identityId, mentionId, answer }) => whenOpen(({ audience }) => audience.label(identityId, mentionId, answer)),
    'audience.forget': ({ identityId }) => whenOpen(({ audience }) => audience.forget(identityId)),
    'tag.posts': ({ identityId, tag }) => whenOpen(({ audience }) => audience.postsWithTag(identityId, tag)),
  };
}

/** Commands about what an account posted itself. */
export function ownPostCommands(whenOpen: WhenOpen): Group<'ownPosts'> {
  return {
    'ownPosts.read': ({ identityId }) => whenOpen(({ voices }) => voices.ownPosts.read(identityId)),
    'ownPosts.pause': ({ identityId }) => whenOpen(({ voices }) => voices.ownPosts.pause(identityId)),
    'ownPosts.delete': ({ identityId }) => whenOpen(({ voices }) => voices.ownPosts.remove(identityId)),
  };
}
