import type { Draft, DraftPart } from '../../../shared/post.ts';
import { textLength } from '../../../shared/text-length.ts';
import { xCapabilities } from './capabilities.ts';
import { hasLink } from './same-words.ts';

/** What X would refuse, in words; null where it keeps all limits. A wordless act has nothing to refuse. */
export function limitBroken(draft: Draft): string | null {
  if (draft.about !== undefined && draft.about.act !== 'quote') return null;
  for (const part of draft.parts) {
    const broken = partBroken(part);
    if (broken !== null) return broken;
  }
  // Media and a quote exclude each other (https://docs.x.com/x-api/posts/create-or-edit-post).
  const withImages = draft.parts[0]?.images.length !== 0;
  return draft.about !== undefined && withImages ? 'X takes no images in a quote. Leave them out, or reply instead.' : null;
}

function partBroken({ text, images, card }: DraftPart): string | null {
  const { counting, maxLength, maxImages, maxImageBytes, maxAltLength } = xCapabilities.limits;
  if (textLength(text, counting) > maxLength) return `A post on X has at most ${maxLength} characters.`;
  if (text.trim() === '' && images.length === 0) return 'A post on X needs words or an image.';
  if (images.length > maxImages) return `A post on X has at most ${maxImages} images.`;
  if (images.some(({ size }) => size > maxImageBytes)) return `An image on X has at most ${maxImageBytes / 1_000_000} MB.`;
  if (images.some(({ alt }) => alt.length > maxAltLength))
    return `The description of an image on X has at most ${maxAltLength} characters.`;
  // The one-shot upload takes still images alone (https://docs.x.com/x-api/media/upload-media).
  if (images.some(({ mime }) => mime === 'image/gif')) return 'Hatcheck posts no GIF on X. Use a JPEG, PNG or WebP image.';
  if (card !== null && !hasLink(text, card.url))
    return 'X shows a preview only of a link in the text. Put the link into the text, or leave the preview out.';
  return null;
}
