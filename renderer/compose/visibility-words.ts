import type { Visibility } from '../../shared/post.ts';

/** Who may see a post, as people say it. */
export const visibilityWords: Readonly<Record<Visibility, string>> = {
  public: 'Everyone',
  unlisted: 'Everyone, not in lists',
  followers: 'Only followers',
};
