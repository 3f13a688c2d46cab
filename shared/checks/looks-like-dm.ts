import { type Spotted, textCheck } from './text-check.ts';

/** The ways to send a direct message by typing, which old networks and some clients know; each names whom it would go to. */
const commands: readonly RegExp[] = [
  /^\s*d\s+@?(?!day\b)(?<name>[a-z0-9_.]{2,30})\b/,
  /^\s*(?:dm|msg|pm)\s*(?:to\s+)?@(?<name>[\w.]{2,})/,
  /^\s*(?:dm|msg|pm)\s*(?:to\s+)?(?!us\b|me\b|now\b|for\b|to\b|your\b|if\b|with\b|and\b|or\b|is\b|i?s\b|sent\b|open\b|here\b)(?<name>[a-z]{2,20})[:,]/,
  /^\s*(?:D|DM|PM|MSG)\s*(?:to\s+)?@(?<name>[\w.]{2,})/,
];

/** A name at the very start: whoever wrote it speaks to somebody. */
const addressed = /^\s*@(?<name>\w[\w.-]*(?:@[\w.:-]*\w)?)/;

/** What people say to one person whom they know. Each says little alone. */
const privateTalk: readonly RegExp[] = [
  /\b(?:your|his|her|their) (?:schedule|calendar|diary|flight|passport|doctor|appointment|salary|contract|address|mom|mum|dad|wife|husband|kids)\b/,
  /\b(?:call|text|ring|phone|ping|message|forward|send|email|e-mail|remind) me\b/,
  /\bmy (?:number|cell|mobile|phone number|address|new number|password|flight|room|hotel|wife|husband|boss|pin) (?:is|number is|are)\b/,
  /\b(?:i|we)(?:[’']ll| will| should| still)? (?:think we should|have a plan|need to (?:sell|tell|convince|talk to|see) (?:him|her|them|you))\b|\bi have a plan\b|\bwe will need to\b/,
  /\b(?:are you|r u|are u) (?:free|home|there|awake|alone|around|up|coming|still at)\b|\bcan (?:you|u|we) (?:talk|meet|call|come|pick|speak)\b|\bwhere (?:are|r) (?:you|u)\b/,
  /\b(?:see you (?:at home|tonight|later|at the|there)|c u (?:there|later))\b/,
  /\b(?:on my way|running late|stuck in traffic)\b/,
  /\b(?:be there (?:in|at)|pick (?:me|you|him|her|them|the kids|up the kids) up|pick up the kids|get (?:some )?milk|dinner at ours|meet me|let[’']s meet|our meeting|the meeting with|before the meeting)\b/,
  /\b(?:between (?:us|you and me)|don[’']?t tell (?:anyone|him|her|them|anybody)|keep this quiet|delete this|this is private|just for you|don[’']?t share this)\b/,
  /\b(?:as discussed|per our call|as we discussed|like i told you|what did (?:he|she|they) say|did (?:he|she|they|you) (?:sign|call|get|talk|tell))\b/,
  /\b(?:the lawyers?|our lawyer|his offer|her offer|buy them|sell him|sell her|fire (?:him|her|them)|their ceo)\b/,
];

/** Said to friends, and by stars to their followers: it counts half. */
const affection = /\b(?:love you|miss you|luv u|good night (?:love|babe)|babe|honey|sweetheart)\b/;

/** What is said to everybody, or by a helpdesk. */
const publicTalk =
  /#\p{L}|https?:\/\/|\b(?:dm us|follow us|please dm|contact us|call us|let us know|our team|we[’']re sorry|sorry to hear|thanks for|thank you for|rt|retweet|giveaway|win a|join us|everyone|you guys|y[’']all|followers|sign up|tune in|lyrics?)\b|[“"][^”"]{12,}[”"]/iu;

function sureness(text: string): { readonly score: number; readonly start: number; readonly end: number } {
  const lower = text.toLowerCase();
  const signs = privateTalk.map((phrase) => phrase.exec(lower)).filter((found) => found !== null);
  const fond = affection.exec(lower);
  const first = signs[0] ?? fond;
  if (first === null) return { score: 0, start: 0, end: 0 };
  const isAddressed = addressed.test(text) || /^\s*(?:hey|hi|hello|dear|ok|yo)\b/i.test(text);
  const singular = /\b(?:i|me|my|i[’']m|i[’']ll)\b/.test(lower);
  const told = /\b(?:you|your|u|he|him|his|she|her)\b/.test(lower);
  const score =
    Math.min(signs.length, 3) * 0.3 +
    (fond === null ? 0 : 0.15) +
    (isAddressed ? 0.2 : 0) +
    (singular ? 0.1 : 0) +
    (told ? 0.1 : 0) -
    (publicTalk.test(text) ? 0.4 : 0);
  return { score: Math.min(0.95, score), start: first.index, end: first.index + first[0].length };
}

function spot(start: number, end: number, score: number): Spotted {
  return {
    ...{ type: 'looks-like-dm', level: 'caution', start, end, score },
    why: 'This reads like a message to one person, and would be public.',
    todo: 'Send it as a direct message, or make sure that everybody may read it.',
  };
}

/**
 * A stop, with two ways out (law 7: nothing passes it). Either it moves to a direct message, or its beginning is changed to
 * one that speaks to everybody: `.@name`, as people write what their followers are to see.
 */
function stopped(text: string, beginning: RegExpExecArray, why: string): Spotted {
  const name = (beginning.groups?.name ?? '').replace(/[.-]+$/, '');
  const end = beginning[0].length;
  const rest = text.slice(end).replace(/^[:,]?\s*/, '');
  const openly = beginning[0].includes('@') ? `.@${name}` : name;
  return {
    ...{ type: 'looks-like-dm', level: 'stop', start: 0, end, score: 0.9, why },
    todo: `Send it to @${name} privately, or change its beginning so that it speaks to everybody.`,
    fix: { kind: 'message', label: `Send it to @${name} privately…`, handle: name, text: rest },
    orElse: { kind: 'replace', label: 'It is meant for everybody', text: openly },
  };
}

/** A public post that begins like a message to one person, or reads like one. */
export const looksLikeDmCheck = textCheck('looks-like-dm', (text, { reader }) => {
  if (reader.kind !== 'public') return [];
  const typed = commands.map((command) => command.exec(text)).find((found) => found !== null);
  if (typed) return [stopped(text, typed, 'This begins like a direct message, and would be public.')];
  const { score, start, end } = sureness(text);
  if (score < 0.65) return [];
  const named = addressed.exec(text);
  if (named === null) return [spot(start, end, score)];
  return [stopped(text, named, 'This speaks to one person about something private, and would be public.')];
});
