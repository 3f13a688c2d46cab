import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { FoundOwnPost, NetworkResult, OwnPostPage } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { callXrpc, settled } from './xrpc.ts';

/** The most the method gives at once. */
const PAGE = 100;

const recordsSchema = z.object({
  cursor: z.string().max(2000).optional(),
  records: z.array(z.object({ uri: z.string().max(1000), value: z.unknown() })).max(PAGE),
});

const postSchema = z.object({ text: z.string().max(20_000), createdAt: z.iso.datetime({ offset: true }) });

/**
 * A page of what this account posted itself (`com.atproto.repo.listRecords` of `app.bsky.feed.post`, newest first where
 * `reverse` is not asked for). The repository is public: it needs no credential. Posts without words and records of
 * another form are left out.
 */
export async function ownPostPage(
  outsider: Exchange,
  clock: Clock,
  subject: string,
  cursor: string | null,
): Promise<NetworkResult<OwnPostPage>> {
  const answer = settled(
    await callXrpc(outsider, clock, {
      nsid: 'com.atproto.repo.listRecords',
      params: {
        ...{ repo: subject, collection: 'app.bsky.feed.post', limit: String(PAGE) },
        ...(cursor === null ? {} : { cursor }),
      },
      answer: recordsSchema,
    }),
  );
  if (answer.kind !== 'ok') return answer;
  const posts = answer.value.records.flatMap(({ uri, value }) => ownPost(uri, value) ?? []);
  return { kind: 'ok', value: { posts, cursor: answer.value.cursor ?? null } };
}

function ownPost(id: string, value: unknown): FoundOwnPost | null {
  const read = postSchema.safeParse(value);
  if (!read.success || read.data.text.trim() === '') return null;
  return { id, text: read.data.text, time: Date.parse(read.data.createdAt) };
}
