/**
 * A conforming OAuth 2.0 authorization server (`oidc-provider`), for networks whose own cannot be reached by tests: on
 * loopback, on a free port, with data that lives as long as this process. What it serves comes as JSON in
 * `OAUTH_PROVIDER_SETTINGS`, typed in `test/rig/oauth-provider.ts`. Prints one JSON line `{issuer, pid}` when ready; ends
 * on SIGTERM and when its standard input closes.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const settings = JSON.parse(process.env.OAUTH_PROVIDER_SETTINGS ?? '{}');
/** Access tokens by the account they speak for, so that a test can look at them and end them. */
const accessTokens = new Map();
const grantIds = new Map();

const server = createServer((request, response) => {
  serve(request, response).catch((error) => {
    response.statusCode = 500;
    response.end(String(error?.message));
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://localhost:${server.address().port}`;
const provider = new Provider(issuer, providerSettings());
const answer = provider.callback();
provider.on('access_token.saved', (token) => {
  remember(accessTokens, token.accountId, token);
  remember(grantIds, token.accountId, token.grantId);
});

process.once('SIGTERM', () => process.exit(0));
process.stdin.once('close', () => process.exit(0)).resume();
console.log(JSON.stringify({ issuer, pid: process.pid }));

function providerSettings() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: settings.clients.map(clientOf),
    scopes: settings.scopes,
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'picture', 'locale'], email: ['email', 'email_verified'] },
    routes: { authorization: settings.paths.authorization, token: settings.paths.token, revocation: settings.paths.revocation },
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      userinfo: { enabled: true },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, subject) => {
      const person = settings.people.find((known) => known.subject === subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, ...person.claims }) };
    },
    issueRefreshToken: (_ctx, _client, code) =>
      settings.refreshTokens === 'always' || (settings.refreshTokens === 'withOfflineAccess' && code.scopes.has('offline_access')),
    rotateRefreshToken: settings.rotatesRefreshTokens,
    expiresWithSession: () => false,
    ttl: {
      AccessToken: settings.accessTokenSeconds,
      AuthorizationCode: 30,
      RefreshToken: 86_400,
      Session: 3600,
      Interaction: 600,
      Grant: 86_400,
      IdToken: 3600,
    },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    renderError: (ctx, out) => {
      ctx.type = 'json';
      ctx.body = out;
    },
  };
}

/** A native client may come back to any port of the loopback address (RFC 8252 §7.3). */
function clientOf({ id, secret, redirectUris }) {
  return {
    client_id: id,
    ...(secret === undefined ? {} : { client_secret: secret }),
    token_endpoint_auth_method: secret === undefined ? 'none' : 'client_secret_post',
    application_type: 'native',
    redirect_uris: redirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  };
}

async function serve(request, response) {
  const { pathname } = new URL(request.url, issuer);
  if (pathname.startsWith('/~test/')) return control(request, response, pathname.slice('/~test/'.length));
  const interaction = /^\/interaction\/[^/]+(?:\/(login|consent|deny))?$/.exec(pathname);
  if (interaction !== null) return interact(request, response, interaction[1]);
  if (pathname === settings.paths.authorization && request.method === 'GET') request.url = asksConsent(request.url);
  return answer(request, response);
}

/** These networks ask for consent each time without being told to; OpenID Connect drops `offline_access` otherwise. */
function asksConsent(url) {
  const asking = new URL(url, issuer);
  asking.searchParams.set('prompt', 'consent');
  return asking.pathname + asking.search;
}

/** The pages of the person's sign-in: who they are, and whether they allow it. */
async function interact(request, response, step) {
  const { uid, prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html');
    return response.end(pageOf(uid, prompt.name, params));
  }
  const form = await formOf(request);
  if (step === 'deny') {
    const denied = { error: settings.deniedError, error_description: 'The person said no' };
    return provider.interactionFinished(request, response, denied, { mergeWithLastSubmission: false });
  }
  if (prompt.name === 'login') {
    const person = settings.people.find(({ login, password }) => login === form.get('login') && password === form.get('password'));
    if (person === undefined) {
      response.statusCode = 401;
      return response.end('There is no such person.');
    }
    return provider.interactionFinished(request, response, { login: { accountId: person.subject } }, { mergeWithLastSubmission: false });
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = known ?? new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope ?? '');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

function pageOf(uid, prompt, { client_id, scope }) {
  if (prompt === 'login') {
    return `<form method=post action=/interaction/${uid}/login><input name=login><input name=password type=password><button>Sign in</button></form>`;
  }
  return [
    `<p>${client_id} wants: ${scope}</p>`,
    `<form method=post action=/interaction/${uid}/consent><button>Allow</button></form>`,
    `<form method=post action=/interaction/${uid}/deny><button>Cancel</button></form>`,
  ].join('\n');
}

/** What a fixture server asks about a token it was shown, and what happens to a sign-in elsewhere. */
async function control(request, response, what) {
  const form = await formOf(request);
  const given = (name) => form.get(name) ?? '';
  response.setHeader('content-type', 'application/json');
  if (what === 'token') {
    const token = await provider.AccessToken.find(given('token'));
    const said = token && { subject: token.accountId, clientId: token.clientId, scopes: [...token.scopes] };
    return response.end(JSON.stringify(said ?? null));
  }
  if (what === 'expire') await Promise.all([...(accessTokens.get(given('subject')) ?? [])].map((token) => token.destroy()));
  if (what === 'revoke') await Promise.all([...(grantIds.get(given('subject')) ?? [])].map(endGrant));
  response.end('null');
}

async function endGrant(grantId) {
  await Promise.all([provider.AccessToken.revokeByGrantId(grantId), provider.RefreshToken.revokeByGrantId(grantId)]);
}

function remember(map, key, value) {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

async function formOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
