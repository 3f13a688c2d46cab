import { claimedHandle, type DidDocument } from './did-document.ts';
import type { Directory } from './directory.ts';

/**
 * What an account is called: a document can claim any handle, and only one that leads back to the same account counts
 * (https://atproto.com/specs/handle). Null where there is none, or nobody could say.
 */
export async function confirmedHandle(directory: Directory, document: DidDocument, server: string): Promise<string | null> {
  const claimed = claimedHandle(document);
  if (claimed === null) return null;
  const back = await directory.didOfHandle(claimed, server);
  return back.kind === 'ok' && back.value === document.id ? claimed : null;
}
