import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { callXrpc, settled } from './xrpc.ts';

/** A file on the server, as records refer to it (https://atproto.com/specs/data-model#blob-type). */
export const blobSchema = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string().min(1).max(200) }),
  mimeType: z.string().min(1).max(200),
  size: z.number().int().positive(),
});
export type Blob = z.infer<typeof blobSchema>;

const UPLOAD_TIME_LIMIT_MS = 60_000;

/** Uploads a file. It is nowhere to be seen until a record refers to it, and the server drops it if none does. */
export async function uploadBlob(exchange: Exchange, clock: Clock, bytes: Uint8Array, mime: string): Promise<NetworkResult<Blob>> {
  const answer = settled(
    await callXrpc(exchange, clock, {
      nsid: 'com.atproto.repo.uploadBlob',
      input: { bytes, mime },
      answer: z.object({ blob: blobSchema }),
      timeLimitMs: UPLOAD_TIME_LIMIT_MS,
    }),
  );
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.blob } : answer;
}
