import type { CheckContext } from '../check.ts';
import { before } from './near.ts';

/** An organisation asking its readers to get in touch: "call us", "e-mail our team at", "kontaktiert uns unter". */
const invitation =
  /\b(?:(?:call|phone|ring|dial|reach|contact|text|whatsapp|e-?mail|write|mail|message|visit|join|find|follow|meet|see|give|drop)\s+(?:to\s+|out to\s+)?(?:us|our|my team|the team|customer|support|guest|the \w+ team)\b|(?:our|us at|us on)\s[^.!?]{0,30}$|(?:rufen sie uns|kontaktier\w* uns|schreibt uns|erreicht uns|ll[aá]m[ae]nos|escr[ií]b[ae]nos|cont[aá]cta\w*nos|appelez-nous|contactez-nous))/;
/** Asking strangers politely, as helpdesks do. */
const request =
  /\b(?:please|pls|plz|kindly|feel free to)\s+(?:\w+\s+){0,3}(?:e-?mail|write|send|forward|contact|reach|call|phone|ring|dial|rsvp)\b/;
const personal = /\b(?:my|mine|his|her|their|private|personal|home)\b/;
/** Free of charge for the caller in the North American plan, so an organisation's own. */
const tollFree = /^\+?1?[ .-]?\(?8(?:00|33|44|55|66|77|88)\)?[ .-]?\d{3}[ .-]?\d{4}$/;
/** Free or of one price from everywhere in a European country, behind the word: "call 0344 493 0787". */
const nationwide = /^0(?:800|808|3\d\d|84\d|87\d|180)[ .-]?\d[\d .-]{4,9}$/;
const toCall = /(?<!can )\b(?:call|ring|dial)\s+(?:\w+\s+){0,3}$/;
/** Right before it: "e-mail x@", "write to x@". */
const told =
  /\b(?:e-?mail|contact|write|rsvp|send (?:it|them|this|details|an? e-?mail|your \w+))(?: us)?(?: details)?(?: to| at|:)?\s{0,2}$/;
/** Where everybody is invited to come. */
const venue =
  /\b(?:open(?:s|ing|ed)?|join|visit|store|shop|stop by|come (?:by|see|visit)|event|party|tickets?|doors|happening|festival|museum|gallery|tonight|pop-?up|grab|free|celebrat\w+|headquarters|hq|booth|venue|find us|meet (?:the|us|our)|live (?:from|at)|near|reported)\b/;
/** Mailboxes of an organisation rather than of a person. */
const shared =
  /^(?:support|help|helpdesk|info|care|\w*care|contact|customer\.?\w*|service\w*|press|media|pr|hello|team|\w+team|feedback|social|twitter|sales|jobs|careers|recruiting|privacy|orders|returns|events|tickets|rsvp|news|editor|tips|letters|ask\w*|guest\w*|community|marketing|partners\w*)@/i;
const mailed = /\b(?:e-?mail|write|contact|send|reach|questions?|details|rsvp|apply|at|to)\b/;

/**
 * Whether a public post gives this contact to everybody on purpose: it invites its readers, or the contact is
 * of a kind that only organisations have. In a direct message nothing is published.
 */
export function isPublishedContact(text: string, start: number, end: number, { reader }: CheckContext): boolean {
  if (reader.kind !== 'public') return false;
  const contact = text.slice(start, end);
  if (tollFree.test(contact)) return true;
  const said = before(text, start, 80);
  if (invitation.test(said)) return true;
  if (personal.test(said)) return false;
  return (
    (contact.includes('@') && told.test(said)) ||
    request.test(said) ||
    (shared.test(contact) && mailed.test(said)) ||
    (nationwide.test(contact) && toCall.test(said))
  );
}

/** Whether a public post names an address as a place where everybody may come, or where something happened. */
export function isPublicPlace(text: string, start: number, end: number, context: CheckContext): boolean {
  if (context.reader.kind !== 'public') return false;
  const said = before(text, start, 80);
  return isPublishedContact(text, start, end, context) || (venue.test(said) && !personal.test(said) && !/\bi live\b/.test(said));
}
