/** Shannon's entropy of the characters, in bits for each; 0 for one character repeated, 4 for evenly spread hex. */
export function entropyOf(words: string): number {
  const counts = new Map<string, number>();
  for (const char of words) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / words.length) * Math.log2(count / words.length);
  return bits;
}

/** Stand-ins that documentation puts where a secret would be. */
const standIn =
  /example|sample|placeholder|change_?me|your[_-]|my[_-]|insert|replace|redacted|dummy|fake|todo|x{4,}|\*{3,}|\.{3}|0{8,}|1{6,}|12345678|abcdefg|qwerty|deadbeef|lorem|foobar|undefined|null|<|>|\$\{|\{\{|\$\(|%s|process\.env|getenv|os\.environ|vault:|arn:|ref\+/i;
/** Paths, links, hosts, versions, coordinates and dotted names of code. */
const nameOfThing =
  /^(?:https?:|file:|git@|refs\/|\w{1,3}:\d+:\d|\/(?![A-Za-z0-9+/]{30,120}={0,2}$)|\.{1,2}\/|[a-z]:\\)|^v?\d+(?:\.\d+)+|\.(?:pem|cer|crt|p12|key|json|ya?ml|txt|md|js|ts|py|xml|png|jpe?g)$|:jar:|\d{4}-\d\d-\d\d|SNAPSHOT|^\w+@[\w.]+$|^\w+\(/i;
/** `Names.of.code`, and CONSTANTS_LIKE_THIS. */
const nameInCode = /^[A-Za-z_]\w{0,30}(?:\.[A-Za-z_]\w{0,30}){1,6}(?:[:(/].*)?$|^(?:[A-Z][A-Z0-9]{0,15}[-_]){1,8}[A-Z][A-Z0-9]{0,15}$/;

/** Share of the characters that belong to something pronounceable of five letters or more. */
function wordShare(words: string): number {
  let covered = 0;
  for (const { 0: run } of words.matchAll(/[A-Z]?[a-z]{4,}|[A-Z]{5,}/g)) {
    if (/[aeiou]/i.test(run) && !/[^aeiouy\d_]{4}/i.test(run) && !/[qxz][^aeiouy]/i.test(run)) covered += run.length;
  }
  return covered / words.length;
}

/** Letters alone are random where small and capital ones alternate more often than names do. */
function isScrambled(value: string): boolean {
  const changes = value.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return value.length >= 14 && changes >= value.length / 3;
}

/**
 * Whether a value looks drawn at random, as keys are, and not thought up, as names are.
 * @param least the least entropy, in bits for each character.
 */
export function looksRandom(value: string, least: number): boolean {
  if (!/[A-Za-z]/.test(value) || standIn.test(value) || nameOfThing.test(value) || nameInCode.test(value)) return false;
  if (!/\d/.test(value) && !isScrambled(value)) return false;
  return entropyOf(value) >= least && wordShare(value) < 0.55;
}

/** Stand-ins for what has a fixed beginning: stricter words, since a real one may well hold "1234". */
const tokenStandIn = /example$|x{5,}|\*{3}|#{3}|0{16,}|your|here$|placeholder|replace|random|[_-]token$/i;

/** Whether a token of a known form only shows where a real one would be. */
export function isStandInToken(token: string): boolean {
  return tokenStandIn.test(token) || entropyOf(token) < 2.8;
}
