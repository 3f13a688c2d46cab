import type { Refusal } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import type { IdentityStatus, Snapshot } from '../../shared/snapshot.ts';
import { networkToTellApart, whoOf } from '../../shared/which-network.ts';
import { atHandle, networkName, ownName, placeToTellApart, timeLeft } from '../parts/words.ts';

/** Who is speaking, in the four ways that may never be mistaken for each other. */
export type Tone = 'brand' | 'personal' | 'blocked' | 'nobody';

/** Everything the banner shows. */
export interface BannerView {
  readonly tone: Tone;
  readonly title: string;
  readonly subtitle: string;
  /** The name of its network where several meet here and it could be meant on two of them; else null. */
  readonly network: string | null;
  /** One letter for the shape where there is no picture. */
  readonly initial: string;
  readonly avatar: string | null;
  /** Index into the accents, brands only. */
  readonly accent: number | null;
  readonly pill: string | null;
  /** `locked`, `unlocked`, or null where there is nothing to unlock. */
  readonly lock: 'locked' | 'unlocked' | null;
  /** Epoch milliseconds, for the drain along the lower edge. */
  readonly armed: { readonly from: number; readonly until: number } | null;
  readonly blocked: Refusal | null;
  /** What a screen reader says when this becomes the identity. */
  readonly announcement: string;
}

const nobody: BannerView = {
  tone: 'nobody',
  title: 'Who is this from?',
  subtitle: 'Choose before you write, or after: your text stays',
  network: null,
  initial: '?',
  avatar: null,
  accent: null,
  pill: null,
  lock: null,
  armed: null,
  blocked: null,
  announcement: 'Posting as nobody yet. Choose who this is from.',
};

/** The banner of `draft`: its identity belongs to the draft, never to the program. */
export function bannerView(snapshot: Snapshot, draft: Draft | null): BannerView {
  if (draft === null || draft.identityId === null) return nobody;
  const status = snapshot.identities.find((candidate) => candidate.identity.id === draft.identityId);
  if (status === undefined) return signedOut;
  if (status.blocked !== null) return blockedView(snapshot, status, status.blocked);
  return status.identity.kind === 'brand' ? brandView(snapshot, status) : personalView(snapshot, status);
}

const signedOut: BannerView = {
  ...nobody,
  tone: 'blocked',
  title: 'That account is signed out here',
  subtitle: 'Your text stays. Choose who it is from.',
  initial: '–',
  announcement: 'The account of this draft is signed out here. Choose who it is from.',
};

function blockedView(snapshot: Snapshot, status: IdentityStatus, blocked: Refusal): BannerView {
  const handle = whoOf(snapshot, status.identity);
  const title = blocked.law === 1 ? `${handle} is not for this computer` : `${handle} cannot post now`;
  return {
    ...faceOf(snapshot, status),
    tone: 'blocked',
    title,
    subtitle: blocked.words,
    pill: 'Blocked',
    blocked,
    announcement: `${title}. ${blocked.words}`,
  };
}

function brandView(snapshot: Snapshot, status: IdentityStatus): BannerView {
  const subtitle = whose(snapshot, status);
  const lease = snapshot.leases[status.identity.id];
  const until = status.armedUntil;
  return {
    ...faceOf(snapshot, status),
    tone: 'brand',
    subtitle,
    pill: 'Brand',
    lock: until === null ? 'locked' : 'unlocked',
    armed: until === null ? null : { from: lease?.armedAt ?? snapshot.now, until },
    announcement: `Posting as ${atHandle(status.identity.handle)}, ${subtitle}, brand, ${until === null ? 'locked' : 'unlocked'}.`,
  };
}

function personalView(snapshot: Snapshot, status: IdentityStatus): BannerView {
  const subtitle = whose(snapshot, status);
  const announcement = `Posting as ${atHandle(status.identity.handle)}, ${subtitle}, personal.`;
  return { ...faceOf(snapshot, status), tone: 'personal', subtitle, pill: 'Personal', announcement };
}

function faceOf(snapshot: Snapshot, status: IdentityStatus): BannerView {
  const { identity } = status;
  return {
    ...nobody,
    title: atHandle(identity.handle),
    network: networkToTellApart(snapshot, identity.id),
    initial: initialOf(identity.displayName, identity.handle),
    avatar: identity.avatar,
    accent: identity.kind === 'brand' ? identity.accent : null,
  };
}

function whose(snapshot: Snapshot, status: IdentityStatus): string {
  const { identity } = status;
  const place = placeToTellApart(snapshot, identity);
  return [ownName(identity), networkName(snapshot, identity.network), place].filter(Boolean).join(', ');
}

/** The first letter of the name, else of the handle. */
export function initialOf(displayName: string, handle: string): string {
  return (Array.from(displayName.trim())[0] ?? Array.from(handle)[0] ?? '?').toUpperCase();
}

/** The unlocked time left at main's time `now`, for example `10:48`; null while locked. */
export function unlockedFor(view: BannerView, now: number): string | null {
  return view.armed === null ? null : timeLeft(view.armed.until - now);
}

/** How much of the lease is left at `now`, from 0 to 1. */
export function leaseLeft(view: BannerView, now: number): number {
  if (view.armed === null) return 0;
  const whole = view.armed.until - view.armed.from;
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (view.armed.until - now) / whole));
}
