import { seededRandom } from '../../../shared/learn/random.ts';

const small = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const alphabets = {
  hex: `${digits}abcdef`,
  lower: small + digits,
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
  'client_endpoint_id = aws_ec2_endpoint.client-endpoint.id',
  'author = "jane.fake@mail.example",',
  'public_key = "9Bnzk4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit"',
  'schemaKey = "DOC_Vector_6_32"',
  'const chars = "0123456789abcdefghijklmnopqrstuvwxyz_-."',
  'KeyPair = X25519.KeyPair',
  'SECRET_NAME = "NEXUS-GPT5-API-KEY"',
  "access_token_url = 'https://acme.example/login/oauth/access_token'",
  'commit 3f786850e387550fdab836ed7e6dc881de23001b',
  'md5: 9e107d9d372bb6826bd81d3542a419d6',
  'sk_test_xxxxxxxxxxxxxxxxxxxxxxxx',
  'api_key = "YOUR_API_KEY_HERE_12345"',
  'password = var.db_password_2',
  'token: {{ secrets.TOKEN_2 }}',
  'https://user:password@acme.example',
  'curl -u "$NAME:$PASSWORD" https://acme.example',
  'curl -u user:pass https://acme.example',
  'Authorization: Bearer $API_TOKEN',
  '-----BEGIN PUBLIC KEY-----',
  '-----BEGIN PRIVATE KEY-----\nanything\n-----END PRIVATE KEY-----',
  'the token economy is worth $12345678 today',
  'our API 2.0 token launch is on 12/12/2025',
  'https://t.co/aB3dE5gH7j',
  'tokens: 4096, max_tokens: 1024, access: readonly1',
];
