export { createBluesky } from '../../main/networks/bluesky.ts';
export { createLinkedin } from '../../main/networks/linkedin.ts';
export { createMastodon } from '../../main/networks/mastodon.ts';
export { createX } from '../../main/networks/x.ts';
