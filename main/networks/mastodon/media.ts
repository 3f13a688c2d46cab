import type { DraftImage } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { type Api, failureIn, id } from './api.ts';
import { mediaSchema } from './entities.ts';

const UPLOAD_TIME_LIMIT_MS = 60_000;
const FIRST_WAIT_MS = 500;
/** Each wait is twice as long as the one before: half a minute in all. */
const MOST_LOOKS = 6;

/**
 * Uploads an image with its description and waits until it may be posted. It is nowhere to be seen until then
 * (https://docs.joinmastodon.org/methods/media/#v2: 202 while it is processed; #get: 206 as long as it is).
 */
export async function uploadImage(api: Api, clock: Clock, image: DraftImage, bytes: Uint8Array): Promise<NetworkResult<string>> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type: image.mime }), `image.${image.mime.replace('image/', '')}`);
  if (image.alt !== '') form.set('description', image.alt);
  const encoded = new Response(form);
  const body = { bytes: new Uint8Array(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') ?? '' };
  const call = { method: 'POST', path: '/api/v2/media', body, answer: mediaSchema, timeLimitMs: UPLOAD_TIME_LIMIT_MS } as const;
  const uploaded = await api.call(call);
  if (uploaded.kind === 'refused') return failureOfImage(uploaded.status, failureIn(uploaded));
  if (uploaded.kind !== 'ok') return uploaded;
  if (uploaded.status !== 202) return { kind: 'ok', value: uploaded.value.id };
  return untilProcessed(api, clock, uploaded.value.id);
}

async function untilProcessed(api: Api, clock: Clock, mediaId: string): Promise<NetworkResult<string>> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await wait(clock, FIRST_WAIT_MS * 2 ** look);
    const answer = await api.call({ path: `/api/v1/media/${id(mediaId)}`, answer: mediaSchema.partial().nullish() });
    if (answer.kind === 'refused') return failureOfImage(answer.status, failureIn(answer));
    if (answer.kind !== 'ok') return answer;
    if (answer.status === 200 && answer.value?.url !== null) return { kind: 'ok', value: mediaId };
  }
  return { kind: 'unreachable', words: `${new URL(api.server).host} is still busy with an image. Nothing was posted.` };
}

function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}

function failureOfImage(status: number, failure: NetworkFailure): NetworkFailure {
  return status === 422 && failure.kind === 'rejected'
    ? { kind: 'rejected', words: `An image was not accepted. ${failure.words}` }
    : failure;
}
