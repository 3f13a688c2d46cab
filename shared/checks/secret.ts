import { assignments } from './sensitive/assignments.ts';
import { blankFix } from './sensitive/mask.ts';
import { isStandInToken, looksRandom } from './sensitive/randomness.ts';
import { isSecretValue } from './sensitive/secret-names.ts';
import { issuerOf, tokenShapes } from './sensitive/token-shapes.ts';
import { type Spotted, textCheck } from './text-check.ts';

const privateKey =
  /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----(?=\s{0,4}[^-]{40})|PuTTY-User-Key-File-\d|"type": ?"service_account"/g;
/** Name and password in front of a host (RFC 3986 §3.2.1). */
const inLink = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:@/'"]{0,80}):([^\s:@/'"]{3,100})@[\w.-]{1,200}/gi;
/** Name and password behind curl's -u, quoted or not. */
const inCommand =
  /(?<=\bcurl\b[^|;]{0,300}\s)(?:-u|--user)[ =]{0,5}(?:["']([^"':]{0,60}["']?:["']?[^"']{0,100})["']|([\w.@+-]{1,60}:["']?[^\s"']{3,100}))/g;
/** Passwords as commands and libraries take them. */
const handedOver =
  /\bsshpass\s{1,3}-p\s{0,3}["']?([^\s"']{6,60})|\bmysql(?:dump)?\b[^|;\n]{0,60}\s-p([^\s"']{6,60})|\bauth\s?=\s?\(\s?["'][^"'\n]{1,60}["'],\s?["']([^"'\n]{6,100})["']/g;
/** "the token for the shop is ...": words between the name and what follows it. */
const toldInWords =
  /\b(?:token|key|secret)s?(?: (?:for|of|to|on|in)(?: [\w-]{1,20}){1,3}?)(?: is| are)?[:=]? {1,2}["'`]?([\w+/=.-]{20,200})/gi;
/** What stands for somebody else's name or password in a manual, or for a variable in a script. */
const stoodIn =
  /^(?:change_?(?:it|me)|pass(?:word|wd)?|pwd|test|token|user(?:name)?|secret|admin|root|guest|foo|bar|[x*.]+|yyy)?$|^\$|^%|\$\{|\$\(|\{\{|<|^\[|example/i;
const header =
  /(?<![\w-])(?:bearer|basic|splunk|apikey|token|authorization|(?:x-)?(?:[a-z]{1,20}-)?api-?(?:key|token)|x-[a-z]{1,20}-token)["':= ]{1,6}(?:(?:bearer|basic|splunk|apikey|client-id|(?:api-)?token) )?["']?([\w@.~+/=-]{8,1000})/gi;
/** A value under `data:` of a Kubernetes secret, in base64. */
const kind = /\bkind:[ \t]*["']?secret\b["']?/i;
const dataValue = /[\w.-]{1,60}:(?:[ \t]{0,4}[|>][-+]?)?\s{0,8}["']?([A-Za-z0-9+/]{10,}={0,3})["']?[ \t]*(?:\n|$)/g;

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

function keys(text: string): readonly Spotted[] {
  return [...text.matchAll(privateKey)].map(({ 0: words, index }) =>
    spot(index, index + words.length, text, true, 'the beginning of a private key'),
  );
}

function tokens(text: string): readonly Spotted[] {
  return [...text.matchAll(tokenShapes)]
    .filter(({ 0: token }) => !isStandInToken(token))
    .map(({ 0: token, index }) => spot(index, index + token.length, text, true, `a key or token of ${issuerOf(token)}`));
}

/** `name:password`, either of which may be empty, but not both. */
function isPair(pair: string): boolean {
  const [name = '', ...rest] = pair.split(':').map((part) => part.replace(/^["'{]|["'}]$/g, ''));
  const password = rest.join(':');
  const told = password === '' ? name : password;
  return rest.length > 0 && told.length >= 3 && !stoodIn.test(told) && name !== password && !/^\$|\$\{|\$\(|\{\{/.test(name);
}

function accesses(text: string): readonly Spotted[] {
  const links = [...text.matchAll(inLink)].filter(({ 1: name, 2: password }) => isPair(`${name}:${password}`));
  const commands = [...text.matchAll(inCommand)].filter(({ 1: quoted, 2: bare }) => isPair(quoted ?? bare ?? ''));
  const handed = [...text.matchAll(handedOver)].filter(({ 1: a, 2: b, 3: c }) => !stoodIn.test(a ?? b ?? c ?? ''));
  return [...links, ...commands, ...handed].map(({ 0: found, index }) =>
    spot(index, index + found.length, text, false, 'an access with name and password'),
  );
}

function headers(text: string): readonly Spotted[] {
  return [...text.matchAll(header), ...text.matchAll(toldInWords)].flatMap(({ 0: found, 1: value = '', index }) => {
    if (!looksRandom(value, 2.75)) return [];
    const start = index + found.length - value.length;
    return [spot(start, start + value.length, text, false, 'a token that signs somebody in')];
  });
}

/** Values of a Kubernetes secret (https://kubernetes.io/docs/concepts/configuration/secret/), in its own document only. */
function manifests(text: string): readonly Spotted[] {
  let from = 0;
  return text.split(/^---/m).flatMap((document) => {
    const offset = from;
    from += document.length + 3;
    const data = /\bdata:/.exec(document);
    if (data === null || !kind.test(document)) return [];
    return [...document.slice(data.index).matchAll(dataValue)].flatMap(({ 0: found, 1: value = '', index }) => {
      const start = offset + data.index + index + found.indexOf(value);
      return /[A-Z]/.test(value) && /[a-z]/.test(value) && value !== found.split(':')[0]
        ? [spot(start, start + value.length, text, false, 'a value of a secret')]
        : [];
    });
  });
}

/** Names of things that everybody may see: decentralised identifiers, records, cloud resources, keys by their number. */
const publicName = /(?:did:[a-z0-9]{2,12}:|at:\/\/\S{0,60}|\barn:[\w:/-]{0,80}|@sha\d{3}:)$/i;

/** A number of its kind that a bare "key" names: of a row, a record, a node. */
const rowKey = /(?<!(?:api|access|secret|private|auth|license)[ _-])\bkey["']?\s?[:=]\s?["']?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function assigned(text: string): readonly Spotted[] {
  return assignments(text)
    .filter(isSecretValue)
    .filter(({ start, end, value }) => {
      const before = text.slice(Math.max(0, start - 100), start);
      return !publicName.test(before) && !rowKey.test(text.slice(Math.max(0, start - 40), end)) && !/^0x[0-9a-f]{8,16}$/i.test(value);
    })
    .map(({ start, end }) => spot(start, end, text, false, 'a key or token: it follows such a name and looks drawn at random'));
}

/** Keys, tokens, private keys, and names with passwords in links. */
export const secretCheck = textCheck('secret', (text) => {
  const found: Spotted[] = [];
  for (const one of [...keys(text), ...tokens(text), ...accesses(text), ...headers(text), ...manifests(text), ...assigned(text)]) {
    if (!found.some((other) => other.start < one.end && other.end > one.start)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
});
