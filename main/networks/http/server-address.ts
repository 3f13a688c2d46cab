import type { NetworkResult } from '../network.ts';
import { isLoopbackHost } from './public-address.ts';

/**
 * The origin of a server as a person types it: `bsky.social`, `https://bsky.social/`. Encrypted only, except for a server
 * on this very computer.
 */
export function parseServerAddress(input: string): NetworkResult<string> {
  const trimmed = input.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === '' || !URL.canParse(withScheme)) return refuse('is not a server address');
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '') return refuse('contains a user name or password');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return refuse('has something after the server name');
  const loopback = isLoopbackHost(url.hostname);
  if (url.protocol === 'http:' && !loopback) return refuse('is not encrypted');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('is not a web address');
  if (!loopback && !url.hostname.includes('.')) return refuse('is not a full server name');
  return { kind: 'ok', value: url.origin };
}

/**
 * An address another server told us to use, or `null` where we may not: it passes the same rules, and only a server on
 * this computer may point to this computer.
 */
export function trustedEndpoint(endpoint: string, toldBy: string): string | null {
  const parsed = parseServerAddress(endpoint);
  if (parsed.kind !== 'ok') return null;
  if (isLoopbackHost(new URL(parsed.value).hostname) && !isLoopbackHost(new URL(toldBy).hostname)) return null;
  return parsed.value;
}

function refuse(what: string): NetworkResult<string> {
  return { kind: 'rejected', words: `The server address ${what}. Write it like https://bsky.social.` };
}
