import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitBroken } from '../../../../main/networks/x/limits-kept.ts';
import { type Post, parsePostAddress, postAddress, postSchema, postsSchema, writtenText } from '../../../../main/networks/x/post.ts';
import { hasWords } from '../../../../main/networks/x/same-words.ts';
import { draftOf } from '../../../contract/drafts.ts';
import { storedText } from '../../../contract/x-server/stored-text.ts';

describe('the address of a post', () => {
  it.each([
    ['https://x.com/acme/status/1346889436626259968', '1346889436626259968'],
    ['https://twitter.com/acme/status/20?s=20&t=abc', '20'],
    ['https://mobile.twitter.com/acme/statuses/20', '20'],
    ['https://x.com/i/web/status/20', '20'],
    ['https://x.com/i/status/20/photo/1', '20'],
    ['  https://www.x.com/acme/status/20#m ', '20'],
  ])('%s', (address, id) => {
    expect(parsePostAddress(address)).toBe(id);
  });

  it.each([
    '',
    'acme/status/20',
    'https://x.com/acme',
    'https://x.com/acme/status/',
    'https://x.com/acme/status/12a',
    'https://x.com.evil.example/acme/status/20',
    'https://evil.example/x.com/acme/status/20',
    'https://x.com/acme/status/123456789012345678901',
    'javascript://x.com/acme/status/20',
  ])('is not %s', (address) => {
    expect(parsePostAddress(address)).toBeNull();
  });

  it('leads back from the one we make', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_999_999_999_999_999_999n }),
        (id) => parsePostAddress(postAddress(String(id))) === String(id),
      ),
    );
  });
});

/** A post as X gives it back for a text. */
function posted(written: string, answers: string | null = null): Post {
  let count = 0;
  const nextSlug = () => {
    count += 1;
    return `slug${count}z`;
  };
  const { text, urls } = storedText(written, answers, [], nextSlug);
  return postSchema.parse({
    ...{ id: '1', text, entities: { urls } },
    ...(answers === null ? {} : { referenced_tweets: [{ type: 'replied_to', id: '2' }] }),
  });
}

describe('a text that X gave back', () => {
  it.each([
    'Plain words',
    'Tom & Jerry <3 "quoted" &amp; escaped',
    'See example.com and https://Example.COM/Path?q=1&r=2#x now',
    'Line one\n\nLine two   with  spaces\t',
    'cafe\u0301 naïve 日本語 👩‍🚀',
    'https://example.com',
    'a.com b.com a.com',
  ])('is known again: %s', (written) => {
    expect(hasWords(posted(written), written)).toBe(true);
    expect(hasWords(posted(written, 'kim_lee'), written)).toBe(true);
  });

  it('is known again whatever it is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(' ', '\n', '&', '<', 'a.com', 'https://b.org/c?d=e&f', '@kim', '#tag'),
    );
    const texts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (written) => hasWords(posted(written), written)),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['Hello world', 'Hello world!'],
    ['Hello world', 'hello world'],
    ['See https://example.com/a', 'See https://example.com/b'],
    ['See https://example.com/a', 'See'],
    ['a < b', 'a &lt; b'],
    ['Not so', '@kim Not so'],
  ])('is not taken for another: %s / %s', (written, other) => {
    expect(hasWords(posted(written), other)).toBe(false);
    expect(hasWords(posted(other), written)).toBe(false);
  });

  it('is not taken for a reply that says more before it', () => {
    expect(hasWords(posted('Really? Yes', 'kim'), 'Yes')).toBe(false);
    expect(hasWords(posted('@lee Yes', 'kim'), 'Yes')).toBe(true);
  });

  it('shows neither the address of an image nor that of the quoted post', () => {
    const quoted = postSchema.parse({
      id: '5',
      text: 'Well said https://t.co/aaa https://t.co/bbb',
      entities: {
        urls: [
          { url: 'https://t.co/aaa', expanded_url: 'https://x.com/acme/status/5/photo/1', media_key: '3_5' },
          { url: 'https://t.co/bbb', expanded_url: 'https://twitter.com/kim/status/4' },
        ],
      },
      referenced_tweets: [{ type: 'quoted', id: '4' }],
    });
    expect(writtenText(quoted)).toBe('Well said');
    expect(writtenText({ ...quoted, referenced_tweets: undefined })).toContain('https://twitter.com/kim/status/4');
  });
});

describe('the preview of a link', () => {
  const card = (url: string) => ({ url, title: '', description: '', image: null });
  const broken = (text: string, url: string) => limitBroken(draftOf({ text, card: card(url) }));
  it.each([
    ['See https://example.com/a', 'https://example.com/a'],
    ['See example.com', 'https://example.com/'],
    ['See http://Example.com/a?b=c.', 'https://example.com/a?b=c'],
  ])('is X’s own where the link is in the text: %s', (text, url) => {
    expect(broken(text, url)).toBeNull();
  });

  it.each([
    ['See https://example.com/a', 'https://example.com/b'],
    ['No link', 'https://example.com/'],
  ])('would be lost where it is not: %s', (text, url) => {
    expect(broken(text, url)).toMatch(/Put the link into the text/);
  });
});

describe('a page of posts', () => {
  it.each([
    ['empty', { meta: { result_count: 0 } }, true],
    ['of one', { data: [{ id: '1', text: 'a', edit_history_tweet_ids: ['1'] }], meta: { result_count: 1 } }, true],
    ['that says nothing of itself', {}, false],
    ['without the posts it counts', { meta: { result_count: 3 } }, false],
    ['of something else', { posts: [] }, false],
    ['with an id that is none', { data: [{ id: 'x', text: 'a' }], meta: { result_count: 1 } }, false],
  ])('%s', (_what, body, readable) => {
    expect(postsSchema.safeParse(body).success).toBe(readable);
  });
});
