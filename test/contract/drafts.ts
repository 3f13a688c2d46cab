import { type Draft, type DraftImage, type DraftPart, emptyPart } from '../../shared/post.ts';

/** A draft of one part for each text. */
export function draftOf(...parts: readonly (string | Partial<DraftPart>)[]): Draft {
  return {
    id: 'draft',
    identityId: null,
    parts: parts.map((part) => ({ ...emptyPart, ...(typeof part === 'string' ? { text: part } : part) })),
    replyTo: null,
    languages: ['en'],
    acknowledged: [],
    switched: false,
    createdAt: 0,
    updatedAt: 0,
  };
}

/** A PNG of one transparent pixel. */
export const pixel = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);

export function pixelImage(id: string, alt: string): DraftImage {
  return { id, mime: 'image/png', alt, width: 1, height: 1, size: pixel.length };
}
