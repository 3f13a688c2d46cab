import type { IdentityId } from '../../shared/account.ts';
import { type AudienceStatus, type AudienceWork, noAudience } from '../../shared/audience.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { AudienceRecord, MentionStore } from '../store/mention-store.ts';
import { newSeed } from './random-order.ts';

/** What is known of each audience: records on disk, and what windows see of them in the state. */
export interface Book {
  load(): Promise<readonly AudienceRecord[]>;
  record(id: IdentityId): AudienceRecord;
  /** Changes the record, saves it, and lets the windows know. */
  change(id: IdentityId, change: Partial<AudienceRecord>): Promise<void>;
  /** Mentions or answers are other ones now. */
  changed(id: IdentityId): Promise<void>;
  status(id: IdentityId): AudienceStatus;
  setWork(id: IdentityId, work: AudienceWork): void;
  forget(id: IdentityId): Promise<void>;
}

export function createBook(state: StateStore, store: MentionStore): Book {
  const records = new Map<IdentityId, AudienceRecord>();
  const status = (id: IdentityId): AudienceStatus => state.get().audiences[id] ?? noAudience;
  const show = (id: IdentityId, change: Partial<AudienceStatus>): void =>
    state.update((before) => ({ ...before, audiences: { ...before.audiences, [id]: { ...status(id), ...change } } }));
  const record = (id: IdentityId): AudienceRecord => {
    const known = records.get(id) ?? newRecord(id);
    records.set(id, known);
    return known;
  };
  const changed = async (id: IdentityId): Promise<void> => {
    const mentions = await store.count(id);
    const { keptAt, reading } = record(id);
    show(id, { mentions, keptAt, reading, revision: status(id).revision + 1 });
  };
  return {
    async load() {
      const found = await store.audiences();
      for (const one of found) records.set(one.identityId, one);
      for (const one of found) await changed(one.identityId);
      return found;
    },
    record,
    async change(id, change) {
      const next = { ...record(id), ...change };
      records.set(id, next);
      await store.saveAudience(next);
      await changed(id);
    },
    changed,
    status,
    setWork: (id, work) => show(id, { work }),
    async forget(id) {
      records.delete(id);
      await store.forget(id);
      state.update((before) => ({
        ...before,
        audiences: Object.fromEntries(Object.entries(before.audiences).filter(([own]) => own !== id)),
      }));
    },
  };
}

function newRecord(identityId: IdentityId): AudienceRecord {
  return { identityId, seed: newSeed(), sampleSize: null, keptAt: null, unbroken: false, model: null, reading: null };
}
