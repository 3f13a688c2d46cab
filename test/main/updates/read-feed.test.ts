import type { JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeKey, readPrivateKey } from '../../../main/exceptions/exception-keys.ts';
import { signFeed } from '../../../main/updates/feed-signature.ts';
import { type ReadFeedParts, readFeed } from '../../../main/updates/read-feed.ts';

const now = 1_800_000_000_000;
const file = 'latest-linux.yml';
const sha512 = `${'A'.repeat(86)}==`;
const good = `version: 1.2.0\nfiles:\n  - url: Hatcheck-1.2.0-x64.AppImage\n    sha512: ${sha512}\n    size: 7\n`;

let key: JWK;
let publicKey: string;
beforeAll(async () => {
  const made = await makeKey();
  publicKey = made.publicKey;
  key = readPrivateKey(made.file) ?? {};
});

/** A server that has these files, and answers with a code where that is what is there. */
async function read(text: string, more: Partial<ReadFeedParts> = {}, files: Readonly<Record<string, string | number>> = {}) {
  const signature = await signFeed(new TextEncoder().encode(text), { file, now, validMs: 86_400_000 }, key);
  const there: Readonly<Record<string, string | number>> = { [file]: text, [`${file}.sig`]: signature, ...files };
  const fetch: ReadFeedParts['fetch'] = async (url) => {
    const found = there[url.slice('https://updates.example/'.length)];
    if (found === undefined) throw new TypeError('Failed to fetch');
    return typeof found === 'number' ? new Response('', { status: found }) : new Response(found);
  };
  const parts = { fetch, url: 'https://updates.example/', file, keys: [publicKey], version: '1.1.0', signedAfter: 0, now };
  const answer = await readFeed({ ...parts, ...more });
  return answer.kind === 'ok' ? answer.value : answer.refusal.reason;
}

describe('the list of updates', () => {
  it('gives the version and its packages, by name', async () => {
    const list = { version: '1.2.0', files: [{ url: 'Hatcheck-1.2.0-x64.AppImage', sha512, size: 7 }] };
    expect(await read(good)).toEqual({ list, signedAt: now });
    expect(await read(`${good}stagingPercentage: 1\npath: ../x\npackages: {x64: {path: http://evil.example}}\n`)).toEqual({
      list,
      signedAt: now,
    });
  });

  it.each([
    ['a version that is none', 'version: newest\nfiles: []\n'],
    ['no packages', 'version: 1.2.0\nfiles: []\n'],
    ['no hash', 'version: 1.2.0\nfiles:\n  - url: a.AppImage\n'],
    ['a shorter hash', `version: 1.2.0\nfiles:\n  - url: a.AppImage\n    sha512: ${sha512.slice(4)}\n`],
    ['another server', good.replace('Hatcheck', 'https://evil.example/Hatcheck')],
    ['another folder', good.replace('Hatcheck', '../Hatcheck')],
    ['another folder of Windows', good.replace('Hatcheck', '..\\Hatcheck')],
    ['no YAML', '{{'],
    ['nothing', ''],
  ])('is not taken with %s', async (_what, text) => {
    expect(await read(text)).toBe('update-malformed');
  });

  it('is not taken where it is not newer than what is here, or than one that was believed before', async () => {
    expect(await read(good, { version: '1.2.0' })).toMatchObject({ list: { version: '1.2.0' } });
    expect(await read(good, { version: '1.2.1' })).toBe('update-older');
    expect(await read(good, { version: '1.3.0-beta.1' })).toBe('update-older');
    expect(await read(good, { signedAfter: now })).toMatchObject({ signedAt: now });
    expect(await read(good, { signedAfter: now + 1000 })).toBe('update-older');
  });

  it('is not given its days again by a clock that was turned back', async () => {
    const day = 86_400_000;
    const signature = await signFeed(new TextEncoder().encode(good), { file, now, validMs: day }, key);
    const files = { [`${file}.sig`]: signature };
    expect(await read(good, { now: now + 1000 }, files)).toMatchObject({ signedAt: now });
    expect(await read(good, { now: now + 1000, signedAfter: now + 2 * day }, files)).toBe('update-list-expired');
  });

  it('is told apart from one that is not there, not signed, or cannot be reached', async () => {
    expect(await read(good, {}, { [file]: 404 })).toBe('update-no-list');
    expect(await read(good, {}, { [`${file}.sig`]: 404 })).toBe('update-unsigned');
    expect(await read(good, {}, { [file]: 500 })).toBe('update-unreachable');
    expect(await read(good, { url: 'https://other.example/' })).toBe('update-unreachable');
    expect(await read(good, {}, { [`${file}.sig`]: 'not a signature' })).toBe('update-signature-malformed');
  });
});
