import { useCallback, useEffect, useState } from 'react';
import type { Page } from '../../shared/message.ts';
import type { Outcome, Refusal } from '../../shared/outcome.ts';

/** A list that is read page by page, and lives in this window alone. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly isReading: boolean;
  readonly refusal: Refusal | null;
  /** Reads the next page; null on the last. */
  readonly more: (() => void) | null;
  readonly again: () => void;
}

interface Read<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
  readonly isReading: boolean;
  readonly refusal: Refusal | null;
}

/** `read` must stay the same as long as the list is of the same thing: another one begins anew. */
export function usePages<T extends { readonly id: string }>(read: (cursor: string | null) => Promise<Outcome<Page<T>>>): Paged<T> {
  const [state, setState] = useState<Read<T>>({ items: [], cursor: null, isReading: true, refusal: null });
  const turn = useCallback(
    async (cursor: string | null, isWanted: () => boolean) => {
      setState((was) => ({ ...(cursor === null ? { items: [], cursor: null } : was), isReading: true, refusal: null }));
      const page = await read(cursor);
      if (!isWanted()) return;
      setState((was) => {
        if (page.kind === 'refused') return { ...was, isReading: false, refusal: page.refusal };
        const known = new Set(was.items.map(({ id }) => id));
        const fresh = page.value.items.filter(({ id }) => !known.has(id));
        return { items: [...was.items, ...fresh], cursor: page.value.cursor, isReading: false, refusal: null };
      });
    },
    [read],
  );
  useEffect(() => {
    let wanted = true;
    void turn(null, () => wanted);
    return () => {
      wanted = false;
    };
  }, [turn]);
  const { items, cursor, isReading, refusal } = state;
  const always = () => true;
  return {
    ...{ items, isReading, refusal },
    more: cursor === null ? null : () => void turn(cursor, always),
    again: () => void turn(null, always),
  };
}
