import { before } from './sensitive/near.ts';
import { isPublishedContact } from './sensitive/published-contact.ts';
import { type Spotted, textCheck } from './text-check.ts';

const localChar = /[\p{L}\p{N}.!#$%&*+/=?^_`{|}~-]/u;
/** Labels of letters, digits and hyphens, the last one of letters (RFC 5321 §4.1.2); each part is bounded. */
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z0-9-]{1,59}|\p{L}{2,24})(?![\p{L}\p{N}_@-])/u;
/** RFC 5321 §4.5.3.1: at most 64 characters before the at sign, 255 behind it. */
const longestLocal = 64;
const longestDomain = 255;

/** Where the local part begins: back from the at sign, as far as its characters go. */
function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longestLocal && localChar.test(text[start - 1] ?? '')) start -= 1;
  while (start < at && /[^\p{L}\p{N}_+]/u.test(text[start] ?? '')) start += 1;
  return start;
}

function addressAround(text: string, at: number): { readonly start: number; readonly end: number } | null {
  const start = localStart(text, at);
  if (start === at || text[start - 1] === '@' || /[.]$/.test(text.slice(start, at)) || text.slice(start, at).includes('..')) return null;
  const behind = domain.exec(text.slice(at + 1, at + 1 + longestDomain));
  return behind === null ? null : { start, end: at + 1 + behind[0].length };
}

function judge(text: string, start: number, end: number, isPublic: boolean): Spotted {
  const words = text.slice(start, end);
  const own = /\b(?:my|your|his|her|their|private|personal)\b[^.!?]{0,30}$/.test(before(text, start));
  return {
    type: 'email',
    level: isPublic && !own ? 'info' : 'caution',
    start,
    end,
    score: 0.97,
    why: isPublic ? 'This e-mail address would be public.' : 'This is an e-mail address.',
    todo: 'Leave it only if its owner wants it known.',
    fix: { kind: 'replace', label: 'Mask it', text: `•••${words.slice(words.indexOf('@'))}` },
  };
}

/** E-mail addresses, except the ones an organisation publishes for its readers. */
export const emailCheck = textCheck('email', (text, context) => {
  const found: Spotted[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const address = addressAround(text, at);
    if (address === null || /(?:https?:\/\/|\/\/)\S{0,80}$/.test(before(text, address.start, 90))) continue;
    if (isPublishedContact(text, address.start, address.end, context)) continue;
    found.push(judge(text, address.start, address.end, context.reader.kind === 'public'));
  }
  return found;
});
