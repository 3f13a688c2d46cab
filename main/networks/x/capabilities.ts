import type { Capabilities } from '../network.ts';

const HOUR_MS = 60 * 60_000;

/**
 * X, over its API v2 (https://docs.x.com/x-api). 280 is what every account may write
 * (https://docs.x.com/fundamentals/counting-characters); accounts that pay X may write longer, and the API does not say
 * which do, so longer texts are refused here. Images: https://docs.x.com/x-api/media/quickstart/best-practices. The length
 * of a description: https://docs.x.com/x-api/media/create-media-metadata.
 */
export const xCapabilities: Capabilities = {
  id: 'x',
  name: 'X',
  methods: ['oauth'],
  defaultServer: 'https://x.com',
  manyServers: false,
  asksHandle: false,
  limits: {
    counting: { kind: 'weighted' },
    maxLength: 280,
    maxBytes: null,
    maxImages: 4,
    maxImageBytes: 5_000_000,
    maxAltLength: 1000,
    threads: true,
  },
  visibilities: ['public'],
  contentWarnings: false,
  acts: ['repost', 'quote', 'like'],
  pages: false,
  // https://docs.x.com/x-api/direct-messages/manage/introduction.
  messages: { counting: { kind: 'utf16' }, maxLength: 10_000, manyReaders: false, namesRead: false },
  // There is no key to send along; what X says of the same text twice is no promise.
  idempotent: false,
  keyNamesRecord: false,
  settles: true,
  outsiderCanLook: true,
  readsPosts: true,
  // X gives the newest 3,200 (https://docs.x.com/x-api/users/get-posts) and counts each that is read against what the organisation pays for.
  mostOwnPosts: 800,
  endedByHandAt: null,
  // An access token lives two hours; X does not say that it ends with its refresh token, which is what is revoked.
  accessOutlivesRevocationMs: 2 * HOUR_MS,
};
