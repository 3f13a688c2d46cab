import { blankFix } from './sensitive/mask.ts';
import { type Spotted, textCheck } from './text-check.ts';

/** Words that a password follows, in several languages and with the commonest slips of the keyboard. */
const label =
  /(?<![\p{L}\p{N}])(?:(?:login )?(?:pass?w(?:or|ro)ds?(?: attempt)?(?: string)?(?: revealed)?|passo?wo?rd|passwor|pssword|pas+word|passwd|passcode|passphrase|pwd|pw|p\/w)|(?:wi-?fi|wlan|wireless|router|hotspot)(?: network)?[ -](?:key|code|schlüssel|clave)|(?<=(?:wi-?fi|wlan|ssid|hotspot)\b[^\n]{0,40}[ ,;/])key(?=[:=])|pass|pin(?: code)?|passwort|kennwort|contraseña|clave|mot de passe|mdp|senha|wachtwoord|lösenord|adgangskode|hasło|heslo|şifre|parola|salasana|пароль)(?![\p{L}\p{N}_])|パスワード|暗証番号|密码|비밀번호/giu;
const between =
  /^(?:[’']s)?(?: (?:for|to|of|on) (?:\S{1,20} ){1,4})?(?:\s?(?:(?:ist|lautet|is|was|est|es|é|è|är|er|to|now|still|again|changed to|reset to|set to|will be|would be|should be|has been|are)(?!\p{L})|は|:|=|\u2192|->)){0,3}[\s:="'“”‘’`«(*]{0,4}/iu;
/** Codes that open doors and safes. */
const opens =
  /\b(?:door|gate|alarm|safe|garage|lock(?:box)?|entry|entrance|building|keypad|key ?box|locker|vault|barn|office)(?: (?:code|pin|combination|combo)){1,2}\b(?: (?:is|was|now|still)){0,2}[ :=]{1,3}(#?\d{3,8}\b#?|\d{1,2}(?:[ -]\d{1,2}){2})(?![.,]\d)/gi;
/** What is said of passwords, and is none. */
const remark =
  /^(?:passwor[dt]|contraseña|changeme|secret|username|required|wrong|incorrect|invalid|needed|missing|correct|hidden|safe|secure|weak|strong|expired|empty|optional|unknown|broken|there|here|always|never|really|below|above|please|something|nothing|everything|anything|someone|impossible|difficult|simple|longer|shorter|complex|unique|public|private|private|useless|terrible|horrible|probably|already|usually|literally|confirm|confirmation|manager|policy|policies|generator|recovery|another|different|better|minimum|maximum|between|security|hygiene|sharing|attacks?|awareness|hello|thanks|\p{L}+(?:ed|ing|ly|ous|able|ible)|\p{L}{1,5})$/iu;
/** A name or e-mail address, a mark, and what looks like its password: "kim@acme.com / W!nter24". */
const login = /([\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4})(?: ?[/:|,] ?| and )(\S{6,40})/g;
/** A name that signs in, then what looks like its password: "login admin / Tr0ub4dor". */
const loginWord =
  /\b(?:login|log in|username|user|credentials|creds|acct|use|try)\b:? {0,2}(?:is |are |with )?(?!code\b|coupon|promo|voucher|hash)([\w.+@-]{2,40}) ?[/|:] ?([^\s/|]{6,40})/gi;
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
  if (/[•*]{3}|^\[|^<|^\{|^\$[{(]|^%\w+%?$|^\w{1,3}:\d+:\d/.test(words)) return false;
  const mixed = words.length >= 6 && /\d/.test(words) && /\p{L}/u.test(words);
  return kinds(words) >= 2 && (announced || mixed || kinds(words) >= 3) && words.length >= 5;
}

/** A plain word is one where it is all that stands behind the name: "password: swordfish". */
function isPlainWord(words: string, rest: string): boolean {
  return /^\p{Ll}{6,24}$/u.test(words) && !remark.test(words) && /^["'”’»)]?[.!]?\s*(?:$|\n)/.test(rest);
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
    const announced = /(?:\bis\b|\bwas\b|ist|lautet|est|es|é|è|är|は|to|be|[:=→>"'“‘«]|->)[\s"'“‘«(]*$/iu.test(gap);
    const start = end + gap.length;
    const read = /^\S{4,66}/u.exec(text.slice(start, start + 70))?.[0];
    if (read === undefined) return [];
    const words = trimmed(read);
    if (/^pin/i.test(word) && !/^\d{4,12}$/.test(words)) return [];
    if (/^(?:pass|pin(?: code)?|clave)$/i.test(word) && !announced && !/^\d{4,8}\b(?![.,]\d)/.test(read)) return [];
    if (looksLikePassword(words, announced)) return [spot(start, words, announced ? 0.9 : 0.75, 'a password: the word stands before it')];
    const plain =
      announced && !/^(?:pass|parola|clave)$/i.test(word) && isPlainWord(words, text.slice(start + words.length, start + words.length + 8));
    return plain ? [spot(start, words, 0.6, 'a password: the word stands before it')] : [];
  });
}

function logins(text: string): readonly Spotted[] {
  return [...text.matchAll(login), ...text.matchAll(loginWord)].flatMap(({ 0: found, 2: second = '', index }) => {
    const words = trimmed(second);
    return kinds(words) >= 2 && !/@|^\d{2,5}\/|^https?:|\.(?:com|org|net)\b/.test(words) && looksLikePassword(words, false)
      ? [spot(index + found.length - second.length, words, 0.85, 'a password behind the name it belongs to')]
      : [];
  });
}

/** Passwords, PINs and one-time codes: what follows their name, or stands behind an account's name. */
export const passwordCheck = textCheck('password', (text) => {
  const codes = [...text.matchAll(once)].map(({ 0: found, 1: code = '', index }) =>
    spot(index + found.length - code.length, code, 0.85, 'a code that signs somebody in'),
  );
  const doors = [...text.matchAll(opens)].map(({ 0: found, 1: code = '', index }) =>
    spot(index + found.length - code.length, code, 0.8, 'a code that opens a door'),
  );
  const found: Spotted[] = [];
  for (const one of [...labelled(text), ...logins(text), ...codes, ...doors]) {
    if (!found.some((other) => other.start < one.end && other.end > one.start)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
});
