import { z } from 'zod';
import type { DraftImage } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import { trustedEndpoint } from '../http/server-address.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { callRest, failureOfRefusal, type Send } from './rest.ts';

const UPLOAD_TIME_LIMIT_MS = 60_000;
/** JPG, GIF and PNG (images-api, Image Specifications). */
const takenTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif']);

const initialisedSchema = z.object({
  value: z.object({ uploadUrl: z.url().max(4000), image: z.string().regex(/^urn:li:image:[\w-]{1,200}$/) }),
});

export interface UploadOptions {
  readonly send: Send;
  readonly clock: Clock;
  /** Origin of the API, which alone may say where to upload to. */
  readonly api: string;
  readonly owner: string;
}

/** Uploads an image of its owner's, shown nowhere until a post names it (`POST /rest/images?action=initializeUpload`, images-api). */
export async function uploadImage(
  { send, clock, api, owner }: UploadOptions,
  image: DraftImage,
  bytes: Uint8Array | undefined,
): Promise<NetworkResult<string>> {
  if (bytes === undefined) return { kind: 'rejected', words: 'An image of this draft is missing. Add it again.' };
  if (!takenTypes.has(image.mime)) return { kind: 'rejected', words: 'LinkedIn takes JPEG, PNG and GIF images only. Use one of these.' };
  const request = { method: 'POST', path: '/rest/images?action=initializeUpload' } as const;
  const begun = await callRest(send, clock, { ...request, json: { initializeUploadRequest: { owner } } });
  if (begun.kind !== 'ok') return nothingPosted(begun.kind === 'refused' ? failureOfRefusal(begun) : begun);
  const initialised = initialisedSchema.safeParse(begun.body);
  const uploadUrl = initialised.success ? initialised.data.value.uploadUrl : '';
  if (!initialised.success || !isLinkedinPlace(uploadUrl, api))
    return { kind: 'unreadable', words: 'LinkedIn did not say where to upload the image.' };
  const upload = { method: 'PUT', path: uploadUrl, bytes: { body: bytes, type: image.mime }, timeLimitMs: UPLOAD_TIME_LIMIT_MS } as const;
  const done = await callRest(send, clock, upload);
  if (done.kind !== 'ok') return nothingPosted(done.kind === 'refused' ? failureOfRefusal(done) : done);
  return { kind: 'ok', value: initialised.data.value.image };
}

/** The token goes along, so only to LinkedIn's own servers, or to this computer where the API is there too. */
function isLinkedinPlace(url: string, api: string): boolean {
  const { origin, hostname } = new URL(url);
  return origin === api || (trustedEndpoint(origin, api) !== null && /(^|\.)(linkedin|licdn)\.com$/.test(hostname));
}

/** Whatever became of an upload, no post came of it: it can simply be tried again. */
function nothingPosted(failure: NetworkFailure): NetworkFailure {
  return failure.kind === 'unknown' ? { kind: 'unreachable', words: failure.words } : failure;
}
