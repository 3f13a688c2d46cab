import type { Identity, Kind, NetworkId } from '../../shared/account.ts';
import { atAGlance } from '../../shared/plain-text.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { sameHandle } from './same-handle.ts';

/** `10:48`, or `1:02:03` from an hour on. Rounds up, so that what is shown is never already over. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** `42 s`, or `1:05 min` from a minute on. */
export function shortWait(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds < 60 ? `${seconds} s` : `${timeLeft(ms)} min`;
}

/** How long something lasted: `42 s`, `4 min`, `1 h 5 min`. */
export function lasted(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `@acme.com` */
export function atHandle(handle: string): string {
  return `@${handle}`;
}

/** The name to show beside the handle; empty where it would only say the handle again. */
export function ownName({ displayName, handle }: Pick<Identity, 'displayName' | 'handle'>): string {
  const name = displayName.trim();
  return sameHandle(handle, name) ? '' : name;
}

/**
 * Where the account lives, for an identity that another one here of the same network could be taken for, by its name or by
 * its handle; else null.
 */
export function placeToTellApart(
  { identities }: Pick<Snapshot, 'identities'>,
  { id, network, displayName, handle, server }: Identity,
): string | null {
  const alike = (one: string, other: string): boolean => (atAGlance(one) || one) === (atAGlance(other) || other);
  const others = identities.map((status) => status.identity).filter((other) => other.id !== id && other.network === network);
  return others.some((other) => alike(other.displayName, displayName) || alike(other.handle, handle)) ? hostOf(server) : null;
}

/** The first words, in quotation marks, on one line. */
export function quote(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return 'no words';
  const characters = Array.from(line);
  return characters.length <= length ? `“${line}”` : `“${characters.slice(0, length).join('').trimEnd()}…”`;
}

export function kindWord(kind: Kind): string {
  return kind === 'brand' ? 'brand' : 'personal';
}

export function networkName(snapshot: Pick<Snapshot, 'networks'>, id: NetworkId): string {
  return snapshot.networks.find((network) => network.id === id)?.name ?? id;
}

/** `08:14`, in the person's own time zone. */
export function clockTime(epochMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...(timeZone ? { timeZone } : {}) }).format(epochMs);
}

/** `23 Nov 2026, 08:14` */
export function dayAndTime(epochMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(epochMs);
}

/** `Monday 08:14`, in the person's own time zone. */
export function weekdayAndTime(epochMs: number): string {
  return weekday.format(epochMs);
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' });

/** `just now`, `3 min ago`, `2 h ago`, then the day. */
export function ago(epochMs: number, now: number): string {
  const minutes = Math.floor((now - epochMs) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(epochMs);
}

/** `1 post`, `2 posts` */
export function count(amount: number, one: string, several = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : several}`;
}

/** The host of a server's origin, as people know it. */
export function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}
