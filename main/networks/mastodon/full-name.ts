import { z } from 'zod';
import { canonicalHost } from '../../../shared/canonical-name.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf } from '../http/failure-of.ts';
import { isLoopbackHost } from '../http/public-address.ts';
import type { NetworkResult } from '../network.ts';
import { isGone } from './api.ts';
import { followed } from './followed.ts';

export interface NamingOptions {
  /** Gives a redirect as its answer, and reaches public addresses only. */
  readonly pageFetch: BoundedFetch;
  /** Origin. */
  readonly server: string;
}

const jrdSchema = z.object({
  links: z.array(z.object({ rel: z.string(), href: z.string().optional().catch(undefined) })).max(100),
});

/**
 * The domain in the handles of a server's accounts. A server may name another than its own; it is believed where WebFinger
 * at that domain leads back to it (RFC 7033, https://docs.joinmastodon.org/spec/webfinger/). Else any server could show
 * itself as any other. A server on this computer is believed.
 */
export async function domainOf(options: NamingOptions, claimed: string, username: string): Promise<NetworkResult<string>> {
  const { host, hostname } = new URL(options.server);
  const own = { kind: 'ok', value: host } as const;
  const domain = canonicalHost(claimed);
  if (domain === host || !/^[\p{L}\p{N}.-]+(:\d+)?$/u.test(domain)) return own;
  if (isLoopbackHost(hostname)) return { kind: 'ok', value: domain };
  const query = new URLSearchParams({ resource: `acct:${username}@${domain}` });
  const url = `https://${domain}/.well-known/webfinger?${query}`;
  try {
    const found = await followed(options.pageFetch, url, 'application/jrd+json, application/json');
    // Any other refusal says nothing about the name: a domain that shuts strangers out for a while would rename the account.
    if (found === null || isGone(found.response.status)) return own;
    if (!found.response.ok)
      return { kind: 'unreachable', words: `${domain} could not say whether ${host} speaks for it. Try again later.` };
    return { kind: 'ok', value: leadsTo(options.server, await found.response.text()) ? domain : host };
  } catch (error) {
    const failure = failureOf(error, url);
    return failure.kind === 'unknown' ? { kind: 'unreachable', words: failure.words } : failure;
  }
}

function leadsTo(server: string, text: string): boolean {
  const parsed = jrdSchema.safeParse(jsonOf(text));
  if (!parsed.success) return false;
  return parsed.data.links.some(({ rel, href }) => rel === 'self' && href !== undefined && originOf(href) === server);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}
