import type { Clock } from '../../clock.ts';
import type { ShrinkAvatar } from '../http/avatar.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkResult, Session } from '../network.ts';
import { type Access, createAccess } from './access.ts';
import { createApi } from './api.ts';
import type { Durable } from './durable.ts';
import { findPart } from './find.ts';
import { searchReplyTarget } from './look-up.ts';
import { listMentions, mentionPage, postsWithTag } from './mentions.ts';
import { createMastodonMessages } from './messages/create-messages.ts';
import { ownPostPage } from './own-posts.ts';
import { prepareDraft } from './prepare.ts';
import { readProfile } from './profile.ts';
import { removePart, sendPart } from './publish.ts';
import { accountIdIn } from './subject.ts';

export interface SessionParts {
  readonly fetch: BoundedFetch;
  readonly pageFetch: BoundedFetch;
  readonly clock: Clock;
  readonly newKey: () => string;
  readonly shrinkAvatar: ShrinkAvatar | null;
}

export interface Opened {
  /** Origin. */
  readonly server: string;
  readonly subject: string;
  readonly durable: Durable;
}

/** The methods of an opened account. Only `whoAmI` answers for a credential that turns out to be another account's. */
export function createSession(parts: SessionParts, { server, subject, durable }: Opened): Session {
  const { fetch, pageFetch, clock } = parts;
  const api = createApi({ fetch, clock, server, token: durable.accessToken });
  const outsider = createApi({ fetch, clock, server, token: null });
  const ending = { client_id: durable.clientId, client_secret: durable.clientSecret, token: durable.accessToken };
  const access = createAccess({ api, outsider, pageFetch, subject, ending });
  const { asOwner, fullName } = access;

  const session: Session = {
    subject,
    scopes: durable.scopes,
    whoAmI: () => identityOf(access),
    speakers: async () => {
      const who = await identityOf(access);
      return who.kind === 'ok' ? { kind: 'ok', value: [who.value] } : who;
    },
    as: () => session,
    limits: async () => {
      const facts = await access.facts();
      return facts.kind === 'ok' ? { kind: 'ok', value: facts.value.limits } : facts;
    },
    profile: async () => {
      const accountId = accountIdIn(subject, server);
      if (accountId === null) return { kind: 'rejected', words: 'This account belongs to another server.' };
      return readProfile({ outsider, api, accountId, fullName, fetch, pageFetch, shrinkAvatar: parts.shrinkAvatar });
    },
    followers: () =>
      asOwner(async () => {
        const who = await access.whoAmI();
        return who.kind === 'ok' ? { kind: 'ok', value: who.value.account.followers_count ?? null } : who;
      }),
    prepare: (draft, images) => asOwner((owner) => prepareDraft({ owner, clock, newKey: parts.newKey }, draft, images)),
    send: (part, before) => asOwner((owner) => sendPart(owner, part, before ?? null)),
    find: (part, before = null, claimed = new Set()) => asOwner((owner) => findPart(owner, part, before, claimed)),
    remove: (part, before) => asOwner((owner) => removePart(owner, part, before ?? null)),
    lookUp: (address) => asOwner(() => searchReplyTarget(api, fullName, address)),
    mentions: () => asOwner(() => listMentions(api, fullName)),
    mentionPage: (cursor) => asOwner(() => mentionPage(api, fullName, cursor)),
    postsWithTag: (tag) => asOwner(() => postsWithTag(api, fullName, tag)),
    ownPostPage: (cursor) => asOwner((owner) => ownPostPage(owner, cursor)),
    messages: createMastodonMessages({ ...parts, access, outsider }),
    revoke: () => access.revoke(),
  };
  return session;
}

async function identityOf(access: Access): Promise<NetworkResult<{ readonly subject: string; readonly handle: string }>> {
  const who = await access.whoAmI();
  return who.kind === 'ok' ? { kind: 'ok', value: { subject: who.value.subject, handle: who.value.handle } } : who;
}
