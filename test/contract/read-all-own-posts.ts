import type { FoundOwnPost, Session } from '../../main/networks/network.ts';
import { value } from './network-under-test.ts';

/** Every page of an account's own posts, newest first. Throws after `mostPages`: a list that leads round in a circle has no end. */
export async function ownPostPages(session: Session, mostPages = 50): Promise<readonly (readonly FoundOwnPost[])[]> {
  const pages: (readonly FoundOwnPost[])[] = [];
  let cursor: string | null = null;
  do {
    const page: { readonly posts: readonly FoundOwnPost[]; readonly cursor: string | null } = value(await session.ownPostPage(cursor));
    pages.push(page.posts);
    cursor = page.cursor;
    if (pages.length > mostPages) throw new Error(`The own posts did not end within ${mostPages} pages.`);
  } while (cursor !== null);
  return pages;
}
