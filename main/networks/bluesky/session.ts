import { isValidDid, isValidHandle } from '@atproto/syntax';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { ShrinkAvatar } from '../http/avatar.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkIdentity, NetworkResult, Profile, Session } from '../network.ts';
import { type BlueskyAccess, readyAs } from './access.ts';
import type { Directory } from './directory.ts';
import { exchangeWith } from './exchange.ts';
import { countFollowers } from './followers.ts';
import { listMentions, mentionPage } from './mentions.ts';
import { createMessages } from './messages/create-messages.ts';
import { ownPostPage } from './own-posts.ts';
import { prepareThread } from './prepare-thread.ts';
import { readProfile } from './profile.ts';
import { findRecord, type PublishOptions, removeRecord, sendRecord } from './publish.ts';
import { postsWithTag } from './tagged-posts.ts';
import { callXrpc, settled } from './xrpc.ts';

export interface SessionParts {
  readonly access: BlueskyAccess;
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly server: string;
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly nextTid: () => string;
  /** DID of the service that keeps direct messages. */
  readonly chatService: () => string;
  readonly shrinkAvatar: ShrinkAvatar | null;
}

const identitySchema = z.object({ did: z.string().refine(isValidDid), handle: z.string().refine(isValidHandle) });

/** The methods of an opened account. Only `whoAmI` answers for a credential that turns out to be another account's. */
export function createSession(parts: SessionParts): Session {
  const { access, subject, fetch, clock, directory, server } = parts;

  /** Runs what speaks for the account, once it is sure that the credential is the account's. */
  async function asOwner<T>(act: (options: PublishOptions) => Promise<NetworkResult<T>>): Promise<NetworkResult<T>> {
    const ready = await readyAs(access, subject);
    if (ready.kind !== 'ok') return ready;
    const { pds } = ready.value;
    return act({ subject, pds, clock, exchange: access.exchange, outsider: exchangeWith(fetch, pds) });
  }

  /** Reading the repository needs no credential, so it works with one that has ended. */
  async function asOutsider<T>(act: (pds: string) => Promise<NetworkResult<T>>): Promise<NetworkResult<T>> {
    const home = await directory.homeOf(subject, server);
    return home.kind === 'ok' ? act(home.value) : home;
  }

  async function profileOf(of: string): Promise<NetworkResult<Profile>> {
    const home = await directory.homeOf(of, server);
    if (home.kind !== 'ok') return home;
    return readProfile({ fetch, clock, directory, subject: of, pds: home.value, shrinkAvatar: parts.shrinkAvatar });
  }

  const session: Session = {
    subject,
    scopes: parts.scopes,
    whoAmI: () => whoAmI(access, clock),
    speakers: async () => only(await whoAmI(access, clock)),
    as: () => session,
    limits: async () => ({ kind: 'ok', value: null }),
    profile: () => profileOf(subject),
    prepare: (draft, images, createdAt) =>
      asOwner(({ pds, exchange, outsider }) => {
        const resolveMention = (handle: string) => directory.didOfHandle(handle, pds);
        return prepareThread({ subject, exchange, outsider, clock, nextTid: parts.nextTid, resolveMention }, draft, images, createdAt);
      }),
    send: (part) => asOwner((options) => sendRecord(options, part)),
    find: (part) => asOutsider((pds) => findRecord({ subject, pds, clock, outsider: exchangeWith(fetch, pds) }, part)),
    remove: (part) => asOwner((options) => removeRecord(options, part)),
    followers: () => asOwner(({ exchange }) => countFollowers(exchange, clock, subject)),
    mentions: () => asOwner(({ exchange }) => listMentions(exchange, clock)),
    mentionPage: (cursor) => asOwner(({ exchange }) => mentionPage(exchange, clock, cursor)),
    postsWithTag: (tag) => asOwner(({ exchange }) => postsWithTag(exchange, clock, tag)),
    ownPostPage: (cursor) => asOutsider((pds) => ownPostPage(exchangeWith(fetch, pds), clock, subject, cursor)),
    messages: createMessages({
      ...{ subject, clock, directory, server, chatService: parts.chatService, newKey: parts.nextTid },
      asOwner: (act) => asOwner(({ exchange }) => act(exchange)),
      profileOf: (other) => profileOf(other),
    }),
    revoke: () => access.revoke(),
  };
  return session;
}

/** An account here speaks for itself alone. */
function only<T>(answer: NetworkResult<T>): NetworkResult<readonly T[]> {
  return answer.kind === 'ok' ? { kind: 'ok', value: [answer.value] } : answer;
}

/** Asks the server, never a memory, whose credential this is (com.atproto.server.getSession). */
async function whoAmI(access: BlueskyAccess, clock: Clock): Promise<NetworkResult<NetworkIdentity>> {
  const answer = settled(await callXrpc(access.exchange, clock, { nsid: 'com.atproto.server.getSession', answer: identitySchema }));
  return answer.kind === 'ok' ? { kind: 'ok', value: { subject: answer.value.did, handle: answer.value.handle } } : answer;
}
