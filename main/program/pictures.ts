import { nativeImage } from 'electron';

/** Pixels of the longer side. */
const previewSize = 256;
const avatarSize = 96;

/** A small `data:` URL of an image, or null where it cannot be read as one. */
function shrink(bytes: Uint8Array, size: number): string | null {
  const image = nativeImage.createFromBuffer(Buffer.from(bytes));
  if (image.isEmpty()) return null;
  const { width, height } = image.getSize();
  const smaller = Math.max(width, height) <= size ? image : image.resize(width >= height ? { width: size } : { height: size });
  return smaller.toDataURL();
}

/** The preview of an image of a draft. */
export function imagePreview(bytes: Uint8Array): string | null {
  return shrink(bytes, previewSize);
}

/** A profile's picture at the size the banner shows it, on dense screens too. */
export function shrinkAvatar(bytes: Uint8Array): string | null {
  return shrink(bytes, avatarSize);
}
