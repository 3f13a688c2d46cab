import type { IdentityId } from '../../shared/account.ts';
import { answeredOrRead } from '../../shared/audience.ts';
import type { AudienceRecord, FoundMention, KeptMention, MentionStore, WeighedMention } from './mention-store.ts';

type Row = KeptMention & Pick<WeighedMention, 'reading' | 'answer'>;

/** Mentions for as long as the program runs, where there is no key to encrypt them with. */
export function createMemoryMentions(): MentionStore {
  const audiences = new Map<IdentityId, AudienceRecord>();
  const kept = new Map<IdentityId, Map<string, Row>>();
  const rowsOf = (id: IdentityId): readonly Row[] => [...(kept.get(id)?.values() ?? [])];
  const byTime = (id: IdentityId): readonly Row[] => rowsOf(id).toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const change = (id: IdentityId, mention: string, with_: Partial<Row>): void => {
    const row = kept.get(id)?.get(mention);
    if (row !== undefined) kept.get(id)?.set(mention, { ...row, ...with_ });
  };
  return {
    audiences: async () => [...audiences.values()],
    saveAudience: async (record) => void audiences.set(record.identityId, record),
    async keep(id, mentions) {
      const rows = kept.get(id) ?? new Map<string, Row>();
      kept.set(id, rows);
      const before = rows.size;
      for (const mention of mentions) if (!rows.has(mention.id)) rows.set(mention.id, { ...mention, reading: null, answer: null });
      return rows.size - before;
    },
    count: async (id) => rowsOf(id).length,
    unread: async (id, limit) =>
      byTime(id)
        .filter(({ reading }) => reading === null)
        .slice(0, limit),
    async saveReadings(id, readings) {
      for (const [mention, reading] of readings) change(id, mention, { reading });
    },
    async clearReadings(id) {
      for (const row of rowsOf(id)) change(id, row.id, { reading: null });
    },
    weighed: async (id) => byTime(id).toReversed(),
    async find(id, { from, to, label, offset, limit }) {
      const fits = (row: Row): boolean => row.at >= from && row.at < to && (label === null || answeredOrRead(row) === label);
      const found: readonly FoundMention[] = byTime(id).filter(fits);
      return { mentions: found.slice(offset, offset + limit), total: found.length };
    },
    first: async (id, size) =>
      rowsOf(id)
        .toSorted((a, b) => (a.place < b.place ? -1 : 1))
        .slice(0, size),
    answer: async (id, mention, answer) => change(id, mention, { answer }),
    async prune(id, keptBefore, most) {
      const gone = byTime(id).filter((row, index) => row.keptAt < keptBefore || index >= most);
      for (const row of gone) kept.get(id)?.delete(row.id);
      return gone.length;
    },
    async forget(id) {
      kept.delete(id);
      audiences.delete(id);
    },
  };
}
