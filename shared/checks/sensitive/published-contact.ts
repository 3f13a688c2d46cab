import type { CheckContext } from '../check.ts';
import { before } from './near.ts';

/** An organisation asking its readers to get in touch: "call us", "e-mail our team at", "kontaktiert uns unter". */
const invitation =
  /\b(?:(?:call|phone|ring|dial|reach|contact|text|whatsapp|e-?mail|write|mail|message|visit|join|find|follow|meet|see)\s+(?:to\s+)?(?:us|our|my team|the team|customer|support|guest|the \w+ team)\b|(?:our|us at|us on)\s[^.!?]{0,30}$|(?:rufen sie uns|kontaktier\w* uns|schreibt uns|erreicht uns|ll[aá]m[ae]nos|escr[ií]b[ae]nos|cont[aá]cta\w*nos|appelez-nous|contactez-nous))/;
const toCall = /\b(?:call|dial|ring|phone|hotline|helpline|toll.free|tel)\b/;
/** Free of charge for the caller in the North American plan, so an organisation's own. */
const tollFree = /^\D*1?\D*8(?:00|33|44|55|66|77|88)\D/;

/**
 * Whether a public post gives this contact to everybody on purpose: it invites its readers, or the number is
 * one that only organisations have. In a direct message nothing is published.
 */
export function isPublishedContact(text: string, start: number, end: number, { reader }: CheckContext): boolean {
  if (reader.kind !== 'public') return false;
  const said = before(text, start, 60);
  return invitation.test(said) || (toCall.test(said) && tollFree.test(text.slice(start, end)));
}
