import { assertNever } from './assert-never.ts';
import type { Circle, Visibility } from './post.ts';

const count = new Intl.NumberFormat('en');
const stays = 'It stays until you take it down, and copies can stay longer.';

/**
 * Who will see a post, how many, and for how long, in words. `followers` is null where nobody could say; it is not the number
 * of somebody's connections.
 */
export function whoSees(handle: string, followers: number | null, visibility: Visibility = 'public', circle: Circle = 'followers'): string {
  switch (visibility) {
    case 'public':
      return `Anyone can read it${followedBy(handle, followers)}. ${stays}`;
    case 'unlisted':
      return `Anyone can read it, though no public list shows it${followedBy(handle, followers)}. ${stays}`;
    case 'followers':
      if (circle === 'connections') return `Only the connections of @${handle} can read it. ${stays}`;
      return `Only those who follow @${handle} can read it${followers === null ? '' : `, ${people(followers)} by now`}. ${stays}`;
    default:
      return assertNever(visibility);
  }
}

function followedBy(handle: string, followers: number | null): string {
  if (followers === null) return '';
  return `, and ${people(followers)} ${followers === 1 ? 'follows' : 'follow'} @${handle}`;
}

function people(followers: number): string {
  return followers === 1 ? '1 person' : `${count.format(followers)} people`;
}
