import { z } from 'zod';
import { plainLine } from '../../../shared/plain-text.ts';
import type { Clock } from '../../clock.ts';
import { fetchAvatar, type ShrinkAvatar } from '../http/avatar.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkResult, Profile } from '../network.ts';
import { blobSchema } from './blob.ts';
import { confirmedHandle } from './confirmed-handle.ts';
import type { Directory } from './directory.ts';
import { exchangeWith } from './exchange.ts';
import { callXrpc, failureOfRefusal } from './xrpc.ts';

export interface ProfileOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly subject: string;
  readonly pds: string;
  readonly shrinkAvatar: ShrinkAvatar | null;
}

/** In UTF-16 units: the network allows 64 characters as people count them. */
const LONGEST_NAME = 128;

const profileSchema = z.object({
  value: z.object({ displayName: z.string().max(640).optional().catch(undefined), avatar: blobSchema.optional().catch(undefined) }),
});

/** The profile from the repository itself (`app.bsky.actor.profile/self`), not from an AppView's cache. */
export async function readProfile(options: ProfileOptions): Promise<NetworkResult<Profile>> {
  const [handle, answer] = await Promise.all([handleOf(options), readRecord(options)]);
  if (answer.kind === 'refused') {
    return answer.error === 'RecordNotFound' ? { kind: 'ok', value: { displayName: '', avatar: null, handle } } : failureOfRefusal(answer);
  }
  if (answer.kind !== 'ok') return answer;
  const { displayName, avatar } = answer.value.value;
  const shown = avatar === undefined ? null : await picture(options, avatar.ref.$link);
  return { kind: 'ok', value: { displayName: plainLine(displayName ?? '', LONGEST_NAME), avatar: shown, handle } };
}

function readRecord(options: ProfileOptions) {
  return callXrpc(exchangeWith(options.fetch, options.pds), options.clock, {
    nsid: 'com.atproto.repo.getRecord',
    params: { repo: options.subject, collection: 'app.bsky.actor.profile', rkey: 'self' },
    answer: profileSchema,
  });
}

/** No failure here fails the profile. */
async function handleOf({ directory, subject, pds }: ProfileOptions): Promise<string | null> {
  const document = await directory.document(subject, pds);
  return document.kind === 'ok' ? confirmedHandle(directory, document.value, pds) : null;
}

function picture({ fetch, subject, pds, shrinkAvatar }: ProfileOptions, cid: string): Promise<string | null> {
  const query = new URLSearchParams({ did: subject, cid });
  return fetchAvatar(fetch, `${pds}/xrpc/com.atproto.sync.getBlob?${query}`, shrinkAvatar);
}
