import { plainLine } from '../../../../shared/plain-text.ts';
import type { ShrinkAvatar } from '../../http/avatar.ts';
import type { BoundedFetch } from '../../http/bounded-fetch.ts';
import type { Messages } from '../../messages.ts';
import type { Access } from '../access.ts';
import type { Api } from '../api.ts';
import { nameOf, picture } from '../profile.ts';
import { subjectOf } from '../subject.ts';
import { prepareMessage } from './message-record.ts';
import { accountOf, listConversations, saidAround } from './read-direct.ts';
import { findDirect, sendDirect } from './send-direct.ts';

export interface MessagesParts {
  readonly access: Access;
  /** As an outsider. */
  readonly outsider: Api;
  readonly fetch: BoundedFetch;
  readonly pageFetch: BoundedFetch;
  readonly shrinkAvatar: ShrinkAvatar | null;
  readonly newKey: () => string;
}

/** Direct messages of Mastodon: statuses that only those named in them read. Their rights are those of posts. */
export function createMastodonMessages(parts: MessagesParts): Messages {
  const { asOwner, fullName } = parts.access;
  return {
    conversations: (cursor) => asOwner(({ api }) => listConversations(api, fullName, cursor)),
    said: (conversationId) => asOwner(({ api }) => saidAround(api, conversationId)),
    reader: (handle) =>
      asOwner(async ({ api }) => {
        const account = await accountOf(api, fullName, handle);
        if (account.kind !== 'ok' || account.value === null) return account.kind === 'ok' ? { kind: 'ok', value: null } : account;
        const full = await fullName(account.value);
        if (full.kind !== 'ok') return full;
        const avatar = await picture(parts, account.value);
        const named = { handle: plainLine(full.value, 300), displayName: nameOf(account.value), avatar };
        return { kind: 'ok', value: { subject: subjectOf(account.value.id, api.server), ...named } };
      }),
    prepare: (message) => asOwner((owner) => prepareMessage(owner, message, parts.newKey)),
    send: (part) => asOwner((owner) => sendDirect(owner, part)),
    find: (part, claimed) => asOwner((owner) => findDirect(owner, part, claimed)),
  };
}
