import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from '../../../main/drafts/image-header.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e0080600000000000000', 'hex');
const gif = Buffer.from('474946383961400130000000', 'hex');
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108012c0190030122000211010311', 'hex');
const webpLossy = Buffer.from('52494646000000005745425056503820000000000000009d012a40013000', 'hex');
const webpExtended = Buffer.from('5249464600000000574542505650385800000000000000003f0100ef0000', 'hex');

describe('the first bytes of an image', () => {
  it.each([
    ['PNG', png, { mime: 'image/png', width: 640, height: 480 }],
    ['GIF', gif, { mime: 'image/gif', width: 320, height: 48 }],
    ['JPEG', jpeg, { mime: 'image/jpeg', width: 400, height: 300 }],
    ['lossy WebP', webpLossy, { mime: 'image/webp', width: 320, height: 48 }],
    ['extended WebP', webpExtended, { mime: 'image/webp', width: 320, height: 240 }],
  ])('say type and size of a %s', (_name, bytes, header) => {
    expect(readImageHeader(bytes)).toEqual(header);
  });

  it('of a page, a cut file or an empty one are no image', () => {
    expect(readImageHeader(Buffer.from('<html>'))).toBeNull();
    expect(readImageHeader(jpeg.subarray(0, 24))).toBeNull();
    expect(readImageHeader(png.subarray(0, 20))).toBeNull();
    expect(readImageHeader(new Uint8Array())).toBeNull();
  });

  it('count from where the bytes begin, inside a larger buffer too', () => {
    const padded = Buffer.concat([Buffer.from('xx'), gif]);
    expect(readImageHeader(padded.subarray(2))?.width).toBe(320);
  });
});
