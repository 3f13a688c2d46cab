import type { CommandName } from '../../shared/ipc.ts';
import type { Refusal } from '../../shared/outcome.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** One screen as it can be: a window over a snapshot. */
export interface Fixture {
  readonly name: string;
  readonly window: 'compose' | 'console' | 'strip' | 'unlock';
  /** A page of the console. */
  readonly page?: string;
  readonly snapshot: Snapshot;
  /** Commands main refuses in this fixture. */
  readonly refusals?: Readonly<Partial<Record<CommandName, Refusal>>>;
}

export function compose(name: string, snapshot: Snapshot, more: Partial<Fixture> = {}): Fixture {
  return { name, window: 'compose', snapshot, ...more };
}
