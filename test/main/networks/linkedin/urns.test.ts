import { describe, expect, it } from 'vitest';
import {
  commentParts,
  commentUrn,
  encoded,
  isReshareable,
  pageOf,
  postInAddress,
  reactionParts,
  reactionUrn,
} from '../../../../main/networks/linkedin/urns.ts';

describe('the address of a post', () => {
  const addresses: readonly (readonly [string, string | null])[] = [
    ['urn:li:share:7100', 'urn:li:share:7100'],
    [' urn:li:ugcPost:7100 ', 'urn:li:ugcPost:7100'],
    ['https://www.linkedin.com/feed/update/urn:li:activity:7100/', 'urn:li:activity:7100'],
    ['https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7100?utm_source=share', 'urn:li:share:7100'],
    ['https://de.linkedin.com/posts/ada-brandt_words-of-it-activity-7100-aB_c?utm_source=share', 'urn:li:activity:7100'],
    ['https://www.linkedin.com/posts/acme_ugcPost-7100-x', 'urn:li:ugcPost:7100'],
    ['https://www.linkedin.com/posts/acme_share-7100', 'urn:li:share:7100'],
    ['https://www.linkedin.com/in/ada-brandt', null],
    ['https://linkedin.com.evil.example/feed/update/urn:li:share:7100', null],
    ['https://evil.example/?https://www.linkedin.com/feed/update/urn:li:share:7100', null],
    ['http://www.linkedin.com/feed/update/urn:li:share:7100', null],
    ['https://www.linkedin.com/feed/update/urn:li:person:7100', null],
    ['https://www.linkedin.com/feed/update/%E0%A4%A', null],
    ['urn:li:comment:(urn:li:share:1,2)', null],
    ['hello', null],
    ['', null],
  ];
  it.each(addresses)('%s', (address, post) => {
    expect(postInAddress(address)).toBe(post);
  });
});

describe('names of things', () => {
  it('take a comment and a reaction apart as they were put together', () => {
    expect(commentParts(commentUrn('urn:li:share:1', '2'))).toEqual({ target: 'urn:li:share:1', id: '2' });
    expect(reactionParts(reactionUrn('urn:li:person:a-_B', 'urn:li:share:1'))).toEqual({
      actor: 'urn:li:person:a-_B',
      entity: 'urn:li:share:1',
    });
    for (const other of ['', 'urn:li:share:1', 'urn:li:comment:(urn:li:share:1,x)', 'urn:li:reaction:(urn:li:share:1,urn:li:share:1)']) {
      expect([commentParts(other), reactionParts(other)]).toEqual([null, null]);
    }
  });

  it('are encoded whole, brackets and commas too', () => {
    expect(encoded('urn:li:comment:(urn:li:share:1,2)')).toBe('urn%3Ali%3Acomment%3A%28urn%3Ali%3Ashare%3A1%2C2%29');
  });

  it('lead to the page of the post, from its comments and likes too', () => {
    const post = 'https://www.linkedin.com/feed/update/urn:li:share:1';
    const names = ['urn:li:share:1', commentUrn('urn:li:share:1', '2'), reactionUrn('urn:li:person:a', 'urn:li:share:1')];
    expect(names.map((name) => pageOf('https://www.linkedin.com', name))).toEqual([post, post, post]);
  });

  it('tell what can be reshared', () => {
    expect(['urn:li:share:1', 'urn:li:ugcPost:1', 'urn:li:activity:1', 'urn:li:person:1'].map(isReshareable)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
