import type { Assignment } from './assignments.ts';
import { looksRandom } from './randomness.ts';

/** Words in the names of secrets. */
const named =
  /secret|token|passw(?:or)?d|passphrase|pwd|credential|creds|api[_.-]?key|apikey|auth|private[_.-]?key|access|(?:^|[_.-])key|key$|Key|KEY|api(?![a-z])|API|Api|license|webhook|signing|encrypt|session|cookie|salt|client/i;
/** Names that hold one of those words and carry no secret. */
const harmless =
  /public|author(?!iz)|keyboard|keyword|key_?(?:down|up|press|frame|code|board|name|id|size|length|type|pair|ring|alias|selector|char|stone|note|file|path|hash|val(?:ue)?s?$|store|tab|vault|word|mesh|sign|str)|(?:primary|foreign|bucket|schema|sequence|sort|partition|cache|idx|issuer|natural|hot|object|map|lookup|pub|project|entity)[_.-]?key|monkey|turkey|donkey|hockey|jockey|csrf|accessib|accessor|access[_.-]?(?:level|log|point|url|type)|random.?access|_?version$|rapid(?!api)|capital|url$|uri$|endpoint$|host$|name$|source$|results$|(?:session|tenant|credentials?|app|user)[_.-]?s?id$|secrets?[_.-]?id$|type$|count$|length$|size$|format$|expir\w*$|ttl$|scope$|audience$|issuer$|license[_.-]?key[_.-]?id|srcrev|chksum|checksum|sha\d*$|digest$|integrity/i;

/** Names of values that look random and are meant to be known: sums, revisions, ids. */
const known =
  /hash|md5|rev|commit|etag|uuid|guid|(?:^|[_.-])id$|Id$|checksum|digest|integrity|image|src|data|h1$|ver$|http|nonce|trace|build/i;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const inCode = /^(?:=>|:=|\?\?=|\?=|\|\|=?|\.=|\+=|==?|:|->)$/;

/** How random a value must look, in bits for each character, and how long be; it depends on what it is given to. */
export function isSecretValue({ value, operator, name, quoted }: Assignment): boolean {
  if (harmless.test(name) || value.length < 10) return false;
  const code = inCode.test(operator);
  if (!named.test(name))
    return code && value.length >= (quoted ? 16 : 24) && !known.test(name) && !uuid.test(value) && looksRandom(value, 3.3);
  if (/(?:client|access|option|key)[_.-]?id$/i.test(name) && uuid.test(value)) return false;
  if (!code) return value.length >= 16 && looksRandom(value, 3.3);
  return looksRandom(value, value.length < 16 ? 2.8 : 3);
}
