import type { DraftImage } from '../../shared/post.ts';

/** What an image's first bytes say it is, whatever its name says. */
export type ImageHeader = Pick<DraftImage, 'mime' | 'width' | 'height'>;

type Bytes = DataView;

function startsWith(bytes: Bytes, offset: number, text: string): boolean {
  if (bytes.byteLength < offset + text.length) return false;
  return [...text].every((letter, index) => bytes.getUint8(offset + index) === letter.charCodeAt(0));
}

/** PNG, ISO/IEC 15948 §5.2 and §11.2.1: signature, then IHDR. */
function readPng(bytes: Bytes): ImageHeader | null {
  if (!startsWith(bytes, 0, '\x89PNG\r\n\x1a\n') || !startsWith(bytes, 12, 'IHDR') || bytes.byteLength < 24) return null;
  return { mime: 'image/png', width: bytes.getUint32(16), height: bytes.getUint32(20) };
}

/** GIF89a §17 and §18: signature, then the logical screen. */
function readGif(bytes: Bytes): ImageHeader | null {
  if (!(startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a')) || bytes.byteLength < 10) return null;
  return { mime: 'image/gif', width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) };
}

/** JPEG, ITU-T T.81 §B.2.2: the first start-of-frame segment. C4, C8 and CC are none. */
function readJpeg(bytes: Bytes): ImageHeader | null {
  if (!startsWith(bytes, 0, '\xff\xd8\xff')) return null;
  let at = 2;
  while (at + 9 <= bytes.byteLength && bytes.getUint8(at) === 0xff) {
    const marker = bytes.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { mime: 'image/jpeg', width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + bytes.getUint16(at + 2);
  }
  return null;
}

/** WebP, RFC 9649 §2.5 to §2.7: lossy, lossless or extended. */
function readWebp(bytes: Bytes): ImageHeader | null {
  if (!startsWith(bytes, 0, 'RIFF') || !startsWith(bytes, 8, 'WEBP') || bytes.byteLength < 30) return null;
  const size = (width: number, height: number): ImageHeader => ({ mime: 'image/webp', width, height });
  if (startsWith(bytes, 12, 'VP8 ')) return size(bytes.getUint16(26, true) & 0x3fff, bytes.getUint16(28, true) & 0x3fff);
  if (startsWith(bytes, 12, 'VP8L')) {
    const bits = bytes.getUint32(21, true);
    return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (!startsWith(bytes, 12, 'VP8X')) return null;
  const threeBytes = (at: number): number => bytes.getUint16(at, true) + bytes.getUint8(at + 2) * 0x1_0000;
  return size(threeBytes(24) + 1, threeBytes(27) + 1);
}

/** Null where these bytes are no image that can be posted. */
export function readImageHeader(data: Uint8Array): ImageHeader | null {
  const bytes = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const header = readPng(bytes) ?? readGif(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  return header !== null && header.width > 0 && header.height > 0 ? header : null;
}
