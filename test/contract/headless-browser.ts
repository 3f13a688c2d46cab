import { type IncomingHttpHeaders, request } from 'node:http';
import { z } from 'zod';

/** What a person does on the server's sign-in page: says who they are, and allows or denies. */
export interface PersonInBrowser {
  readonly handle: string;
  readonly password: string;
  readonly answer: 'allow' | 'deny';
}

/**
 * A browser without a screen that goes through the PDS's OAuth pages, making the requests the page's own script makes.
 * Over `node:http`, as `fetch` says `sec-fetch-mode: cors` of itself, which the server refuses on a page.
 * Ends when the loopback address has been visited, and gives the page shown there.
 */
export async function signInOnPage(authorizeUrl: string, person: PersonInBrowser): Promise<string> {
  const server = new URL(authorizeUrl).origin;
  const cookies = new Map<string, string>();
  const navigate = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  await visit(cookies, 'GET', authorizeUrl, { ...navigate, 'sec-fetch-site': 'none' });

  const call = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      origin: server,
      referer: authorizeUrl,
      'sec-fetch-mode': 'same-origin',
      'sec-fetch-site': 'same-origin',
      'sec-fetch-dest': 'empty',
      'x-csrf-token': cookies.get('csrf-token') ?? '',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const answer = await visit(cookies, 'POST', `${server}/@atproto/oauth-provider/~api${path}`, headers, JSON.stringify(body));
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text);
  };

  const signedIn = signInSchema.parse(
    await call('/sign-in', { locale: 'en', username: person.handle, password: person.password, remember: false }),
  );
  const decision =
    person.answer === 'allow'
      ? call(
          '/consent',
          { sub: signedIn.account.sub, scope: new URL(authorizeUrl).searchParams.get('scope') ?? undefined },
          signedIn.ephemeralToken,
        )
      : call('/reject', {}, signedIn.ephemeralToken);
  const { url } = redirectSchema.parse(await decision);
  const redirect = await visit(cookies, 'GET', url, { ...navigate, referer: authorizeUrl, 'sec-fetch-site': 'same-origin' });
  const back = redirect.headers.location;
  if (back === undefined) throw new Error(`The server did not lead back: ${redirect.status}`);
  return (await visit(new Map(), 'GET', back, navigate)).text;
}

const signInSchema = z.object({ account: z.object({ sub: z.string() }), ephemeralToken: z.string() });
const redirectSchema = z.object({ url: z.url() });

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function visit(cookies: Map<string, string>, method: string, url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const outgoing = request(url, { method, headers: { ...headers, ...(cookie === '' ? {} : { cookie }) } }, (incoming) => {
      for (const line of incoming.headers['set-cookie'] ?? []) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
        cookies.set(name, value);
      }
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
