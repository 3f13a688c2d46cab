import type { Visibility } from '../../shared/post.ts';

/** Who may see a post, as people say it. */
export const visibilityWords: Readonly<Record<Visibility, string>> = {
  public: 'Everyone',
  unlisted: 'Everyone, not in lists',
  followers: 'Only followers',
};

/** The same in the middle of a sentence: `X has no posts …`. */
export const visibilityOf: Readonly<Record<Visibility, string>> = {
  public: 'for everyone',
  unlisted: 'for everyone that stay out of lists',
  followers: 'for followers only',
};
