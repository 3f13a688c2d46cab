import type { Capabilities } from '../network.ts';

/** What holds where a server does not say otherwise (https://docs.joinmastodon.org/user/posting/). */
export const mastodonCapabilities: Capabilities = {
  id: 'mastodon',
  name: 'Mastodon',
  methods: ['oauth'],
  defaultServer: '',
  manyServers: true,
  asksHandle: false,
  limits: {
    counting: { kind: 'shortenedLinks', linkLength: 23 },
    maxLength: 500,
    maxBytes: null,
    maxImages: 4,
    maxImageBytes: 8_000_000,
    maxAltLength: 1500,
    threads: true,
    // https://docs.joinmastodon.org/user/posting/#text (the warning is part of the text), and `withAuthorNamed`.
    ...{ countsWarning: true, namesAnswered: true },
  },
  visibilities: ['public', 'unlisted', 'followers'],
  contentWarnings: true,
  acts: ['repost', 'quote', 'like'],
  pages: false,
  // A post with the visibility `direct` (https://docs.joinmastodon.org/entities/Status/#visibility): whoever is named in it reads it.
  messages: { counting: { kind: 'shortenedLinks', linkLength: 23 }, maxLength: 500, manyReaders: true, namesRead: true },
  // Of servers that keep the key of a post (`keepsKeys` in server.ts); `find` takes it back for all others.
  idempotent: true,
  keyNamesRecord: false,
  settles: true,
  outsiderCanLook: true,
  readsPosts: true,
  mostOwnPosts: 10_000,
  endedByHandAt: null,
  accessOutlivesRevocationMs: 0,
};
