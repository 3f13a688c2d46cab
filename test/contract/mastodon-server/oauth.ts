import { createHash } from 'node:crypto';
import type { mastodon } from 'masto';
import { type Answer, type Asked, ok, problem, type Route, route } from './route.ts';
import { type App, secret } from './world.ts';

const coarse = ['read', 'write', 'follow', 'push', 'profile'];
/** https://docs.joinmastodon.org/api/oauth-scopes/#granular. */
const both = ['accounts', 'blocks', 'bookmarks', 'favourites', 'filters', 'follows', 'lists', 'mutes', 'notifications', 'statuses'];
const finer = [
  ...[...both, 'search'].map((name) => `read:${name}`),
  ...[...both, 'conversations', 'media', 'reports'].map((name) => `write:${name}`),
];

function knownScopes({ options }: Asked): readonly string[] {
  return options.granularScopes ? [...coarse, ...finer] : coarse;
}

function wordsIn(text: string | null): readonly string[] {
  return (text ?? '').split(' ').filter((word) => word !== '');
}

/** https://docs.joinmastodon.org/methods/oauth/#authorization-server-metadata. */
function metadata(asked: Asked): Answer {
  if (!asked.options.hasMetadata) return problem(404, 'Not Found');
  const { origin } = asked;
  return ok({
    issuer: `${origin}/`,
    service_documentation: 'https://docs.joinmastodon.org/',
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    app_registration_endpoint: `${origin}/api/v1/apps`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    userinfo_endpoint: `${origin}/oauth/userinfo`,
    scopes_supported: knownScopes(asked),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  });
}

/** https://docs.joinmastodon.org/methods/apps/#create. */
function createApp(asked: Asked): Answer {
  const { world, request } = asked;
  const name = request.form.get('client_name') ?? '';
  const redirectUris = request.form.getAll('redirect_uris').flatMap((uri) => uri.split('\n'));
  const scopes = wordsIn(request.form.get('scopes') ?? 'read');
  if (name === '') return problem(422, "Validation failed: Name can't be blank");
  if (redirectUris.length === 0 || !redirectUris.every((uri) => URL.canParse(uri))) {
    return problem(422, 'Validation failed: Redirect URI must be an absolute URI.');
  }
  if (!scopes.every((scope) => knownScopes(asked).includes(scope))) {
    return problem(422, "Validation failed: Scopes doesn't match configured on the server.");
  }
  const app: App = { clientId: secret(), clientSecret: secret(), redirectUris, scopes };
  world.apps.set(app.clientId, app);
  return ok({
    id: world.nextId(),
    name,
    website: null,
    scopes,
    redirect_uri: redirectUris.join('\n'),
    redirect_uris: redirectUris,
    client_id: app.clientId,
    client_secret: app.clientSecret,
    client_secret_expires_at: 0,
  });
}

interface Authorizing {
  readonly app: App;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly challenge: string | null;
}

/** https://docs.joinmastodon.org/methods/oauth/#authorize. The redirect address is compared as a whole. */
function authorizing(parameters: URLSearchParams, { world, options }: Asked): Authorizing | string {
  const app = world.apps.get(parameters.get('client_id') ?? '');
  const redirectUri = parameters.get('redirect_uri') ?? '';
  const scopes = wordsIn(parameters.get('scope') ?? 'read');
  const challenge = parameters.get('code_challenge');
  if (app === undefined) return 'Client authentication failed due to unknown client.';
  if (parameters.get('response_type') !== 'code') return 'The authorization server does not support this response type.';
  if (!app.redirectUris.includes(redirectUri)) return 'The requested redirect uri is malformed or does not match client redirect URI.';
  if (!scopes.every((scope) => app.scopes.includes(scope))) return 'The requested scope is invalid, unknown, or malformed.';
  if (challenge !== null && parameters.get('code_challenge_method') !== 'S256') return 'The code challenge method must be S256.';
  return { app, redirectUri, scopes, state: parameters.get('state'), challenge: options.hasMetadata ? challenge : null };
}

function authorizePage(asked: Asked): Answer {
  const read = authorizing(asked.request.query, asked);
  if (typeof read === 'string') return { status: 400, body: `<p>${read}</p>` };
  return ok(`<form method="post" action="/oauth/authorize">Authorization required: ${read.scopes.join(', ')}</form>`);
}

/** What the page's form sends: who it is, and whether they allow it. */
function decide(asked: Asked): Answer {
  const { form } = asked.request;
  const read = authorizing(form, asked);
  if (typeof read === 'string') return { status: 400, body: `<p>${read}</p>` };
  const member = [...asked.world.members.values()].find(({ username }) => username === form.get('username'));
  if (member === undefined || member.password !== form.get('password'))
    return { status: 401, body: '<p>Invalid E-mail address or password.</p>' };
  const back = new URL(read.redirectUri);
  if (form.get('decision') === 'allow') {
    const code = secret();
    asked.world.codes.set(code, { ...read, member });
    back.searchParams.set('code', code);
  } else {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'The resource owner or authorization server denied the request.');
  }
  if (read.state !== null) back.searchParams.set('state', read.state);
  return { status: 302, body: '', headers: { location: back.href } };
}

function clientOf({ world, request }: Asked): App | null {
  const app = world.apps.get(request.form.get('client_id') ?? '');
  return app !== undefined && app.clientSecret === request.form.get('client_secret') ? app : null;
}

const invalidGrant =
  'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';
const invalidClient =
  'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.';

/** https://docs.joinmastodon.org/methods/oauth/#token. Tokens do not end by themselves. */
function createToken(asked: Asked): Answer {
  const { world, request } = asked;
  const { form } = request;
  const app = clientOf(asked);
  if (app === null) return problem(401, 'invalid_client', invalidClient);
  if (form.get('grant_type') !== 'authorization_code') return problem(400, 'unsupported_grant_type', 'Not a grant of this server.');
  const code = world.codes.get(form.get('code') ?? '');
  world.codes.delete(form.get('code') ?? '');
  if (code === undefined || code.app !== app || code.redirectUri !== form.get('redirect_uri'))
    return problem(400, 'invalid_grant', invalidGrant);
  if (code.challenge !== null && code.challenge !== s256(form.get('code_verifier') ?? ''))
    return problem(400, 'invalid_grant', invalidGrant);
  if (form.has('scope') && form.get('scope') !== code.scopes.join(' ')) {
    return problem(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
  }
  const accessToken = secret();
  world.tokens.set(accessToken, { app, member: code.member, scopes: code.scopes });
  const token: mastodon.v1.Token = { accessToken, tokenType: 'Bearer', scope: code.scopes.join(' '), createdAt: 1_760_000_000 };
  return ok(token);
}

function s256(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** https://docs.joinmastodon.org/methods/oauth/#revoke. */
function revoke(asked: Asked): Answer {
  const given = asked.request.form.get('token') ?? '';
  const token = asked.world.tokens.get(given);
  const app = clientOf(asked);
  if (app === null || given === '' || (token !== undefined && token.app !== app)) {
    return problem(403, 'unauthorized_client', 'You are not authorized to revoke this token');
  }
  if (asked.world.tokens.delete(given)) asked.world.revoked.add(given);
  return ok({});
}

export const oauthRoutes: readonly Route[] = [
  route('GET', '/.well-known/oauth-authorization-server', metadata),
  route('POST', '/api/v1/apps', createApp),
  route('GET', '/oauth/authorize', authorizePage),
  route('POST', '/oauth/authorize', decide),
  route('POST', '/oauth/token', createToken),
  route('POST', '/oauth/revoke', revoke),
];
