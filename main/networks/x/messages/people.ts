import { z } from 'zod';
import type { FoundReader, MessageReader } from '../../../../shared/message.ts';
import { plainLine } from '../../../../shared/plain-text.ts';
import type { NetworkResult } from '../../network.ts';
import { askX, callX, failureOfRefusal, isNotThere } from '../api.ts';
import { type PictureOptions, readPicture } from '../profile.ts';
import type { Reader } from '../timeline.ts';
import { idSchema, usernameSchema } from '../who-am-i.ts';

/** In UTF-16 units; X allows 50 characters. */
const longestName = 128;

const userSchema = z.object({
  id: idSchema,
  username: usernameSchema,
  name: z.string().max(500).catch(''),
  profile_image_url: z.string().max(2000).optional().catch(undefined),
});
type User = z.infer<typeof userSchema>;

const fields = { 'user.fields': 'name,username,profile_image_url' };

function readerOf({ id, username, name }: User): MessageReader {
  return { subject: id, handle: username, displayName: plainLine(name, longestName) };
}

/** https://docs.x.com/x-api/users/get-user-by-username; null where the handle is nobody's. */
export async function personOf(reader: Reader, pictures: PictureOptions, handle: string): Promise<NetworkResult<FoundReader | null>> {
  if (!usernameSchema.safeParse(handle).success) return { kind: 'ok', value: null };
  const call = { path: `/2/users/by/username/${handle}`, params: fields, answer: z.object({ data: userSchema }) };
  const answer = await callX(reader.exchange, reader.clock, call);
  if (answer.kind === 'refused') return isNotThere(answer) ? { kind: 'ok', value: null } : failureOfRefusal(answer);
  if (answer.kind !== 'ok') return answer;
  const { data } = answer.value;
  const avatar = data.profile_image_url === undefined ? null : await readPicture(pictures, data.profile_image_url);
  return { kind: 'ok', value: { ...readerOf(data), avatar } };
}

/** By their ids, at most 100 (https://docs.x.com/x-api/users/get-users-by-ids). Who is gone is left out. */
export async function peopleOf({ exchange, clock }: Reader, ids: readonly string[]): Promise<NetworkResult<readonly MessageReader[]>> {
  if (ids.length === 0) return { kind: 'ok', value: [] };
  const answer = await askX(exchange, clock, {
    path: '/2/users',
    params: { ids: ids.slice(0, 100).join(','), ...fields },
    answer: z.object({ data: z.array(userSchema).max(100).catch([]) }),
  });
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.data.map(readerOf) } : answer;
}
