import { type DraftImage, type DraftPart, emptyPart } from '../../shared/post.ts';
import type { DraftContent } from './draft-copy.ts';

/** The most posts a thread may have. */
export const maxParts = 25;

export function changePart(content: DraftContent, index: number, change: (part: DraftPart) => DraftPart): DraftContent {
  return { ...content, parts: content.parts.map((part, place) => (place === index ? change(part) : part)) };
}

/** A new empty post after the one at `index`. */
export function addPart(content: DraftContent, index: number): DraftContent {
  if (content.parts.length >= maxParts) return content;
  return { ...content, parts: [...content.parts.slice(0, index + 1), emptyPart, ...content.parts.slice(index + 1)] };
}

/** Without the post at `index`; the last one is emptied instead. */
export function removePart(content: DraftContent, index: number): DraftContent {
  const parts = content.parts.filter((_, place) => place !== index);
  return { ...content, parts: parts.length === 0 ? [emptyPart] : parts };
}

/** The image main kept, once. */
export function addImage(content: DraftContent, index: number, image: DraftImage): DraftContent {
  return changePart(content, index, (part) =>
    part.images.some((kept) => kept.id === image.id) ? part : { ...part, images: [...part.images, image] },
  );
}

export function removeImage(content: DraftContent, index: number, imageId: string): DraftContent {
  return changePart(content, index, (part) => ({ ...part, images: part.images.filter((image) => image.id !== imageId) }));
}

export function describeImage(content: DraftContent, index: number, imageId: string, alt: string): DraftContent {
  return changePart(content, index, (part) => ({
    ...part,
    images: part.images.map((image) => (image.id === imageId ? { ...image, alt } : image)),
  }));
}

/** In the languages of `tags`; three at most. */
export function chooseLanguages(content: DraftContent, tags: readonly string[]): DraftContent {
  return { ...content, languages: tags.slice(0, 3) };
}
