import { z } from 'zod';

/** Posts of one identity's own, as they were fetched from its network. */
export const keptHistorySchema = z.object({
  identityId: z.string().max(400),
  /** Epoch milliseconds. */
  fetchedAt: z.number().int().nonnegative(),
  posts: z.array(z.object({ text: z.string().max(20_000), time: z.number() })).max(1000),
});
export type KeptHistory = Readonly<z.infer<typeof keptHistorySchema>>;

/** The own posts that voices are learned from. Kept until the account is signed out or the person says no. */
export interface HistoryStore {
  all(): Promise<readonly KeptHistory[]>;
  save(history: KeptHistory): Promise<void>;
  remove(identityId: string): Promise<void>;
}

/** Where there is no keyring, histories live as long as the program. */
export function createMemoryHistories(): HistoryStore {
  const kept = new Map<string, KeptHistory>();
  return {
    all: async () => [...kept.values()],
    save: async (history) => void kept.set(history.identityId, history),
    remove: async (identityId) => void kept.delete(identityId),
  };
}
