import { defaultChatService } from '../../../shared/chat-service.ts';
import type { Capabilities } from '../network.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Limits from the lexicons `app.bsky.feed.post` and `app.bsky.embed.images`. The newest image limit is 2,000,000 bytes;
 * servers that have not updated still refuse more than 1,000,000, and refuse only at posting, so the old limit is kept.
 */
export const blueskyCapabilities: Capabilities = {
  id: 'bluesky',
  name: 'Bluesky',
  methods: ['oauth', 'appPassword'],
  defaultServer: 'https://bsky.social',
  manyServers: true,
  asksHandle: true,
  limits: {
    counting: { kind: 'graphemes' },
    maxLength: 300,
    maxBytes: 3000,
    maxImages: 4,
    maxImageBytes: 1_000_000,
    maxAltLength: 2000,
    threads: true,
  },
  visibilities: ['public'],
  contentWarnings: false,
  acts: ['repost', 'quote', 'like'],
  pages: false,
  // The lexicon `chat.bsky.convo.defs#messageInput`; a conversation of two only, as a group's members are not all shown.
  messages: { counting: { kind: 'graphemes' }, maxLength: 1000, manyReaders: false, namesRead: false, keptAt: defaultChatService },
  idempotent: true,
  keyNamesRecord: true,
  settles: true,
  outsiderCanLook: true,
  readsPosts: true,
  mostOwnPosts: 10_000,
  endedByHandAt: null,
  // App-password sessions only: their access tokens are not checked against the session. OAuth ends at once.
  accessOutlivesRevocationMs: 2 * HOUR_MS,
};
