import type { Clock } from '../../clock.ts';
import type { NetworkResult, Session } from '../network.ts';
import type { Access } from '../oauth/access.ts';
import type { XRequest } from './exchange.ts';
import { lookUpAs, mentionPage, mentions, ownPostPage, postsWithTag } from './found-posts.ts';
import { createXMessages } from './messages/create-messages.ts';
import type { XGrant } from './oauth/tokens.ts';
import { countFollowers, type PictureOptions, readProfile } from './profile.ts';
import type { Reader } from './timeline.ts';
import { whoAmI } from './who-am-i.ts';

export interface SessionParts extends PictureOptions {
  readonly access: Access<XGrant, XRequest>;
  readonly clock: Clock;
  readonly subject: string;
  readonly scopes: readonly string[];
}

/** The methods of an opened account; what knows of words and links is read at first use. Only `whoAmI` answers for a credential that turns out to be another account's. */
export function createSession(parts: SessionParts): Session {
  const { access, clock, subject } = parts;
  const exchange = (request: XRequest) => access.exchange(request);

  async function asOwner<T>(act: (reader: Reader) => Promise<NetworkResult<T>>): Promise<NetworkResult<T>> {
    const ready = await access.ready();
    if (ready.kind !== 'ok') return ready;
    if (ready.value.subject === subject) return act({ exchange, clock, subject });
    return { kind: 'rejected', words: 'The stored sign-in belongs to another account of X, not to this one. Sign in again.' };
  }

  const session: Session = {
    subject,
    scopes: parts.scopes,
    whoAmI: () => whoAmI(exchange, clock),
    speakers: async () => {
      const self = await whoAmI(exchange, clock);
      return self.kind === 'ok' ? { kind: 'ok', value: [self.value] } : self;
    },
    as: () => session,
    limits: async () => ({ kind: 'ok', value: null }),
    profile: () => asOwner((reader) => readProfile(reader, parts)),
    followers: () => asOwner(countFollowers),
    prepare: (draft, images) => asOwner(async (reader) => (await import('./prepare.ts')).prepare(reader, draft, images)),
    send: (part, before = null) => asOwner(async (reader) => (await import('./publish.ts')).send(reader, part, before)),
    find: (part, before = null, claimed = new Set()) =>
      asOwner(async (reader) => (await import('./find.ts')).find(reader, part, before, claimed)),
    remove: (part, before = null) => asOwner(async (reader) => (await import('./publish.ts')).remove(reader, part, before)),
    lookUp: (address) => asOwner((reader) => lookUpAs(reader, address)),
    mentions: () => asOwner(mentions),
    mentionPage: (cursor) => asOwner((reader) => mentionPage(reader, cursor)),
    postsWithTag: (tag) => asOwner((reader) => postsWithTag(reader, tag)),
    ownPostPage: (cursor) => asOwner((reader) => ownPostPage(reader, cursor)),
    messages: createXMessages({ asOwner, scopes: parts.scopes, pictures: parts }),
    revoke: () => access.revoke(),
  };
  return session;
}
