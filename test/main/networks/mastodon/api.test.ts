import { expect, it } from 'vitest';
import { z } from 'zod';
import { createApi } from '../../../../main/networks/mastodon/api.ts';
import { createStillClock } from '../../still-clock.ts';

it.each([
  [408, 'unknown'],
  [500, 'unknown'],
  [504, 'unknown'],
  [501, 'refused'],
  [409, 'refused'],
  [422, 'refused'],
])('a post answered with %i: %s', async (status, kind) => {
  const fetch = async () => new Response('', { status });
  const api = createApi({ fetch, clock: createStillClock(), server: 'https://social.example', token: 'token' });
  expect(await api.call({ method: 'POST', path: '/api/v1/statuses', answer: z.unknown() })).toMatchObject({ kind });
});
