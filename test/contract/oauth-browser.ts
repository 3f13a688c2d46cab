/** What a person does on the pages of `test/servers/oauth-provider.mjs`. */
export interface PersonOnPages {
  readonly login: string;
  readonly password: string;
  readonly answer: 'allow' | 'deny';
}

const MOST_STEPS = 12;

/**
 * A browser without a screen: follows redirects with its cookies, signs in and allows or denies, until it has visited the
 * loopback address it was sent back to. Gives the page shown there. Throws where the server leads nowhere.
 */
export async function goThroughPages(authorizeUrl: string, person: PersonOnPages): Promise<string> {
  const cookies = new Map<string, string>();
  const redirectUri = new URL(authorizeUrl).searchParams.get('redirect_uri') ?? '';
  let next: { readonly url: string; readonly form?: Readonly<Record<string, string>> } = { url: authorizeUrl };
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const response = await visit(cookies, next.url, next.form);
    const location = response.headers.get('location');
    if (location === null) {
      const page = await response.text();
      if (next.url.startsWith(redirectUri)) return page;
      next = onPage(page, next.url, response.status, person);
    } else {
      next = { url: new URL(location, next.url).href };
    }
  }
  throw new Error('The pages lead in a circle');
}

function onPage(page: string, url: string, status: number, person: PersonOnPages) {
  const actions = [...page.matchAll(/action=([^ >]+)/g)].map(([, action]) => action ?? '');
  const [first] = actions;
  if (status !== 200 || first === undefined) throw new Error(`The page answered ${status}: ${page.slice(0, 300)}`);
  if (first.endsWith('/login')) return { url: new URL(first, url).href, form: { login: person.login, password: person.password } };
  const chosen = actions.find((action) => action.endsWith(person.answer === 'allow' ? '/consent' : '/deny')) ?? first;
  return { url: new URL(chosen, url).href, form: { answer: person.answer } };
}

async function visit(cookies: Map<string, string>, url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, {
    method: form === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: cookie === '' ? {} : { cookie },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    cookies.set(name, value);
  }
  return response;
}
