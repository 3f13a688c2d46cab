import type { Refusal } from '../../shared/outcome.ts';
import type { UpdatePlan, UpdateState } from '../../shared/update.ts';
import type { Downloaded, Updater } from './updater.ts';

/** A plan under which updates are looked for. */
export type LookPlan = Extract<UpdatePlan, { kind: 'look' }>;

/** What was downloaded, and what can put it in place. */
export interface Ready {
  readonly version: string;
  readonly updater: Updater;
  readonly downloaded: Downloaded;
}

export interface LookParts {
  readonly plan: LookPlan;
  /** Made anew for each look; what it takes is read at first use. */
  readonly createUpdater: (plan: LookPlan) => Promise<Updater>;
  /** Whether this program can be replaced without the system's package manager. */
  readonly canInstall: () => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly tell: (update: UpdateState) => void;
  /** Aborted when the plan is void: from then on nothing is asked, and nothing is told. */
  readonly signal: AbortSignal;
}

/** Looks once, and downloads what it found where the plan has it so. Gives what is ready to be installed, else null. Never rejects. */
export async function lookOnce(parts: LookParts): Promise<Ready | null> {
  const { plan, now, signal } = parts;
  const tell = (update: UpdateState): null => {
    if (!signal.aborted) parts.tell(update);
    return null;
  };
  const refuse = (refusal: Refusal): null => tell({ kind: 'refused', refusal, at: now() });
  tell({ kind: 'looking' });
  const updater = await parts.createUpdater(plan);
  signal.addEventListener('abort', updater.cancel, { once: true });
  if (signal.aborted) return null;
  const looked = await updater.look();
  if (looked.kind === 'refused') return refuse(looked.refusal);
  const version = looked.value;
  if (version === null) return tell({ kind: 'newest', at: now() });
  if (!plan.installs || !parts.canInstall()) return tell({ kind: 'found', version, at: now() });
  tell({ kind: 'downloading', version, percent: 0 });
  if (signal.aborted) return null;
  const fetched = await updater.download((percent) => tell({ kind: 'downloading', version, percent }));
  if (fetched.kind === 'refused') return refuse(fetched.refusal);
  tell({ kind: 'ready', version });
  return signal.aborted ? null : { version, updater, downloaded: fetched.value };
}
