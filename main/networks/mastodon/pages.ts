/**
 * Where the next, older page begins: the `max_id` of the `Link` header's `rel="next"` (RFC 8288,
 * https://docs.joinmastodon.org/api/guidelines/#pagination); null on the last page. Only the id is taken from it, so that
 * a server cannot send the token elsewhere.
 */
export function nextPage(headers: Headers): string | null {
  for (const [, address = '', parameters = ''] of (headers.get('link') ?? '').matchAll(/<([^>]*)>([^,<]*)/g)) {
    if (!/;\s*rel="?next"?\s*(;|$)/i.test(parameters) || !URL.canParse(address, 'https://server.invalid')) continue;
    const from = new URL(address, 'https://server.invalid').searchParams.get('max_id');
    if (from !== null && from !== '' && from.length <= 200) return from;
  }
  return null;
}
