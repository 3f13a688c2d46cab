import { assertNever } from '../../shared/assert-never.ts';
import { wrongAccountMs } from '../../shared/guard/post-rules.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';

/** Newest concerns first: what needs the person, what is going out, what is done. */
export function orderOutbox(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return [...entries].sort((a, b) => rank(a) - rank(b) || b.confirmedAt - a.confirmedAt);
}

function rank(entry: OutboxEntry): number {
  switch (entry.state.kind) {
    case 'frozen':
    case 'notKnown':
    case 'refused':
      return 0;
    case 'held':
      return 1;
    case 'sending':
    case 'waiting':
    case 'settling':
    case 'recalling':
    case 'takingDown':
      return 2;
    case 'published':
    case 'takenDown':
      return 3;
    default:
      return assertNever(entry.state);
  }
}

/** The dock, from top to bottom. */
export interface DockView {
  readonly shown: readonly OutboxEntry[];
  /** Published longer ago, behind one press. */
  readonly folded: readonly OutboxEntry[];
}

/** So many published posts stand in the dock before the older ones fold away. */
const publishedShown = 2;

/** What the dock shows at main's time `now`. Nothing that still needs the person, or is on its way, is ever folded. */
export function dockView(entries: readonly OutboxEntry[], now: number): DockView {
  const worth = orderOutbox(entries).filter((entry) => isWorthShowing(entry, now));
  const published = worth.filter((entry) => entry.state.kind === 'published');
  const folded = published.length > publishedShown ? published.slice(1) : [];
  return { shown: worth.filter((entry) => !folded.includes(entry)), folded };
}

/** What is over leaves the dock once nothing can be done about it here; history keeps it. */
export function isWorthShowing(entry: OutboxEntry, now: number): boolean {
  switch (entry.state.kind) {
    case 'published':
    case 'takenDown':
      return now < entry.state.at + wrongAccountMs;
    default:
      return true;
  }
}

const held: ReadonlySet<OutboxEntry['state']['kind']> = new Set(['held', 'waiting', 'frozen']);

/** The posts that were confirmed together and can be taken back without trace, where these are two at least. */
export function heldTogether(entries: readonly OutboxEntry[]): readonly (readonly OutboxEntry[])[] {
  const recallable = entries.filter(({ together, state }) => together !== undefined && held.has(state.kind));
  const groups = [...new Set(recallable.map(({ together }) => together))];
  return groups.map((group) => recallable.filter(({ together }) => together === group)).filter(({ length }) => length > 1);
}
