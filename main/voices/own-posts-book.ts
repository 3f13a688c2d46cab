import type { IdentityId } from '../../shared/account.ts';
import { noOwnPosts, type OwnPostsStatus, type OwnPostsWork } from '../../shared/own-posts.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { OwnPostRecord, OwnPostStore } from '../store/own-post-store.ts';

/** What is known of the own posts kept: records on disk, and what windows see of them in the state. */
export interface OwnPostsBook {
  load(): Promise<void>;
  /** Of every identity with a record. */
  ids(): readonly IdentityId[];
  record(id: IdentityId): OwnPostRecord;
  /** Changes the record, saves it, and lets the windows know. */
  change(id: IdentityId, change: Partial<OwnPostRecord>): Promise<void>;
  /** A page came; it is on disk together with this record. */
  kept(record: OwnPostRecord): Promise<void>;
  /** Other posts are kept now. */
  changed(id: IdentityId): Promise<void>;
  /** Counts up with every change of the posts. */
  revision(id: IdentityId): number;
  setWork(id: IdentityId, work: OwnPostsWork): void;
  forget(id: IdentityId): Promise<void>;
}

export function createOwnPostsBook(state: StateStore, store: OwnPostStore): OwnPostsBook {
  const records = new Map<IdentityId, OwnPostRecord>();
  const revisions = new Map<IdentityId, number>();
  const show = (id: IdentityId, change: Partial<OwnPostsStatus>): void =>
    state.update((before) => {
      const status = before.ownPosts[id] ?? noOwnPosts;
      return { ...before, ownPosts: { ...before.ownPosts, [id]: { ...status, ...change } } };
    });
  const record = (id: IdentityId): OwnPostRecord => records.get(id) ?? newRecord(id);
  const changed = async (id: IdentityId): Promise<void> => {
    revisions.set(id, (revisions.get(id) ?? 0) + 1);
    show(id, await store.count(id));
  };
  const note = (next: OwnPostRecord): void => {
    records.set(next.identityId, next);
    show(next.identityId, { readAt: next.finished ? next.startedAt : (next.lastWhole?.startedAt ?? null) });
  };
  return {
    async load() {
      for (const one of await store.records()) {
        note(one);
        await changed(one.identityId);
        if (one.wish !== 'read') show(one.identityId, { work: { kind: one.wish } });
      }
    },
    ids: () => [...records.keys()],
    record,
    async change(id, change) {
      const next = { ...record(id), ...change };
      await store.saveRecord(next);
      note(next);
    },
    async kept(next) {
      note(next);
      await changed(next.identityId);
    },
    changed,
    revision: (id) => revisions.get(id) ?? 0,
    setWork: (id, work) => show(id, { work }),
    async forget(id) {
      records.delete(id);
      revisions.delete(id);
      await store.forget(id);
      state.update((before) => {
        const { [id]: gone, ...ownPosts } = before.ownPosts;
        return gone === undefined ? before : { ...before, ownPosts };
      });
    },
  };
}

function newRecord(identityId: IdentityId): OwnPostRecord {
  const never = { startedAt: null, finished: false, cursor: null, whole: true, lastWhole: null, askAfter: 0 };
  return { identityId, wish: 'read', ...never };
}
