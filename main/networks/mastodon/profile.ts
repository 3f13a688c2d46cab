import { plainLine } from '../../../shared/plain-text.ts';
import { fetchAvatar, type ShrinkAvatar } from '../http/avatar.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { isLoopbackHost } from '../http/public-address.ts';
import type { NetworkResult, Profile } from '../network.ts';
import { type Api, id, settled } from './api.ts';
import { type Account, accountSchema } from './entities.ts';
import type { FullName } from './read-status.ts';

export interface ProfileOptions {
  /** As an outsider. */
  readonly outsider: Api;
  /** As the account, for servers that show nobody to those who are signed out. */
  readonly api: Api;
  readonly accountId: string;
  readonly fullName: FullName;
  /** Reaches public addresses only: pictures lie anywhere. */
  readonly pageFetch: BoundedFetch;
  readonly fetch: BoundedFetch;
  readonly shrinkAvatar: ShrinkAvatar | null;
}

/** In UTF-16 units; Mastodon allows 30 characters, other servers more. */
const LONGEST_NAME = 128;

/** https://docs.joinmastodon.org/methods/accounts/#get. */
export async function readProfile(options: ProfileOptions): Promise<NetworkResult<Profile>> {
  const call = { path: `/api/v1/accounts/${id(options.accountId)}`, answer: accountSchema };
  const outside = await options.outsider.call(call);
  const answer = settled(outside.kind === 'refused' && outside.status !== 404 ? await options.api.call(call) : outside);
  if (answer.kind !== 'ok') return answer;
  const [handle, avatar] = await Promise.all([options.fullName(answer.value), picture(options, answer.value)]);
  return { kind: 'ok', value: { displayName: nameOf(answer.value), avatar, handle: handle.kind === 'ok' ? handle.value : null } };
}

/** Without the codes of custom emoji: they stand for pictures that are not shown here. */
export function nameOf({ display_name, emojis }: Account): string {
  const codes = new Set(emojis.map(({ shortcode }) => `:${shortcode}:`));
  const words = display_name.replace(/:[\w-]+:/g, (code) => (codes.has(code) ? ' ' : code));
  return plainLine(words, LONGEST_NAME);
}

export async function picture(
  { fetch, pageFetch, outsider, shrinkAvatar }: Omit<ProfileOptions, 'api' | 'accountId' | 'fullName'>,
  account: Account,
): Promise<string | null> {
  const address = account.avatar_static ?? account.avatar ?? '';
  // The picture of those who have none (https://docs.joinmastodon.org/entities/Account/#avatar).
  if (!URL.canParse(address) || /\/missing\.png$/.test(address)) return null;
  const { origin, protocol, hostname } = new URL(address);
  const isOwnServer = origin === outsider.server;
  if (!isOwnServer && (protocol !== 'https:' || isLoopbackHost(hostname))) return null;
  return fetchAvatar(isOwnServer ? fetch : pageFetch, address, shrinkAvatar);
}
