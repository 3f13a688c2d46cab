import type { BoundedFetch } from './bounded-fetch.ts';

/** Makes a small square `data:` URL of a picture, or `null` where it cannot. */
export type ShrinkAvatar = (bytes: Uint8Array, mime: string) => string | null;

/** Bytes of a picture that is read at all. */
const MAX_AVATAR_BYTES = 2_000_000;
const MAX_DATA_URL_LENGTH = 65_536;

/** The picture at an address, as `avatarOf` makes it. An account without one is still an account: no failure here is one of the profile. */
export async function fetchAvatar(fetch: BoundedFetch, address: string, shrinkAvatar: ShrinkAvatar | null): Promise<string | null> {
  try {
    const response = await fetch(address, { maxBytes: MAX_AVATAR_BYTES });
    return response.ok ? avatarOf(new Uint8Array(await response.arrayBuffer()), shrinkAvatar) : null;
  } catch {
    return null;
  }
}

/** A `data:` URL of a picture that can be shown, shrunk where somebody can; null where it is none, or too large. */
function avatarOf(bytes: Uint8Array, shrinkAvatar: ShrinkAvatar | null): string | null {
  const mime = mimeOf(bytes);
  if (mime === null) return null;
  const url = shrinkAvatar?.(bytes, mime) ?? `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
  return url.length <= MAX_DATA_URL_LENGTH ? url : null;
}

/** By the first bytes, not by what anybody says: only these three are ever shown. */
function mimeOf(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null;
}
