import { expect, it } from 'vitest';
import { acme, globex, jo } from '../../renderer/preview/fixture-parts.ts';
import { acmeOnMastodon } from '../../renderer/preview/network-fixtures.ts';
import { addressedAmong } from '../../shared/addressed.ts';
import type { ReplyTarget } from '../../shared/post.ts';

const everybody = [acme, globex, jo, acmeOnMastodon];
const post = (text: string, change: Partial<ReplyTarget> = {}): ReplyTarget => ({
  ...{ uri: 'at://x', cid: 'c', rootUri: 'at://x', rootCid: 'c', authorHandle: 'somebody.example', network: 'bluesky', text },
  ...change,
});
const whom = (target: ReplyTarget) => addressedAmong(target, everybody)?.id ?? null;

it('a reply is from the account that was named, or that goes on from its own post', () => {
  expect(whom(post('Hello @acme.com, when do you open?'))).toBe(acme.id);
  expect(whom(post('I asked (@ACME.com).'))).toBe(acme.id);
  expect(whom(post('More of this with @globex.example.', { authorHandle: 'acme.com' }))).toBe(acme.id);
  expect(whom(post('Thanks @acme@mastodon.example!', { network: 'mastodon' }))).toBe(acmeOnMastodon.id);
});

it('is from nobody where nobody here, or more than one, was named', () => {
  expect(whom(post('Has anybody been there?'))).toBeNull();
  expect(whom(post('@acme.com or @globex.example, who is it?'))).toBeNull();
  expect(whom(post('Write to info@acme.com or see x.example/@acme.com'))).toBeNull();
  expect(whom(post('Hello @acme.company'))).toBeNull();
  expect(whom(post('Hello @acme.com', { network: 'mastodon' }))).toBeNull();
});
