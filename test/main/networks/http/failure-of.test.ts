import { describe, expect, it } from 'vitest';
import { AnswerTooLarge, TimeLimitReached } from '../../../../main/networks/http/bounded-fetch.ts';
import { failureOf } from '../../../../main/networks/http/failure-of.ts';

const url = 'https://pds.example.com/xrpc/x?secret=1';

function fetchFailed(code: string, extra: object = {}): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('the reason'), { code, ...extra }) });
}

describe('what a failed fetch means', () => {
  it.each([
    ['refused', fetchFailed('ECONNREFUSED')],
    ['refused at every address', new TypeError('fetch failed', { cause: new AggregateError([fetchFailed('ECONNREFUSED').cause]) })],
    ['no such name', fetchFailed('ENOTFOUND')],
    ['no answer while connecting', fetchFailed('ETIMEDOUT', { syscall: 'connect' })],
    ['no answer while connecting, undici', fetchFailed('UND_ERR_CONNECT_TIMEOUT')],
    ['bad certificate', fetchFailed('CERT_HAS_EXPIRED')],
    ['self-signed certificate', fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['Chromium: refused', new Error('net::ERR_CONNECTION_REFUSED')],
    ['Chromium: offline', new Error('net::ERR_INTERNET_DISCONNECTED')],
    ['Chromium: no such name', new Error('net::ERR_NAME_NOT_RESOLVED')],
    ['Chromium: proxy away', new Error('net::ERR_PROXY_CONNECTION_FAILED')],
    ['Chromium: bad certificate', new Error('net::ERR_CERT_AUTHORITY_INVALID')],
  ])('%s: never reached', (_what, error) => {
    expect(failureOf(error, url).kind).toBe('unreachable');
  });

  it.each([
    ['cut', fetchFailed('UND_ERR_SOCKET')],
    ['reset', fetchFailed('ECONNRESET')],
    ['timed out later', fetchFailed('ETIMEDOUT', { syscall: 'read' })],
    ['our own time limit', new TimeLimitReached('late')],
    ['Chromium: cut', new Error('net::ERR_EMPTY_RESPONSE')],
    ['Chromium: reset', new Error('net::ERR_CONNECTION_RESET')],
    ['Chromium: network changed', new Error('net::ERR_NETWORK_CHANGED')],
    ['anything else', new Error('something')],
    ['not even an error', 'boom'],
  ])('%s: nobody knows', (_what, error) => {
    expect(failureOf(error, url).kind).toBe('unknown');
  });

  it.each([
    ['Node', new TypeError('fetch failed', { cause: new Error('unexpected redirect') })],
    ['Electron', new Error("Attempted to redirect, but redirect policy was 'error'")],
  ])('a redirect in %s: refused', (_where, error) => {
    expect(failureOf(error, url).kind).toBe('rejected');
  });

  it('an endless answer: unreadable', () => {
    expect(failureOf(new AnswerTooLarge('x'), url).kind).toBe('unreadable');
  });

  it('names the server and nothing of the request', () => {
    expect(failureOf(new Error('token eyJ'), url).words).toBe('The connection to pds.example.com broke before it answered.');
  });
});
