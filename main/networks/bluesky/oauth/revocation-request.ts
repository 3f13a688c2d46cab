import * as oauth from 'oauth4webapi';

/**
 * A revocation (RFC 7009) with a DPoP proof. AT Protocol servers answer 200 to one without a proof, and revoke nothing.
 * The library proves possession on the endpoints of RFC 9449 only; a pushed authorization request is the one whose body
 * is nothing but the parameters given and the client, so it is sent to the revocation endpoint.
 */
export function revocationRequest(
  server: oauth.AuthorizationServer,
  client: oauth.Client,
  token: string,
  options: oauth.PushedAuthorizationRequestOptions,
): Promise<Response> {
  const { revocation_endpoint: endpoint } = server;
  if (endpoint === undefined) throw new oauth.UnsupportedOperationError('No revocation endpoint');
  const revocation = { ...server, pushed_authorization_request_endpoint: endpoint };
  return oauth.pushedAuthorizationRequest(revocation, client, oauth.None(), { token }, options);
}
