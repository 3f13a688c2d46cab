import { describe, expect, it } from 'vitest';
import { isPublicAddress, isPublicHost } from '../../../../main/networks/http/public-address.ts';
import { parseServerAddress, trustedEndpoint } from '../../../../main/networks/http/server-address.ts';

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111', '172.32.0.1'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    'fd00::1',
    'fe80::1',
    'not an address',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is what every address of a name must be', async () => {
    expect(await isPublicHost('example.com', async () => ['8.8.8.8', '2606:4700::1111'])).toBe(true);
    expect(await isPublicHost('rebound.example.com', async () => ['8.8.8.8', '10.0.0.1'])).toBe(false);
    expect(await isPublicHost('intranet', async () => ['8.8.8.8'])).toBe(false);
    expect(await isPublicHost('localhost', async () => ['8.8.8.8'])).toBe(false);
    expect(await isPublicHost('[::1]', async () => [])).toBe(false);
  });

  it('may be known to the proxy alone', async () => {
    expect(await isPublicHost('example.com', () => Promise.reject(new Error('ENOTFOUND')))).toBe(true);
  });
});

describe('the address of a server', () => {
  it.each([
    ['bsky.social', 'https://bsky.social'],
    [' https://BSKY.social/ ', 'https://bsky.social'],
    ['pds.example.com:8443', 'https://pds.example.com:8443'],
    ['http://localhost:2583', 'http://localhost:2583'],
    ['http://127.0.0.1:2583', 'http://127.0.0.1:2583'],
  ])('%j is %s', (input, origin) => {
    expect(parseServerAddress(input)).toEqual({ kind: 'ok', value: origin });
  });

  it.each([
    '',
    '   ',
    'http://bsky.social',
    'https://bsky.social/path',
    'https://a:b@bsky.social',
    'ftp://bsky.social',
    'file:///etc/passwd',
    'bsky',
    'https://',
    'a b',
  ])('%j is refused in one sentence and what to do', (input) => {
    expect(parseServerAddress(input)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/^The server address .*Write it like https/),
    });
  });

  it('told by another server may not lead into this computer', () => {
    expect(trustedEndpoint('http://localhost:80', 'https://bsky.social')).toBeNull();
    expect(trustedEndpoint('http://localhost:80', 'http://localhost:2583')).toBe('http://localhost');
    expect(trustedEndpoint('https://pds.example.com', 'https://bsky.social')).toBe('https://pds.example.com');
  });
});
