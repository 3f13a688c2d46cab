import { z } from 'zod';
import { type Answer, type Asked, denied, jsonOf, mayActAs, nextId, refusal, type World } from './world.ts';

const initializeSchema = z.strictObject({ initializeUploadRequest: z.strictObject({ owner: z.string() }) });

/** `POST /rest/images?action=initializeUpload` (shares/images-api). */
export function initializeUpload(world: World, { owner, body, query, origin }: Asked): Answer {
  const parsed = initializeSchema.safeParse(jsonOf(body));
  if (!parsed.success || query.get('action') !== 'initializeUpload') return refusal(400, 'BAD_REQUEST', 'initializeUploadRequest');
  const { owner: imageOwner } = parsed.data.initializeUploadRequest;
  if (!mayActAs(world, owner, imageOwner, 'social')) return denied('images.ACTION-initializeUpload');
  const id = nextId(world);
  const image = `urn:li:image:${id}`;
  world.images.push({ urn: image, owner: imageOwner, bytes: null });
  return { status: 200, body: { value: { uploadUrlExpiresAt: Date.now() + 86_400_000, uploadUrl: `${origin}/dms-uploads/${id}`, image } } };
}

/** `PUT` to the address that was given, with the token: 201. */
export function upload(world: World, { body }: Asked, id: string): Answer {
  const image = world.images.find(({ urn }) => urn === `urn:li:image:${id}`);
  if (image === undefined || body.length === 0) return refusal(400, 'BAD_REQUEST', 'image');
  image.bytes = body.length;
  return { status: 201 };
}
