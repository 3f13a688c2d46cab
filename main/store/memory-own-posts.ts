import type { IdentityId } from '../../shared/account.ts';
import type { KeptOwnPost, OwnPostRecord, OwnPostStore } from './own-post-store.ts';

type Met = KeptOwnPost & { readonly metAt: number };

/** Where there is no keyring, own posts live as long as the program. */
export function createMemoryOwnPosts(): OwnPostStore {
  const records = new Map<IdentityId, OwnPostRecord>();
  const posts = new Map<IdentityId, ReadonlyMap<string, Met>>();
  const of = (id: IdentityId): ReadonlyMap<string, Met> => posts.get(id) ?? new Map<string, Met>();
  const sorted = (id: IdentityId): readonly Met[] => [...of(id).values()].sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1));
  const retain = (id: IdentityId, kept: readonly Met[]): number => {
    const before = of(id).size;
    posts.set(id, new Map(kept.map((post) => [post.id, post])));
    return before - kept.length;
  };
  const metSince = (id: IdentityId, startedAt: number): number => [...of(id).values()].filter(({ metAt }) => metAt >= startedAt).length;
  return {
    records: async () => [...records.values()],
    saveRecord: async (record) => void records.set(record.identityId, record),
    async keep(record, page) {
      const { identityId: id, startedAt } = record;
      records.set(id, record);
      const [before, metBefore] = [of(id).size, metSince(id, startedAt)];
      posts.set(id, new Map([...of(id), ...page.map((post) => [post.id, { ...post, metAt: startedAt }] as const)]));
      return { added: of(id).size - before, met: metSince(id, startedAt) - metBefore };
    },
    count: async (id) => ({ posts: of(id).size, oldest: sorted(id).at(-1)?.time ?? null }),
    countMet: async (id, startedAt) => metSince(id, startedAt),
    newest: async (id, limit, offset) => sorted(id).slice(offset, offset + limit),
    prune: async (id, writtenBefore, most) =>
      retain(
        id,
        sorted(id)
          .filter(({ time }) => time >= writtenBefore)
          .slice(0, most),
      ),
    dropUnmet: async (id, startedAt) =>
      retain(
        id,
        sorted(id).filter(({ metAt }) => metAt >= startedAt),
      ),
    forgetPosts: async (id) => void posts.delete(id),
    async forget(id) {
      posts.delete(id);
      records.delete(id);
    },
  };
}
