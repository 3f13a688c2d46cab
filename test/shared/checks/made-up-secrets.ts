import { seededRandom } from '../../../shared/learn/random.ts';

const small = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const alphabets = {
  hex: `${digits}abcdef`,
  capitalHex: `${digits}ABCDEF`,
  lower: small + digits,
  capitals: small.toUpperCase() + digits,
  url: `${small}${small.toUpperCase()}${digits}_-`,
  base64: `${small}${small.toUpperCase()}${digits}+/`,
  mixed: small + small.toUpperCase() + digits,
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  digits,
};

/** Draws keys and tokens, the same ones for the same seed, so that nothing that looks like a secret lies in the repository. */
export function secretMaker(seed: number) {
  const random = seededRandom(seed);
  const draw = (alphabet: keyof typeof alphabets, length: number): string =>
    Array.from({ length }, () => alphabets[alphabet][Math.floor(random() * alphabets[alphabet].length)]).join('');
  return { draw, among: <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T };
}
export type SecretMaker = ReturnType<typeof secretMaker>;

const letters: Readonly<Record<string, keyof typeof alphabets>> = {
  h: 'hex',
  H: 'capitalHex',
  a: 'lower',
  m: 'mixed',
  w: 'url',
  b: 'base64',
  U: 'capitals',
  v: 'base32',
  d: 'digits',
};

/** A form of `credential-forms.ts`, filled. */
export function filled(form: string, { draw }: SecretMaker): string {
  const uuid = () => [8, 4, 4, 4, 12].map((length) => draw('hex', length)).join('-');
  return form.replace(/\{uuid\}/g, uuid).replace(/\{(\w)(\d+)\}/g, (_, letter: string, length: string) => {
    const alphabet = letters[letter];
    if (alphabet === undefined) throw new Error(`No alphabet is called ${letter}.`);
    return draw(alphabet, Number(length));
  });
}

/** Tokens with a form of their own, by whose they are. */
export const knownTokens: Readonly<Record<string, (make: SecretMaker) => string>> = {
  aws: ({ draw }) => `AKIA${draw('base32', 16)}`,
  github: ({ draw }) => `ghp_${draw('mixed', 36)}`,
  slack: ({ draw }) => `xoxb-${draw('digits', 12)}-${draw('digits', 12)}-${draw('mixed', 24)}`,
  stripe: ({ draw }) => `sk_live_${draw('mixed', 24)}`,
  google: ({ draw }) => `AIza${draw('mixed', 35)}`,
  jwt: ({ draw }) => `eyJ${draw('mixed', 30)}.eyJ${draw('mixed', 60)}.${draw('mixed', 43)}`,
  telegram: ({ draw }) => `${draw('digits', 9)}:AA${draw('mixed', 33)}`,
  gitlab: ({ draw }) => `glpat-${draw('mixed', 20)}`,
  npm: ({ draw }) => `npm_${draw('mixed', 36)}`,
  sendgrid: ({ draw }) => `SG.${draw('mixed', 22)}.${draw('mixed', 43)}`,
  paypal: ({ draw }) => `access_token$production$${draw('lower', 16)}$${draw('hex', 32)}`,
  key: ({ draw }) => `-----BEGIN ${'RSA PRIVATE'} KEY-----\n${draw('mixed', 64)}`,
};

/** Ways to give a secret to a name: code, configuration, markup, a command, and plain words. */
export const waysToTell: readonly ((name: string, secret: string) => string)[] = [
  (name, secret) => `${name}Token = "${secret}"`,
  (name, secret) => `{ "${name}_token": "${secret}" }`,
  (name, secret) => `<${name}Token>\n    ${secret}\n</${name}Token>`,
  (name, secret) => `${name}_secret: '${secret}'`,
  (name, secret) => `var ${name}Token string = "${secret}"`,
  (name, secret) => `$${name}Token .= "${secret}"`,
  (name, secret) => `${name.toUpperCase()}_API_KEY=${secret}`,
  (name, secret) => `${name}_key => ${secret}`,
  (name, secret) => `getOr("${name}_api_token", "${secret}")`,
  (name, secret) => `here is our ${name} api key: ${secret}`,
  (name, secret) => `my ${name} token is ${secret} please use it`,
  (name, secret) => `curl -H "Authorization: Bearer ${secret}" https://${name}.example`,
  (name, secret) => `postgres://${name}:${secret}@db.internal:5432/prod`,
];

export const vendors: readonly string[] = ['acme', 'okta', 'datadog', 'mailgun', 'plaid', 'sentry', 'twitter', 'zendesk', 'fastly', 'snyk'];

/** What looks like a secret in code and is none; written for these tests. */
export const harmlessLines: readonly string[] = [
  'load_balancer_key_id = module.balancer_eu.listener-key.id',
  'maintainer = "kim.imaginary@post.example",',
  `public_key = "${secretMaker(3).draw('mixed', 43)}"`,
  'mapKey = "LAYER_Terrain_12_64"',
  `const letters = "${alphabets.lower}_-."`,
  'KeyRing = Nacl.KeyRing',
  'SECRET_NAME = "HARBOUR-NORTH2-API-KEY"',
  "refresh_token_url = 'https://acme.example/oauth/refresh_token'",
  `commit ${secretMaker(4).draw('hex', 40)}`,
  `md5: ${secretMaker(5).draw('hex', 32)}`,
  'sk_test_xxxxxxxxxxxxxxxxxxxxxxxx',
  'api_key = "YOUR_API_KEY_HERE_12345"',
  'password = var.db_password_2',
  'token: {{ secrets.TOKEN_2 }}',
  'https://user:password@acme.example',
  'curl -u "$NAME:$PASSWORD" https://acme.example',
  'curl -u user:pass https://acme.example',
  'Authorization: Bearer $API_TOKEN',
  '-----BEGIN PUBLIC KEY-----',
  '-----BEGIN PRIVATE KEY-----\nto be filled in\n-----END PRIVATE KEY-----',
  'the token economy is worth $12345678 today',
  'our API 2.0 token launch is on 12/12/2025',
  'https://t.co/aB3dE5gH7j',
  'tokens: 4096, max_tokens: 1024, access: readonly1',
];
