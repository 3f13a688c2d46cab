import { type Assignment, assignments } from './sensitive/assignments.ts';
import { blankFix } from './sensitive/mask.ts';
import { isStandIn, looksRandom } from './sensitive/randomness.ts';
import { issuerOf, tokenShapes } from './sensitive/token-shapes.ts';
import { type Spotted, textCheck } from './text-check.ts';

const privateKey =
  /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d|"type": ?"service_account"[^}]{0,200}"private_key"/g;
/** Name and password in front of a host (RFC 3986 §3.2.1), or behind curl's -u. */
const credentialsInLink = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:@/'"]{1,80}):([^\s:@/'"]{3,100})@[\w.-]{1,200}/gi;
const credentialsInCommand = /\bcurl\b[^\n]{0,200}?(?:\s-u|\s--user)[ =]?["']?([^\s:"']{2,60}):([^\s"']{3,100})/gi;
const bearer =
  /(?<![\w-])(?:bearer|basic|token|apikey|x-api-key|authorization)["':= ]{1,4}(?:bearer |basic |token )?["']?([\w.~+/=-]{12,400})/gi;

const named =
  /secret|token|passw(?:or)?d|passphrase|pwd|credential|creds|api[_.-]?key|apikey|auth|private[_.-]?key|access|(?:^|[_.-])key|key$|Key|KEY|api(?![a-z])|API|Api|license|webhook|signing|encrypt|session|cookie|salt|client/i;
/** Names that hold one of those words and carry no secret. */
const harmless =
  /public|author(?!iz)|keyboard|keyword|key_?(?:down|up|press|frame|code|board|name|id|size|length|type|pair|ring|alias|selector|char|stone|note|file|path|hash|val(?:ue)?s?$|store|tab|vault|word|mesh|sign|str)|(?:primary|foreign|bucket|schema|sequence|sort|partition|cache|idx|issuer|natural|hot|object|map|lookup|pub|project|entity)[_.-]?key|monkey|turkey|donkey|hockey|jockey|csrf|accessib|accessor|access[_.-]?(?:id|level|log|point|url|type)|random.?access|_?version$|rapid(?!api)|capital|url$|uri$|endpoint$|host$|name$|source$|results$|(?:session|tenant|credentials?|app|user)[_.-]?s?id$|secrets?[_.-]?id$|type$|count$|length$|size$|format$|expir\w*$|ttl$|scope$|audience$|issuer$|license[_.-]?key[_.-]?id|srcrev|chksum|checksum|sha\d*$|digest$|integrity/i;

/** Names of values that look random and are meant to be known: sums, revisions, ids. */
const known =
  /hash|md5|rev|commit|etag|uuid|guid|(?:^|[_.-])id$|Id$|checksum|digest|integrity|image|src|data|h1$|ver$|http|nonce|trace|build/i;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function spot(start: number, end: number, text: string, sure: boolean, what: string): Spotted {
  return {
    type: 'secret',
    level: sure ? 'stop' : 'caution',
    start,
    end,
    score: sure ? 0.97 : 0.75,
    why: `This ${sure ? 'is' : 'looks like'} ${what}.`,
    todo: sure ? 'Take it out, and have it replaced: it may have been seen.' : 'Take it out if it opens anything.',
    fix: blankFix(text.slice(start, end)),
  };
}

function tokens(text: string): readonly Spotted[] {
  return [...text.matchAll(tokenShapes)]
    .filter(({ 0: token }) => !isStandIn(token))
    .map(({ 0: token, index }) => spot(index, index + token.length, text, true, `a key or token of ${issuerOf(token)}`));
}

function links(text: string): readonly Spotted[] {
  return [...text.matchAll(credentialsInLink), ...text.matchAll(credentialsInCommand)].flatMap(
    ({ 0: found, 1: user = '', 2: password = '', index }) => {
      if (
        isStandIn(`${password}aB3$x`) ||
        /^(?:pass(?:word)?|user|pw|secret)$/i.test(password) ||
        /[${}<]/.test(password) ||
        user === password
      )
        return [];
      return [spot(index, index + found.length, text, false, 'an access with name and password')];
    },
  );
}

function headers(text: string): readonly Spotted[] {
  return [...text.matchAll(bearer)].flatMap(({ 0: found, 1: value = '', index }) => {
    if (!looksRandom(value, 3)) return [];
    const start = index + found.length - value.length;
    return [spot(start, start + value.length, text, false, 'a token that signs somebody in')];
  });
}

const inCode = /^(?:=>|:=|\?\?=|\?=|\|\|=?|\.=|\+=|==?|:|->)$/;

/** How random a value must look, in bits for each character, and how long be; it depends on what it is given to. */
function isSecretValue({ value, operator, name, quoted }: Assignment): boolean {
  if (harmless.test(name) || value.length < 10) return false;
  const code = inCode.test(operator);
  if (!named.test(name))
    return code && value.length >= (quoted ? 16 : 24) && !known.test(name) && !uuid.test(value) && looksRandom(value, 3.3);
  if (/client[_.-]?id$/i.test(name) && uuid.test(value)) return false;
  if (!code) return value.length >= 16 && looksRandom(value, 3.3);
  return looksRandom(value, value.length < 16 ? 2.8 : 3);
}

function assigned(text: string): readonly Spotted[] {
  return assignments(text)
    .filter(isSecretValue)
    .map(({ start, end }) => spot(start, end, text, false, 'a key or token: it follows such a name and looks drawn at random'));
}

/** Keys, tokens, private keys, and names with passwords in links. */
export const secretCheck = textCheck('secret', (text) => {
  const keys = [...text.matchAll(privateKey)].map(({ 0: words, index }) =>
    spot(index, index + words.length, text, true, 'the beginning of a private key'),
  );
  const found: Spotted[] = [];
  for (const one of [...keys, ...tokens(text), ...links(text), ...headers(text), ...assigned(text)]) {
    if (!found.some((other) => other.start < one.end && other.end > one.start)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
});
