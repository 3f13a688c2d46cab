import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callX, failureOfRefusal } from '../../../../main/networks/x/api.ts';
import { isGoneForAll, lookUpPost } from '../../../../main/networks/x/o-embed.ts';
import { rateLimitEnd } from '../../../../main/networks/x/rate-limit.ts';

const now = 1_700_000_000_000;
const clock = { now: () => now, monotonic: () => 0, after: () => () => {} };
const inSeconds = (seconds: number): string => String(now / 1000 + seconds);

describe('the end of a limit', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['of the window', { 'x-rate-limit-reset': inSeconds(60) }, now + 60_000],
    ['that has passed already', { 'x-rate-limit-reset': inSeconds(-60) }, now],
    [
      'of the day, when that is used up',
      { 'x-rate-limit-reset': inSeconds(60), 'x-app-limit-24hour-remaining': '0', 'x-app-limit-24hour-reset': inSeconds(600) },
      now + 600_000,
    ],
    ['that nobody says', {}, null],
    ['that is nonsense', { 'x-rate-limit-reset': 'soon' }, null],
    ['said in seconds to wait', { 'retry-after': '7', 'x-rate-limit-reset': inSeconds(60) }, now + 7_000],
    ['years away: a day at most', { 'x-rate-limit-reset': inSeconds(1e8) }, now + 86_400_000],
  ])('%s', (_what, headers, end) => {
    expect(rateLimitEnd(new Headers(headers), now)).toBe(end);
  });
});

const answer = z.object({ data: z.object({ id: z.string() }) });

function answered(status: number, body: string) {
  const exchange = async () => ({ kind: 'answered' as const, response: new Response(body, { status }), url: 'https://api.x.com/2/x' });
  return callX(exchange, clock, { path: '/2/x', answer });
}

describe('an answer of X', () => {
  it.each<[number, string, string]>([
    [200, '{"data":{"id":"1"}}', 'ok'],
    [200, '{"data":{"id":1}}', 'unreadable'],
    [200, '<html>', 'unreadable'],
    [200, '{"errors":[{"type":"https://api.x.com/2/problems/resource-not-found","detail":"Could not find"}]}', 'refused'],
    [200, '{"data":{"id":"1"},"errors":[{"type":"about:blank","detail":"Some other thing"}]}', 'ok'],
    [400, '{}', 'refused'],
    [408, '', 'unknown'],
    [429, '', 'rateLimited'],
    [500, '', 'unknown'],
    [503, '{}', 'unknown'],
  ])('%i %s: %s', async (status, body, kind) => {
    expect(await answered(status, body)).toMatchObject({ kind });
  });

  it('is never quoted in the words', () => {
    const refused = { kind: 'refused', status: 403, problem: '', detail: 'the text somebody wrote', host: 'api.x.com' } as const;
    expect(failureOfRefusal(refused)).toEqual({ kind: 'rejected', words: 'api.x.com refused (403).' });
  });
});

const embedOf = (html: string, author = 'https://twitter.com/acme') => JSON.stringify({ author_url: author, author_name: 'Acme', html });

function embed(status: number, body: string) {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return new Response(body, { status });
  };
  return { options: { fetch, publish: 'https://publish.twitter.com' }, asked };
}

describe('what anybody may ask about a post', () => {
  it('shows its words with their lines, its author and nothing of the page around', async () => {
    const { options, asked } = embed(
      200,
      embedOf(
        '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Tom &amp; Jerry<br>see <a href="https://t.co/a">example.com</a></p>&mdash; Acme (@acme) <a href="x">May 5</a></blockquote><script>alert(1)</script>',
      ),
    );
    expect(await lookUpPost(options, '20')).toEqual({
      kind: 'ok',
      value: {
        ...{ uri: 'https://x.com/i/status/20', cid: '20', rootUri: 'https://x.com/i/status/20', rootCid: '20' },
        ...{ authorHandle: 'acme', text: 'Tom & Jerry\nsee example.com' },
      },
    });
    expect(asked).toEqual(['https://publish.twitter.com/oembed?url=https%3A%2F%2Ftwitter.com%2Fi%2Fstatus%2F20&omit_script=1&dnt=true']);
  });

  it.each<[string, number, string, unknown]>([
    ['there', 200, embedOf('<p>Hello</p>'), { kind: 'ok', value: false }],
    ['gone', 404, '{"error":"Sorry"}', { kind: 'ok', value: true }],
    ['for followers only', 403, '{"error":"Sorry"}', { kind: 'rejected' }],
    ['an answer that is something else', 200, '{}', { kind: 'unreadable' }],
    ['an author that is none', 200, embedOf('<p>Hello</p>', 'https://twitter.com/<b>'), { kind: 'unreadable' }],
    ['trouble', 500, '', { kind: 'unknown' }],
    ['asked too often', 429, '', { kind: 'unknown' }],
  ])('says whether it is gone: %s', async (_what, status, body, said) => {
    expect(await isGoneForAll(embed(status, body).options, '20')).toMatchObject(said as object);
  });
});
