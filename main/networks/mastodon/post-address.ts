import { isLoopbackHost } from '../http/public-address.ts';
import { parseServerAddress } from '../http/server-address.ts';

export interface PostAddress {
  /** Origin of the server the address is at. */
  readonly server: string;
  /** The id that server's API knows the post by. */
  readonly id: string;
}

/**
 * Reads the address of a post, as people copy it or as servers name it: `/@name/ID`, `/@name@server/ID`,
 * `/users/name/statuses/ID` and what others that speak this API make of them (`/notice/ID`, `/@name/statuses/ID`). Only a
 * server on this computer may be asked about an address on this computer. Null where it is none.
 */
export function parsePostAddress(input: string, server: string): PostAddress | null {
  const text = input.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const segments = url.pathname.split('/').filter((segment) => segment !== '' && segment !== 'activity' && segment !== 'embed');
  const id = segments.at(-1) ?? '';
  const origin = parseServerAddress(url.origin);
  if (segments.length < 2 || !/^(?=.*\d)[\w-]{1,100}$/.test(id) || origin.kind !== 'ok') return null;
  if (isLoopbackHost(url.hostname) && !isLoopbackHost(new URL(server).hostname)) return null;
  return { server: origin.value, id };
}
