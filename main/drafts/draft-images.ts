import { findIdentity, type IdentityId } from '../../shared/account.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Draft, DraftImage, LinkCard } from '../../shared/post.ts';
import { limitsOf } from '../../shared/posting-limits.ts';
import { postBy, saysTheSame, withPost } from '../../shared/posts-of.ts';
import { withCard, withImage } from './draft-changes.ts';
import type { DraftsDeps } from './drafts-deps.ts';
import { readImageHeader } from './image-header.ts';

/** Images on their way into a draft: bytes to disk first, then the draft that names them. */

export const gone = refused(null, 'no-draft', 'This draft is not there any more. It may have been confirmed or discarded already.');

/** The drafts in memory, and their way to the disk. */
export interface DraftAccess {
  readonly find: (id: string) => Draft | null;
  /** Puts a changed draft in the place of the one with its id. */
  readonly put: (draft: Draft) => Outcome;
  /** A draft that is new here is not on disk yet. */
  readonly touch: (id: string) => void;
}

interface NewImage {
  readonly id: string;
  readonly part: number;
  readonly bytes: Uint8Array;
  readonly alt: string;
  /** Of the post that goes out by this identity alone; null: of the draft itself. */
  readonly by: IdentityId | null;
}

export const noOwnText = refused(null, 'no-own-text', 'This account says the same as the others now. Change the text they all have.');

/** In what that identity says in words of its own, where it does. */
export function hasOwnText({ also }: Draft, by: IdentityId): boolean {
  return also?.find(({ identityId }) => identityId === by)?.parts !== undefined;
}

function textOf(draft: Draft, by: IdentityId | null): Draft | null {
  if (by === null) return draft;
  return hasOwnText(draft, by) ? postBy(draft, by) : null;
}

interface ImageLimits {
  readonly maxImages: number;
  readonly maxImageBytes: number;
}

/** Where the text goes is where its images must be accepted, by everybody who says it. */
function limitsFor(deps: DraftsDeps, draft: Draft, by: IdentityId | null): ImageLimits {
  const sayers = by === null ? saysTheSame(draft) : [by];
  const identities = sayers.map((id) => findIdentity(deps.state.get().accounts, id));
  const limits = (identities.length === 0 ? [null] : identities).map((identity) =>
    limitsOf(identity, [deps.capabilitiesOf(identity?.network ?? null)]),
  );
  return {
    maxImages: Math.min(...limits.map(({ maxImages }) => maxImages)),
    maxImageBytes: Math.min(...limits.map(({ maxImageBytes }) => maxImageBytes)),
  };
}

function save(deps: DraftsDeps, image: DraftImage, bytes: Uint8Array): Promise<boolean> {
  return deps.store.saveImage(image.id, bytes).then(
    () => true,
    () => false,
  );
}

export async function addImage(
  deps: DraftsDeps,
  { find, put }: DraftAccess,
  { id, part, bytes, alt, by }: NewImage,
): Promise<Outcome<DraftImage>> {
  const draft = find(id);
  if (draft === null) return gone;
  if (textOf(draft, by) === null) return noOwnText;
  const { maxImages, maxImageBytes } = limitsFor(deps, draft, by);
  const header = readImageHeader(bytes);
  if (header === null) return refused(null, 'not-an-image', 'This file is no JPEG, PNG, WebP or GIF image. Choose another.');
  if (bytes.byteLength > maxImageBytes) {
    const limit = Math.floor(maxImageBytes / 1000);
    return refused(
      null,
      'image-too-large',
      `This image has ${Math.ceil(bytes.byteLength / 1000)} kB; ${limit} kB is the limit. Make it smaller.`,
    );
  }
  const full = (now: Draft): boolean => (textOf(now, by)?.parts[part]?.images.length ?? maxImages) >= maxImages;
  const tooMany = refused(null, 'too-many-images', `A post carries ${maxImages} images at most. Remove one first.`);
  if (full(draft)) return tooMany;
  const image: DraftImage = { id: deps.newId(), ...header, alt, size: bytes.byteLength };
  if (!(await save(deps, image, bytes))) {
    return refused(null, 'image-not-saved', 'The image could not be saved to disk. Free some space, then add it again.');
  }
  const now = find(id);
  if (now === null) return gone;
  if (full(now)) return tooMany;
  put(withPost(now, by, (post) => withImage(post, part, image, deps.clock.now())));
  return ok(image);
}

/** A card as its page says it, before anything of it is kept. */
export type LinkCardWords = Pick<LinkCard, 'url' | 'title' | 'description'>;

interface NewCard {
  readonly id: string;
  readonly part: number;
  readonly card: LinkCardWords;
  readonly picture: Uint8Array | null;
  readonly by: IdentityId | null;
}

/** A picture that cannot be kept leaves a card without one. */
export async function setCard(
  deps: DraftsDeps,
  { find, put }: DraftAccess,
  { id, part, card, picture, by }: NewCard,
): Promise<Outcome<LinkCard>> {
  const draft = find(id);
  if (draft === null) return gone;
  const image = picture === null ? null : await keepPicture(deps, limitsFor(deps, draft, by).maxImageBytes, picture);
  const now = find(id);
  if (now === null) return gone;
  if (textOf(now, by) === null) return noOwnText;
  const whole: LinkCard = { ...card, image };
  put(withPost(now, by, (post) => withCard(post, part, whole, deps.clock.now())));
  return ok(whole);
}

async function keepPicture(deps: DraftsDeps, maxBytes: number, bytes: Uint8Array): Promise<DraftImage | null> {
  const header = readImageHeader(bytes);
  if (header === null || header.width * header.height === 0 || bytes.byteLength > maxBytes) return null;
  const image: DraftImage = { id: deps.newId(), ...header, alt: '', size: bytes.byteLength };
  return (await save(deps, image, bytes)) ? image : null;
}
