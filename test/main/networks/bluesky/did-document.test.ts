import { describe, expect, it } from 'vitest';
import { claimedHandle, type DidDocument, pdsOf, pdsOfSession } from '../../../../main/networks/bluesky/did-document.ts';

const server = 'https://bsky.social';

function documentWith(serviceEndpoint: unknown): DidDocument {
  return { id: 'did:plc:abc', service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint }] };
}

describe('a DID document', () => {
  it('names the server of the repository', () => {
    expect(pdsOf(documentWith('https://pds.example.com'), server)).toBe('https://pds.example.com');
  });

  it.each(['http://pds.example.com', 'https://localhost', 'http://127.0.0.1:80', 'https://user@pds.example.com', 7, null])(
    'cannot send a token to %s',
    (endpoint) => {
      expect(pdsOf(documentWith(endpoint), server)).toBeNull();
    },
  );

  it('may point to this computer only from this computer', () => {
    expect(pdsOf(documentWith('http://localhost:2583'), 'http://localhost:2583')).toBe('http://localhost:2583');
  });

  it('that a session does not bring leaves the server signed in at', () => {
    expect(pdsOfSession(undefined, server)).toBe(server);
    expect(pdsOfSession({ id: 'did:plc:abc', service: 'x' }, server)).toBe(server);
  });

  it('claims a handle', () => {
    expect(claimedHandle({ id: 'did:plc:abc', alsoKnownAs: ['https://x.example', 'at://Alice.Example.com'] })).toBe('alice.example.com');
    expect(claimedHandle({ id: 'did:plc:abc' })).toBeNull();
  });
});
