import { z } from 'zod';
import { trustedEndpoint } from '../http/server-address.ts';

/** The parts of a DID document that say where an account lives and what it is called (https://atproto.com/specs/did). */
export const didDocumentSchema = z.object({
  id: z.string().max(2048),
  alsoKnownAs: z.array(z.string().max(2048)).max(100).optional(),
  service: z
    .array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.unknown() }))
    .max(100)
    .optional(),
});
export type DidDocument = z.infer<typeof didDocumentSchema>;

/** Origin of the account's repository server, or `null` where the document names none that may be used. */
export function pdsOf(document: DidDocument, toldBy: string): string | null {
  const service = document.service?.find(
    ({ id, type }) => (id === '#atproto_pds' || id === `${document.id}#atproto_pds`) && type === 'AtprotoPersonalDataServer',
  );
  return typeof service?.serviceEndpoint === 'string' ? trustedEndpoint(service.serviceEndpoint, toldBy) : null;
}

/** The handle the document claims, to be confirmed by resolving it. */
export function claimedHandle(document: DidDocument): string | null {
  const alias = document.alsoKnownAs?.find((name) => name.startsWith('at://'));
  return alias === undefined ? null : alias.slice('at://'.length).toLowerCase();
}

/** The repository server named by the document that came with a session, which not every server sends. */
export function pdsOfSession(didDoc: unknown, server: string): string {
  const parsed = didDocumentSchema.safeParse(didDoc);
  return (parsed.success ? pdsOf(parsed.data, server) : null) ?? server;
}
