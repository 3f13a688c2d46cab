import { z } from 'zod';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkFailure, NetworkIdentity, NetworkResult } from '../network.ts';
import { type Api, nothingPostedYet, settled } from './api.ts';
import { type Account, accountSchema } from './entities.ts';
import { domainOf } from './full-name.ts';
import { readServer, type ServerFacts } from './server.ts';
import { accountIdIn, subjectOf } from './subject.ts';

/** An account whose credential is surely its own, with what its server says of itself. */
export interface Owner {
  readonly api: Api;
  readonly accountId: string;
  readonly facts: ServerFacts;
  /** The domain in handles of this server's accounts. */
  readonly domain: string;
}

export interface Access {
  readonly server: string;
  /** Asks the server whose credential this is, every time; the answer may be another account's. */
  whoAmI(): Promise<NetworkResult<NetworkIdentity & { readonly account: Account }>>;
  /** Runs what speaks for the account, once it is sure that the credential is the account's: a token never changes hands. */
  asOwner<T>(act: (owner: Owner) => Promise<NetworkResult<T>>): Promise<NetworkResult<T>>;
  /** Of an account as a list names it. */
  fullName(account: Pick<Account, 'acct' | 'username'>): Promise<NetworkResult<string>>;
  facts(): Promise<NetworkResult<ServerFacts>>;
  /** https://docs.joinmastodon.org/methods/oauth/#revoke; then the token must be refused. */
  revoke(): Promise<NetworkResult<void>>;
}

export interface AccessOptions {
  readonly api: Api;
  readonly outsider: Api;
  readonly pageFetch: BoundedFetch;
  readonly subject: string;
  readonly ending: { readonly client_id: string; readonly client_secret: string; readonly token: string };
}

/** Of oneself: what would be shown as the account's name may hide or reorder nothing. */
const ownAccountSchema = accountSchema.extend({
  username: z
    .string()
    .max(300)
    .regex(/^[\p{L}\p{N}_.-]+$/u),
});

/** The right to speak for an account. What a server says of itself is asked once for each opening. */
export function createAccess({ api, outsider, pageFetch, subject, ending }: AccessOptions): Access {
  const { server } = api;
  let known: ServerFacts | null = null;
  let domain: string | null = null;
  let isOwn = false;

  async function facts(): Promise<NetworkResult<ServerFacts>> {
    if (known !== null) return { kind: 'ok', value: known };
    const read = await readServer(api);
    if (read.kind === 'ok') known = read.value;
    return read;
  }

  async function ownDomain(username: string): Promise<NetworkResult<string>> {
    if (domain !== null) return { kind: 'ok', value: domain };
    const claimed = await facts();
    if (claimed.kind !== 'ok') return claimed;
    const found = await domainOf({ pageFetch, server }, claimed.value.domain, username);
    if (found.kind === 'ok') domain = found.value;
    return found;
  }

  async function fullName({ acct, username }: Pick<Account, 'acct' | 'username'>): Promise<NetworkResult<string>> {
    if (acct.includes('@')) return { kind: 'ok', value: acct };
    const own = await ownDomain(username);
    return own.kind === 'ok' ? { kind: 'ok', value: `${username}@${own.value}` } : own;
  }

  async function whoAmI(): Promise<NetworkResult<NetworkIdentity & { readonly account: Account }>> {
    const answer = settled(await api.call({ path: '/api/v1/accounts/verify_credentials', answer: ownAccountSchema }));
    if (answer.kind !== 'ok') return answer;
    // Of oneself `acct` is the plain name (https://docs.joinmastodon.org/entities/Account/#acct).
    const { username } = answer.value;
    const handle = await fullName({ acct: username, username });
    if (handle.kind !== 'ok') return handle;
    const found = subjectOf(answer.value.id, server);
    isOwn = found === subject;
    return { kind: 'ok', value: { subject: found, handle: handle.value, account: answer.value } };
  }

  async function owner(): Promise<NetworkResult<Owner>> {
    if (!isOwn || domain === null) {
      const who = await whoAmI();
      if (who.kind !== 'ok') return nothingPostedYet(who);
      if (who.value.subject !== subject) return anotherAccount(who.value.handle);
    }
    const accountId = accountIdIn(subject, server);
    if (known === null || domain === null || accountId === null) return anotherAccount('');
    return { kind: 'ok', value: { api, accountId, facts: known, domain } };
  }

  return {
    server,
    whoAmI,
    fullName,
    facts,
    asOwner: async (act) => {
      const found = await owner();
      return found.kind === 'ok' ? act(found.value) : found;
    },
    revoke: () => revoke(api, outsider, ending),
  };
}

function anotherAccount(handle: string): NetworkFailure {
  const whose = handle === '' ? 'another account' : `@${handle}`;
  return { kind: 'rejected', words: `The stored sign-in belongs to ${whose}, not to this account. Sign in again.` };
}

/** A server may say yes without doing it (RFC 7009 §2.2), or no because it was done before: only a refused token counts. */
async function revoke(api: Api, outsider: Api, ending: AccessOptions['ending']): Promise<NetworkResult<void>> {
  const asked = await outsider.call({ method: 'POST', path: '/oauth/revoke', body: { form: ending }, answer: z.unknown() });
  if (asked.kind === 'unreachable' || asked.kind === 'rateLimited') return asked;
  const accepted = settled(await api.call({ path: '/api/v1/accounts/verify_credentials', answer: z.unknown() }));
  if (accepted.kind === 'signInAgain') return { kind: 'ok', value: undefined };
  if (accepted.kind !== 'ok') return accepted;
  const refused = settled(asked);
  if (refused.kind !== 'ok' && refused.kind !== 'signInAgain') return refused;
  return { kind: 'unknown', words: 'The server says it ended this sign-in, and still accepts it.' };
}
