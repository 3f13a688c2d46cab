import { plainLength } from '../../../shared/plain-length.ts';
import { countGraphemes, type DraftPart } from '../../../shared/post.ts';
import type { ServerFacts } from './server.ts';

/** Why the server would not take this part, in words; null where it would. The warning counts as part of the text. */
export function limitExceeded(part: DraftPart, spoilerText: string, { limits, imageTypes }: ServerFacts): string | null {
  const { counting, maxLength, maxImages, maxImageBytes, maxAltLength } = limits;
  if (part.text === '' && part.images.length === 0) return 'There is nothing in this post yet.';
  if (plainLength(part.text, counting) + countGraphemes(spoilerText) > maxLength) {
    return `A post on this server has at most ${maxLength} characters, its warning and the name it answers among them.`;
  }
  if (part.images.length > maxImages) return `A post on this server has at most ${maxImages} images.`;
  if (part.images.some(({ size }) => size > maxImageBytes)) return `An image on this server has at most ${maxImageBytes} bytes.`;
  if (part.images.some(({ alt }) => alt.length > maxAltLength)) {
    return `The description of an image on this server has at most ${maxAltLength} characters.`;
  }
  const strange = part.images.find(({ mime }) => imageTypes !== null && !imageTypes.includes(mime));
  if (strange !== undefined) return `This server takes no images of the kind ${strange.mime}.`;
  // The server makes the preview itself, from a link in the text.
  if (part.card !== null && !part.text.includes(part.card.url)) {
    return 'On Mastodon a link is previewed where it is in the text. Put it back into the text, or take the preview away.';
  }
  return null;
}
