import { expect, it } from 'vitest';
import type { Clock } from '../../../../main/clock.ts';
import type { BoundedFetch } from '../../../../main/networks/http/bounded-fetch.ts';
import { createApi } from '../../../../main/networks/mastodon/api.ts';
import { uploadImage } from '../../../../main/networks/mastodon/media.ts';
import type { NetworkResult } from '../../../../main/networks/network.ts';
import { pixel, pixelImage } from '../../../contract/drafts.ts';

interface Uploaded {
  readonly result: NetworkResult<string>;
  readonly waits: readonly number[];
  readonly asked: readonly string[];
  readonly sent: FormData;
}

/** Uploads a pixel to a server that answers in this order; waiting takes no time. */
async function uploadTo(...answers: readonly Response[]): Promise<Uploaded> {
  const waits: number[] = [];
  const asked: string[] = [];
  let sent = new FormData();
  const clock: Clock = {
    now: () => 0,
    monotonic: () => 0,
    after: (ms, run) => {
      waits.push(ms);
      queueMicrotask(run);
      return () => {};
    },
  };
  const left = [...answers];
  const fetch: BoundedFetch = async (url, init = {}) => {
    asked.push(`${init.method} ${new URL(url).pathname}`);
    const type = init.headers?.['content-type'] ?? '';
    if (type.startsWith('multipart/'))
      sent = await new Response(new Uint8Array(init.body as Uint8Array), { headers: { 'content-type': type } }).formData();
    return left.shift() ?? Response.json({ id: '7', url: null }, { status: 206 });
  };
  const api = createApi({ fetch, clock, server: 'https://social.example', token: 'token' });
  const result = await uploadImage(api, clock, pixelImage('a', 'A pixel'), pixel);
  return { result, waits, asked, sent };
}

const done = { id: '7', url: 'https://files.example/7.png' };

it('sends the image with its description, and asks no more where it is done at once', async () => {
  const { result, asked, sent } = await uploadTo(Response.json(done));
  expect(result).toEqual({ kind: 'ok', value: '7' });
  expect(asked).toEqual(['POST /api/v2/media']);
  expect(sent.get('description')).toBe('A pixel');
  const file = sent.get('file') as File;
  expect([file.type, file.name, new Uint8Array(await file.arrayBuffer())]).toEqual(['image/png', 'image.png', pixel]);
});

it('waits until it is processed', async () => {
  const busy = () => Response.json({ id: '7', url: null }, { status: 206 });
  const { result, waits, asked } = await uploadTo(
    Response.json({ id: '7', url: null }, { status: 202 }),
    busy(),
    new Response('', { status: 206 }),
    Response.json(done),
  );
  expect(result).toEqual({ kind: 'ok', value: '7' });
  expect(waits).toEqual([500, 1000, 2000]);
  expect(asked.slice(1)).toEqual(Array(3).fill('GET /api/v1/media/7'));
});

it('gives up after half a minute, with nothing posted', async () => {
  const { result, waits } = await uploadTo(Response.json({ id: '7', url: null }, { status: 202 }));
  expect(result).toMatchObject({ kind: 'unreachable', words: expect.stringMatching(/busy with an image/) });
  expect(waits.reduce((sum, ms) => sum + ms)).toBe(31_500);
});

it.each([
  ['at once', [422]],
  ['later', [202, 422]],
])('says that an image is not accepted: %s', async (_when, statuses) => {
  const answers = statuses.map((status) => Response.json({ id: '7', error: 'Validation failed: File is invalid' }, { status }));
  const { result } = await uploadTo(...answers);
  expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/^An image was not accepted\. .*File is invalid\.$/) });
});
