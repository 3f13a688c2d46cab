import { graphemeLimits, type PostingLimits } from '../../shared/posting-limits.ts';
import type { NetworkStatus } from '../../shared/snapshot.ts';

const limits: PostingLimits = { ...graphemeLimits({ maxLength: 300 }), maxBytes: 3000, maxImageBytes: 1_000_000 };
const counts = { countsWarning: true, namesAnswered: true } as const;

/** Four networks as they could be, each with other promises. */
export const networks: readonly NetworkStatus[] = [
  {
    ...{ id: 'bluesky', name: 'Bluesky', defaultServer: 'https://bsky.social', methods: ['oauth', 'appPassword'] },
    ...{ manyServers: true, asksHandle: true, limits, visibilities: ['public'], contentWarnings: false },
    ...{ acts: ['repost', 'quote', 'like'], pages: false, pagesRefusal: null },
    messages: {
      ...{ counting: { kind: 'graphemes' }, maxLength: 1000, manyReaders: false, namesRead: false },
      keptAt: 'did:web:api.bsky.chat',
    },
  },
  {
    ...{ id: 'mastodon', name: 'Mastodon', defaultServer: '', methods: ['oauth'], manyServers: true, asksHandle: false },
    limits: {
      ...limits,
      counting: { kind: 'shortenedLinks', linkLength: 23 },
      maxLength: 500,
      maxBytes: null,
      maxAltLength: 1500,
      ...counts,
    },
    ...{ visibilities: ['public', 'unlisted', 'followers'], contentWarnings: true, acts: ['repost', 'like'] },
    ...{ pages: false, pagesRefusal: null },
    messages: { counting: { kind: 'shortenedLinks', linkLength: 23 }, maxLength: 500, manyReaders: true, namesRead: true },
  },
  {
    ...{ id: 'x', name: 'X', defaultServer: 'https://x.com', methods: ['oauth'], manyServers: false, asksHandle: false },
    limits: { ...limits, counting: { kind: 'weighted' }, maxLength: 280, maxBytes: null, maxAltLength: 1000 },
    ...{ visibilities: ['public'], contentWarnings: false, acts: ['repost', 'quote', 'like'], pages: false, pagesRefusal: null },
    messages: { counting: { kind: 'utf16' }, maxLength: 10_000, manyReaders: false, namesRead: false },
  },
  {
    ...{ id: 'linkedin', name: 'LinkedIn', defaultServer: 'https://www.linkedin.com', methods: ['oauth'], manyServers: false },
    limits: { ...limits, counting: { kind: 'utf16' }, maxLength: 3000, maxBytes: null, maxImages: 20, threads: false },
    ...{
      asksHandle: false,
      visibilities: ['public', 'followers'],
      pageVisibilities: ['public'],
      circle: 'connections',
      contentWarnings: false,
    },
    acts: ['repost', 'like'],
    ...{ pages: true, pagesRefusal: null },
  },
];
