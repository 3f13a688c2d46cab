import type { NetworkFailure } from '../network.ts';

/** Any answer of the server, whatever its status; or what became of the request instead. */
export type Exchanged = { readonly kind: 'answered'; readonly response: Response; readonly url: string } | NetworkFailure;
