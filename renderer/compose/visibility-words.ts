import type { Circle, Visibility } from '../../shared/post.ts';

/** Who may see a post, as people say it. */
export function visibilityWords(circle: Circle): Readonly<Record<Visibility, string>> {
  return { public: 'Everyone', unlisted: 'Everyone, not in lists', followers: `Only ${circle}` };
}
