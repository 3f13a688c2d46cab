import type { ActAbout, Draft } from '../../shared/post.ts';

/** On the button that chooses it. */
export const actVerbs: Readonly<Record<ActAbout, string>> = { repost: 'Repost', quote: 'Quote', like: 'Like' };

/** Before `as @acme.com`, on the button that confirms: what is done without a word, else it is posted. */
export function confirmVerb({ about }: Pick<Draft, 'about'>): string {
  return about === undefined || about.act === 'quote' ? 'Post' : actVerbs[about.act];
}

/** Above what it is about, before the handle or the address of it. */
export const actTitles: Readonly<Record<ActAbout, string>> = { repost: 'Repost of', quote: 'Quote of', like: 'Like for' };

/** What the draft is, as a heading. */
export const actHeadings: Readonly<Record<ActAbout, string>> = { repost: 'Repost a post', quote: 'Quote a post', like: 'Like a post' };

/** `Reply, repost or like` for a network that has those two acts. */
export function everyAct(acts: readonly ActAbout[]): string {
  const names = ['Reply', ...acts.map((act) => actVerbs[act].toLowerCase())];
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
}
