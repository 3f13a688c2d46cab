/** The WHATWG parser is in every runtime the house runs on; `shared/` is compiled without the types of the DOM. */
declare const URL: new (text: string) => { readonly hostname: string };

const notInHosts = /[\s/\\?#@:[\]%<>^|]/;
const numericLast = /(^|\.)(\d+|0x[\da-f]*)$/i;

/**
 * A host name as DNS compares it: lower case, ASCII (UTS #46), without the dot at its end.
 * What is no host name comes back in lower case and unchanged otherwise, so that it equals only itself.
 */
export function canonicalHost(host: string): string {
  const plain = host.trim().toLowerCase();
  const bare = plain.endsWith('.') ? plain.slice(0, -1) : plain;
  if (bare === '' || notInHosts.test(bare) || numericLast.test(bare)) return plain;
  try {
    return new URL(`https://${bare}/`).hostname;
  } catch {
    return plain;
  }
}

/** A handle as it is compared: without the at sign in front, its domain as DNS compares it. DIDs stay whole. */
export function canonicalHandle(handle: string): string {
  const bare = handle.trim().replace(/^@/, '');
  const at = bare.lastIndexOf('@');
  if (at === -1) return canonicalHost(bare);
  return `${bare.slice(0, at).toLowerCase()}@${canonicalHost(bare.slice(at + 1))}`;
}

/** A server as it is compared: host and port, however it was written (`https://bsky.social/`, `bsky.social`). */
export function canonicalServer(server: string): string {
  const parts = /^(?:(https?):\/\/)?([^/:]+)(?::(\d+))?(?:\/.*)?$/i.exec(server.trim());
  const host = parts?.[2];
  if (parts === null || host === undefined) return server.trim().toLowerCase();
  const scheme = parts[1]?.toLowerCase() ?? 'https';
  const port = parts[3] ?? (scheme === 'http' ? '80' : '443');
  return `${canonicalHost(host)}:${port}`;
}
