import { z } from 'zod';
import { plainLine } from '../../../shared/plain-text.ts';
import { fetchAvatar, type ShrinkAvatar } from '../http/avatar.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkResult, Profile } from '../network.ts';
import { askX } from './api.ts';
import type { Reader } from './timeline.ts';
import { usernameSchema } from './who-am-i.ts';

/** In UTF-16 units; X allows 50 characters. */
const LONGEST_NAME = 128;

const userSchema = z.object({
  data: z.object({
    name: z.string().max(500),
    username: usernameSchema,
    profile_image_url: z.string().max(2000).optional(),
    public_metrics: z.object({ followers_count: z.number().int().nonnegative().optional() }).optional(),
  }),
});
type User = z.infer<typeof userSchema>['data'];

export interface PictureOptions {
  readonly fetch: BoundedFetch;
  /** Null where pictures are kept as they come. */
  readonly shrinkAvatar: ShrinkAvatar | null;
}

/** The account as everybody sees it (https://docs.x.com/x-api/users/get-user-by-id). */
export async function readProfile(reader: Reader, options: PictureOptions): Promise<NetworkResult<Profile>> {
  const user = await readUser(reader);
  if (user.kind !== 'ok') return user;
  const { name, username, profile_image_url: picture } = user.value;
  const avatar = picture === undefined ? null : await readPicture(options, picture);
  return { kind: 'ok', value: { displayName: plainLine(name, LONGEST_NAME), avatar, handle: username } };
}

/** From X's own servers of pictures alone. */
export async function readPicture({ fetch, shrinkAvatar }: PictureOptions, address: string): Promise<string | null> {
  if (!/^https:\/\/[a-z0-9.-]+\.twimg\.com\//.test(address)) return null;
  return fetchAvatar(fetch, address, shrinkAvatar);
}

/** How many people follow the account; null where X does not say. */
export async function countFollowers(reader: Reader): Promise<NetworkResult<number | null>> {
  const user = await readUser(reader);
  return user.kind === 'ok' ? { kind: 'ok', value: user.value.public_metrics?.followers_count ?? null } : user;
}

async function readUser({ exchange, clock, subject }: Reader): Promise<NetworkResult<User>> {
  const params = { 'user.fields': 'name,username,profile_image_url,public_metrics' };
  const answer = await askX(exchange, clock, { path: `/2/users/${subject}`, params, answer: userSchema });
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.data } : answer;
}
