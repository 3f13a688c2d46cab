/** What may happen at one of a program's effects instead of, or just before, the effect. */
export type Interrupt = () => 'goOn' | 'dieBefore' | 'dieAfter';

/**
 * One run of the program, from start to its crash. Every effect goes through `step`; after a crash none of them
 * happens or answers any more, as if the process were gone.
 */
export interface Life {
  readonly isAlive: () => boolean;
  step<T>(effect: () => T): Promise<T>;
  die(): void;
}

const never = new Promise<never>(() => {});

export function createLife(interruptAt: () => Interrupt | null): Life {
  let alive = true;
  return {
    isAlive: () => alive,
    die() {
      alive = false;
    },
    async step(effect) {
      if (!alive) return never;
      const fate = interruptAt()?.() ?? 'goOn';
      if (fate === 'dieAfter') effect();
      if (fate !== 'goOn') alive = false;
      // Every effect takes a while: others get a turn before it happens.
      await Promise.resolve();
      if (!alive) return never;
      return effect();
    },
  };
}

/** Until nothing more happens without time passing: all effects here are microtasks. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
