import { blankFix } from './sensitive/mask.ts';
import { type Spotted, textCheck } from './text-check.ts';

/** Words that a password follows, in several languages. */
const label =
  /(?<![\p{L}\p{N}_])(?:(?:login )?(?:passwords?(?: attempt)?(?: string)?(?: revealed)?|passwd|passcode|passphrase|pwd|pw)|pass|pin(?: code)?|passwort|kennwort|contraseña|clave|mot de passe|mdp|senha|wachtwoord|hasło)(?![\p{L}\p{N}_])|パスワード|暗証番号|密码|비밀번호/giu;
const between =
  /^(?:[’']s)?(?: (?:for|to|of|on) (?:\S{1,20} ){1,4})?(?:\s?(?:ist|is|was|est|es|now|still|again|changed to|reset to|set to|will be|has been|は|:|=|\u2192|->|are)){0,3}[\s:="'“”‘’`«(*]{0,4}/iu;
/** A name or e-mail address, a mark, and what looks like its password: "kim@acme.com / W!nter24". */
const login = /([\w.+-]{1,64}@[\w.-]{1,120}) ?[/:|,] ?(\S{6,40})/g;
/** A name that signs in, then what looks like its password: "login admin / Tr0ub4dor". */
const loginWord =
  /\b(?:login|log in|username|user|credentials|creds)\b:? {0,2}(?:is |are |with )?([\w.+@-]{2,40}) ?[/|:] ?([^\s/|]{6,40})/gi;
/** Codes that sign in once. */
const once =
  /\b(?:(?:verification|security|login|log-in|sign-in|authentication|auth|one.?time|2fa|two.factor|otp|access|confirmation) (?:code|pin|passcode|password)|otp|2fa|(?<=your )code(?= is))\b(?: (?:is|was))?:? {0,2}(\d(?:[ -]?\d){3,7})(?!\d)/gi;

const trailing = /[.,;:!?)\]}'"’”»*]+$/;

/** A mark that ends the sentence may also end the password; it stays where it is doubled or nothing follows. */
function trimmed(words: string): string {
  const quoted = /^([^'"’”»]{4,})['"’”»]/.exec(words)?.[1];
  if (quoted !== undefined) return quoted;
  return /[!$#@%]$/.test(words) ? words : words.replace(trailing, '');
}

/** Kinds of characters: small, capital, digit, other. Words have one or two of them. */
function kinds(words: string): number {
  const inner = words.slice(1);
  return [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d'’.,…-]/u].filter((kind, at) => kind.test(at === 1 ? inner : words)).length;
}

function looksLikePassword(words: string, announced: boolean): boolean {
  if (words.length < 4 || words.length > 64 || /^(?:https?:|www\.|[@#/])/.test(words) || /^\p{L}+[’'-]?\p{L}*$/u.test(words))
    return announced && /[a-z][A-Z]/.test(words) && !/^(?:https?:)/.test(words);
  if (/^[\d.,:%/-]+$/.test(words)) return /^\d{4,12}$/.test(words);
  if (/[•*]{3}|^\[|^<|^\{/.test(words)) return false;
  const mixed = words.length >= 6 && /\d/.test(words) && /\p{L}/u.test(words);
  return kinds(words) >= 2 && (announced || mixed || kinds(words) >= 3) && words.length >= 5;
}

function spot(start: number, words: string, score: number, what: string): Spotted {
  return {
    type: 'password',
    level: 'caution',
    start,
    end: start + words.length,
    score,
    why: `This looks like ${what}.`,
    todo: 'Take it out, and change it if it was ever sent.',
    fix: blankFix(words),
  };
}

function labelled(text: string): readonly Spotted[] {
  return [...text.matchAll(label)].flatMap(({ 0: word, index }) => {
    const end = index + word.length;
    const gap = between.exec(text.slice(end, end + 100))?.[0] ?? '';
    const announced = /(?:\bis\b|\bwas\b|ist|es|est|は|to|be|[:=→>"'“‘«]|->)[\s"'“‘«(]*$/iu.test(gap);
    const read = /^\S{4,66}/u.exec(text.slice(end + gap.length, end + gap.length + 70))?.[0];
    if (read === undefined || (/^(?:pass|pin(?: code)?|clave)$/i.test(word) && !announced && !/^\d{4,8}\b(?![.,]\d)/.test(read))) return [];
    const words = trimmed(read);
    return looksLikePassword(words, announced)
      ? [spot(end + gap.length, words, announced ? 0.9 : 0.75, 'a password: the word stands before it')]
      : [];
  });
}

function logins(text: string): readonly Spotted[] {
  return [...text.matchAll(login), ...text.matchAll(loginWord)].flatMap(({ 0: found, 2: second = '', index }) => {
    const words = trimmed(second);
    return kinds(words) >= 2 && !/@|^https?:|\.(?:com|org|net)\b/.test(words) && looksLikePassword(words, false)
      ? [spot(index + found.length - second.length, words, 0.85, 'a password behind the name it belongs to')]
      : [];
  });
}

/** Passwords, PINs and one-time codes: what follows their name, or stands behind an account's name. */
export const passwordCheck = textCheck('password', (text) => {
  const codes = [...text.matchAll(once)].map(({ 0: found, 1: code = '', index }) =>
    spot(index + found.length - code.length, code, 0.85, 'a code that signs somebody in'),
  );
  const found: Spotted[] = [];
  for (const one of [...labelled(text), ...logins(text), ...codes]) {
    if (!found.some((other) => other.start < one.end && other.end > one.start)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
});
