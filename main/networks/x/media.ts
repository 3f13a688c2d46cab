import { z } from 'zod';
import type { DraftImage } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import { askX } from './api.ts';
import type { XExchange } from './exchange.ts';
import { idSchema } from './who-am-i.ts';

/** Milliseconds for an upload. */
const UPLOAD_LIMIT_MS = 60_000;

/** MediaUploadResponse; images are done at once, and `processing_info` is for what is not. */
const uploadedSchema = z.object({
  data: z.object({
    id: idSchema,
    processing_info: z.object({ state: z.enum(['succeeded', 'in_progress', 'pending', 'failed']) }).optional(),
  }),
});
const describedSchema = z.object({ data: z.object({ id: idSchema }) });

/**
 * Uploads an image in one request (https://docs.x.com/x-api/media/upload-media) and gives it its description
 * (https://docs.x.com/x-api/media/create-media-metadata). The value is its id, good for a day.
 */
export async function uploadImage(
  exchange: XExchange,
  clock: Clock,
  { mime, alt }: DraftImage,
  bytes: Uint8Array,
): Promise<NetworkResult<string>> {
  const uploaded = await askX(exchange, clock, {
    path: '/2/media/upload',
    input: await form(bytes, mime),
    answer: uploadedSchema,
    timeLimitMs: UPLOAD_LIMIT_MS,
  });
  if (uploaded.kind !== 'ok') return uploaded;
  const { id, processing_info } = uploaded.value.data;
  if (processing_info?.state === 'failed') return { kind: 'rejected', words: 'X could not read an image of this post. Use another one.' };
  if (processing_info !== undefined && processing_info.state !== 'succeeded') {
    return { kind: 'unreachable', words: 'X is still working on an image of this post.' };
  }
  if (alt.trim() === '') return { kind: 'ok', value: id };
  const json = { id, metadata: { alt_text: { text: alt } } };
  const described = await askX(exchange, clock, { path: '/2/media/metadata', input: { json }, answer: describedSchema });
  return described.kind === 'ok' ? { kind: 'ok', value: id } : described;
}

async function form(bytes: Uint8Array, mime: string): Promise<{ readonly bytes: Uint8Array; readonly type: string }> {
  const fields = new FormData();
  fields.set('media', new Blob([new Uint8Array(bytes)], { type: mime }), 'image');
  fields.set('media_category', 'tweet_image');
  fields.set('media_type', mime);
  const encoded = new Response(fields);
  return { bytes: new Uint8Array(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') ?? 'multipart/form-data' };
}
