import { describe, expect, it } from 'vitest';
import { parsePostAddress } from '../../../../main/networks/bluesky/post-address.ts';

const key = '3jzfcijpj2z2a';

describe('the address of a post', () => {
  it.each([
    [`at://did:plc:abc123/app.bsky.feed.post/${key}`, 'did:plc:abc123'],
    [`at://alice.example.com/app.bsky.feed.post/${key}`, 'alice.example.com'],
    [`https://bsky.app/profile/alice.example.com/post/${key}`, 'alice.example.com'],
    [`  https://bsky.app/profile/did:plc:abc123/post/${key}/?ref=x#y `, 'did:plc:abc123'],
    [`https://bsky.app/profile/did%3Aplc%3Aabc123/post/${key}`, 'did:plc:abc123'],
  ])('%s', (input, author) => {
    expect(parsePostAddress(input)).toEqual({ author, key });
  });

  it.each([
    '',
    'hello',
    'https://bsky.app/profile/alice.example.com',
    `https://bsky.app/profile/alice/post/${key}`,
    'https://bsky.app/profile/alice.example.com/post/not-a-key',
    `at://alice.example.com/app.bsky.feed.like/${key}`,
    `ftp://bsky.app/profile/alice.example.com/post/${key}`,
    `https://bsky.app/profile/%E0%A4%A/post/${key}`,
  ])('is not %j', (input) => {
    expect(parsePostAddress(input)).toBeNull();
  });
});
