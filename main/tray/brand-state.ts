import type { IdentityStatus, Snapshot } from '../../shared/snapshot.ts';

/** Where a brand stands for the tray. */
export type BrandState =
  | { readonly kind: 'unlocked'; readonly leftMs: number }
  | { readonly kind: 'locked' }
  /** Law 1: never on this computer. */
  | { readonly kind: 'notHere' }
  /** For now; `why` is one sentence. */
  | { readonly kind: 'blocked'; readonly why: string };

/** `now` is the moment the tray is drawn for, in epoch milliseconds; a snapshot may be some minutes old by then. */
export function brandState({ blocked, cannotArm, armedUntil }: IdentityStatus, now: number): BrandState {
  if (blocked?.law === 1 || cannotArm?.law === 1) return { kind: 'notHere' };
  if (blocked !== null) return { kind: 'blocked', why: firstSentence(blocked.words) };
  if (armedUntil !== null && armedUntil > now) return { kind: 'unlocked', leftMs: armedUntil - now };
  return cannotArm === null ? { kind: 'locked' } : { kind: 'blocked', why: firstSentence(cannotArm.words) };
}

export function brandsOf(snapshot: Snapshot): readonly IdentityStatus[] {
  return snapshot.identities.filter(({ identity }) => identity.kind === 'brand');
}

/** The exceptions that still count at this moment, the one that ends first before the others. */
export function exceptionsAt({ exceptions }: Snapshot, now: number): Snapshot['exceptions'] {
  return exceptions.filter(({ until }) => until > now).sort((a, b) => a.until - b.until);
}

/** Whole minutes, rounded up, so that the menu is not made anew every second. */
export function minutesLeft(leftMs: number): string {
  const minutes = Math.ceil(leftMs / 60_000);
  return minutes <= 1 ? 'less than a minute left' : `${minutes} min left`;
}

/** Milliseconds until the words about some unlocked brand or some exception change, or null where no time is running. */
export function nextChangeIn(snapshot: Snapshot, now: number): number | null {
  const ends = [...snapshot.identities.map(({ armedUntil }) => armedUntil), ...snapshot.exceptions.map(({ until }) => until)];
  const left = ends.flatMap((until) => (until !== null && until > now ? [until - now] : []));
  // On the full minute the smaller number begins.
  return left.length === 0 ? null : Math.min(...left.map((ms) => ((ms - 1) % 60_000) + 1));
}

function firstSentence(words: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(words)?.[0] ?? words;
}
