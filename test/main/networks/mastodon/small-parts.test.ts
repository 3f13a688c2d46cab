import { describe, expect, it } from 'vitest';
import { nextPage } from '../../../../main/networks/mastodon/pages.ts';
import { parsePostAddress } from '../../../../main/networks/mastodon/post-address.ts';
import { accountIdIn, subjectOf } from '../../../../main/networks/mastodon/subject.ts';
import { withAuthorNamed } from '../../../../shared/author-named.ts';

describe('the next page', () => {
  it.each([
    ['the documented form', '<https://x.example/api?max_id=7>; rel="next", <https://x.example/api?min_id=9>; rel="prev"', '7'],
    ['the other order', '<https://x.example/api?min_id=9>; rel="prev", <https://x.example/api?limit=2&max_id=7>; rel="next"', '7'],
    ['commas in the address', '<https://x.example/api?types[]=a,b&max_id=7>; rel="next"', '7'],
    ['another server, whose address is not used', '<https://evil.example/?max_id=7>; rel="next"', '7'],
    ['a path alone', '</api?max_id=7>; rel=next', '7'],
    ['the last page', '<https://x.example/api?min_id=9>; rel="prev"', null],
    ['no such parameter', '<https://x.example/api?offset=9>; rel="next"', null],
    ['nonsense', 'next please', null],
  ])('is read from %s', (_what, link, expected) => {
    expect(nextPage(new Headers({ link }))).toBe(expected);
  });

  it('is none without the header', () => {
    expect(nextPage(new Headers())).toBeNull();
  });
});

describe('the address of a post', () => {
  const server = 'https://social.example';
  it.each([
    ['https://social.example/@name/115', { server, id: '115' }],
    ['https://social.example/@name@other.example/115', { server, id: '115' }],
    ['https://other.example/users/name/statuses/115', { server: 'https://other.example', id: '115' }],
    ['https://other.example/ap/users/1/statuses/115', { server: 'https://other.example', id: '115' }],
    ['https://other.example/@name/statuses/01H8XGJWBWBAQ4Z', { server: 'https://other.example', id: '01H8XGJWBWBAQ4Z' }],
    ['https://other.example/notice/AbC9', { server: 'https://other.example', id: 'AbC9' }],
    [' https://social.example/@name/115/embed?x=1#y ', { server, id: '115' }],
    ['https://social.example/users/name/statuses/115/activity', { server, id: '115' }],
    ['https://social.example/', null],
    ['https://social.example/@name', null],
    ['https://social.example/about', null],
    ['https://social.example/@name/with_replies', null],
    ['http://social.example/@name/115', null],
    ['http://localhost:3000/@name/115', null],
    ['https://a:b@social.example/@name/115', { server, id: '115' }],
    ['at://did:plc:x/app.bsky.feed.post/2222222222222', null],
    ['hello', null],
    ['', null],
  ])('%s', (address, expected) => {
    expect(parsePostAddress(address, server)).toEqual(expected);
  });

  it('may be on this computer where the account’s server is', () => {
    expect(parsePostAddress('http://localhost:3000/@name/115', 'http://localhost:4000')).toEqual({
      server: 'http://localhost:3000',
      id: '115',
    });
  });
});

describe('a reply', () => {
  it.each([
    ['names its author', 'Thank you', 'name@other.example', '@name@other.example Thank you'],
    ['names them once', 'Hi @name@other.example', 'name@other.example', 'Hi @name@other.example'],
    ['whatever the case', 'Hi @NAME@Other.example', 'name@other.example', 'Hi @NAME@Other.example'],
    ['is not told by a name on the own server', '@name hi', 'name@other.example', '@name@other.example @name hi'],
    ['knows the short name of a neighbour', '@name hi', 'name@social.example', '@name hi'],
    ['is not told by a longer name', '@names hi', 'name@social.example', '@name@social.example @names hi'],
    [
      'is not told by a link',
      'https://social.example/@name hi',
      'name@social.example',
      '@name@social.example https://social.example/@name hi',
    ],
    ['may have no words', '', 'name@social.example', '@name@social.example'],
    ['is left alone where nobody is known', 'hi', '', 'hi'],
  ])('%s', (_what, text, author, expected) => {
    expect(withAuthorNamed(text, author, 'social.example')).toBe(expected);
  });

  it('at a server whose domain has a port, names its own accounts without it: the server finds no port in a name', () => {
    const at = (text: string, author: string) => withAuthorNamed(text, author, 'localhost:3000');
    expect(at('hi', 'name@localhost:3000')).toBe('@name hi');
    expect(at('@name hi', 'name@localhost:3000')).toBe('@name hi');
    expect(at('hi', 'name@other.example')).toBe('@name@other.example hi');
  });
});

describe('a subject', () => {
  it('holds the id and the server, and is read back for that server alone', () => {
    const subject = subjectOf('115', 'https://social.example');
    expect(subject).toBe('115@social.example');
    expect(accountIdIn(subject, 'https://social.example')).toBe('115');
    expect(accountIdIn(subject, 'https://other.example')).toBeNull();
    expect(accountIdIn('@social.example', 'https://social.example')).toBeNull();
    expect(accountIdIn('a/b@social.example', 'https://social.example')).toBeNull();
    expect(accountIdIn('did:plc:abc', 'https://social.example')).toBeNull();
  });
});
