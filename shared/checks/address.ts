import { announcedAt, betweenNumbers, type Stretch, streetAt, type Token, tokensOf, unitAt } from './sensitive/address-parts.ts';
import { before } from './sensitive/near.ts';
import { isPublicPlace } from './sensitive/published-contact.ts';
import { type Spotted, textCheck } from './text-check.ts';

/** Military post (APO, FPO, DPO with AA, AE, AP) and post office boxes of several countries; bounded. */
const boxes =
  /\b(?:(?:PSC|Unit) \d{1,5},? Box \d{1,5}(?:,?\s[AFD]PO,? A[AEP] \d{5})?|[AFD]PO,? A[AEP] \d{5})\b|\b(?:p\.? ?o\.? ?box|postbox|postboks|postfach|boîte postale|apartado(?: de correos)?|casilla|postilokero|box) (?:nr\.? )?\d{1,6}\b/giu;

/** From the district to the number, as Japan writes it; bounded. */
const japanese =
  /\p{Script=Han}{1,8}[都道府県市区町村][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,20}\d{1,4}(?:[-−‐ー丁目番地号]{1,2}\d{0,4}){1,3}/gu;

/** Words that an address follows. */
const announced =
  /(?:\baddress(?:es)?\b(?: of [^.!?]{1,40}\b(?:is|are)\b)?|\badresse\b|\bdirecci[oó]n\b|\bindirizzo\b|\badres\b|住所|\b(?:i|we|he|she|they|you|who|\w+) (?:now |currently )?(?:lives?|lived|resides?) (?:at|in|on)\b|\b(?:wohn(?:e|t|en)|vivo|vive|habite) (?:in|en|à|au)\b|\bmov(?:ed|ing) to\b|\b(?:offices?|house|home|flat|place|headquarters|shop|restaurant|station|stop) (?:is|are) (?:located )?(?:at|in|on)\b|\blocated (?:at|in|on)\b|\b(?:sent|send|ship(?:ped)?|deliver(?:ed)?|return|forward(?:ed)?|mail) (?:\w+ ){0,4}?(?:back )?to\b|\b(?:arrived?|off) at\b|\bto be sent to\b|\btaxi to\b|\bcorner of\b|\bmeet (?:\w+ )?at\b|\bpick (?:me|us|you|him|her) up (?:at|from)\b|\bcome (?:over )?to\b)[^.!?]{0,24}$/;
/** Postal code behind its name. */
const postalCode =
  /\b(?:zip(?: ?code)?|post(?:al)? ?code|plz|postleitzahl|código postal|code postal|cap)(?: is|:)? {0,2}(?=[A-Z0-9-]{0,4}\d)([A-Z0-9]{2,5}(?:[ -][A-Z0-9]{2,4})?)\b/giu;

/** Two of a kind that follow one another are one address. */
function join(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.first - b.first);
  const joined: Stretch[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last === undefined || next.first > last.last + 3) joined.push(next);
    else joined[joined.length - 1] = { first: last.first, last: Math.max(last.last, next.last), score: either(last.score, next.score) };
  }
  return joined;
}

/** Two independent signs of the same thing. */
function either(one: number, other: number): number {
  return 1 - (1 - one) * (1 - other);
}

function stretchesOf(text: string, tokens: readonly Token[]): readonly Stretch[] {
  const found: Stretch[] = [];
  const cased = text !== text.toLowerCase();
  tokens.forEach(({ start, kind }, at) => {
    const street = streetAt(tokens, at, cased);
    const unit = unitAt(tokens, at);
    const between = betweenNumbers(tokens, at);
    const named = kind === 'number' || kind === 'name' ? announcedAt(tokens, at) : null;
    const told = named !== null && announced.test(before(text, start, 80)) ? named : null;
    for (const stretch of [street, unit, between, told]) if (stretch !== null) found.push(stretch);
  });
  return join(found);
}

function spot(start: number, end: number, score: number, isPublic: boolean): Spotted {
  return {
    type: 'address',
    level: isPublic ? 'info' : 'caution',
    start,
    end,
    score,
    why: isPublic ? 'This postal address would be public.' : 'This is a postal address.',
    todo: 'Leave it only if whoever lives or works there wants it known.',
    fix: { kind: 'replace', label: 'Take it out', text: '•••' },
  };
}

/** Postal addresses: street and number in some twenty languages, boxes, units, and what follows "my address is". */
export const addressCheck = textCheck('address', (text, context) => {
  if (!/\d/.test(text)) return [];
  const isPublic = context.reader.kind === 'public';
  const tokens = tokensOf(text);
  const found = [boxes, postalCode, japanese]
    .flatMap((form) => [...text.matchAll(form)])
    .map(({ 0: words, index }) => spot(index, index + words.length, 0.9, isPublic));
  for (const { first, last, score } of stretchesOf(text, tokens)) {
    const start = tokens[first]?.start ?? 0;
    const end = tokens[last]?.end ?? 0;
    if (score < 0.55 || found.some((other) => other.start < end && other.end > start)) continue;
    found.push(spot(start, end, score, isPublic));
  }
  return found.filter(({ start, end }) => !isPublicPlace(text, start, end, context)).sort((a, b) => a.start - b.start);
});
