import { describe, expect, it } from 'vitest';
import type { BoundedFetch } from '../../../../main/networks/http/bounded-fetch.ts';
import { domainOf } from '../../../../main/networks/mastodon/full-name.ts';

const server = 'https://web.acme.example';

function webFinger(answers: Readonly<Record<string, () => Response>>): { readonly pageFetch: BoundedFetch; readonly asked: string[] } {
  const asked: string[] = [];
  const pageFetch: BoundedFetch = async (url) => {
    asked.push(url);
    const { host } = new URL(url);
    const answer = answers[host];
    if (answer === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    return answer();
  };
  return { pageFetch, asked };
}

const leadsTo = (href: string) => () =>
  Response.json({ subject: 'acct:x', links: [{ rel: 'self', type: 'application/activity+json', href }] });
const domainFor = (claimed: string, answers: Readonly<Record<string, () => Response>>, at = server) =>
  domainOf({ pageFetch: webFinger(answers).pageFetch, server: at }, claimed, 'news');

describe('the domain in the handles of a server', () => {
  it('is the server’s own where it names no other; nobody is asked', async () => {
    const { pageFetch, asked } = webFinger({});
    expect(await domainOf({ pageFetch, server }, 'WEB.acme.example', 'news')).toEqual({ kind: 'ok', value: 'web.acme.example' });
    expect(asked).toEqual([]);
  });

  it('is another where that leads back to the server', async () => {
    const { pageFetch, asked } = webFinger({ 'acme.example': leadsTo(`${server}/users/news`) });
    expect(await domainOf({ pageFetch, server }, 'acme.example', 'news')).toEqual({ kind: 'ok', value: 'acme.example' });
    expect(asked).toEqual(['https://acme.example/.well-known/webfinger?resource=acct%3Anews%40acme.example']);
  });

  it('is found over a redirect that stays encrypted', async () => {
    const redirect = (location: string) => () => new Response(null, { status: 301, headers: { location } });
    const answers = {
      'acme.example': redirect(`${server}/.well-known/webfinger?resource=x`),
      'web.acme.example': leadsTo(`${server}/users/news`),
    };
    expect(await domainFor('acme.example', answers)).toEqual({ kind: 'ok', value: 'acme.example' });
    expect(await domainFor('acme.example', { 'acme.example': redirect('http://acme.example/x') })).toEqual({
      kind: 'ok',
      value: 'web.acme.example',
    });
  });

  it.each([
    ['leads elsewhere', leadsTo('https://social.other.example/users/news')],
    ['knows no such account', () => new Response('', { status: 404 })],
    ['knows it no more', () => new Response('', { status: 410 })],
    ['answers nonsense', () => new Response('<h1>Hello</h1>')],
  ])('is the server’s own where the claimed one %s', async (_what, answer) => {
    expect(await domainFor('famous.example', { 'famous.example': answer })).toEqual({ kind: 'ok', value: 'web.acme.example' });
  });

  it('waits where nobody can say now, so that a handle does not change to and fro', async () => {
    expect(await domainFor('acme.example', {})).toMatchObject({ kind: 'unreachable' });
    for (const status of [401, 403, 400, 408, 429, 503]) {
      expect(await domainFor('acme.example', { 'acme.example': () => new Response('', { status }) })).toMatchObject({
        kind: 'unreachable',
      });
    }
  });

  it('is no address and no user name', async () => {
    for (const claimed of ['a@b.example', 'b.example/x', 'b.example?x', 'b example', '']) {
      expect(await domainFor(claimed, {})).toEqual({ kind: 'ok', value: 'web.acme.example' });
    }
  });

  it('is believed of a server on this computer', async () => {
    expect(await domainFor('acme.example', {}, 'http://localhost:3000')).toEqual({ kind: 'ok', value: 'acme.example' });
  });
});
