import type { ActAbout, Draft, Visibility } from '../../shared/post.ts';
import type { Capabilities, NetworkFailure } from './network.ts';

const audience: Record<Visibility, string> = {
  public: 'for everybody',
  unlisted: 'for everybody, yet on no list',
  followers: 'for followers or connections alone',
};

const deed: Record<ActAbout, string> = { repost: 'reposts', quote: 'quotes', like: 'likes' };

/**
 * What a draft asks for that its network does not have, in words; null where it has it all. Left out silently it would
 * reach more people than it was meant for, or go out as something else.
 */
export function unsupported(
  { visibility = 'public', contentWarning, about, parts }: Draft,
  { name, visibilities, contentWarnings, acts, limits }: Capabilities,
): NetworkFailure | null {
  if (!visibilities.includes(visibility)) return refuse(`${name} has no posts that are ${audience[visibility]}.`);
  if (contentWarning !== undefined && !contentWarnings) return refuse(`${name} has no content warnings.`);
  if (about !== undefined && !acts.includes(about.act)) return refuse(`Hatcheck makes no ${deed[about.act]} on ${name}.`);
  if (parts.length > 1 && !limits.threads) return refuse(`${name} has no threads. Write it as one post.`);
  return null;
}

function refuse(words: string): NetworkFailure {
  return { kind: 'rejected', words: `${words} Nothing was sent.` };
}
