import type { Finding, FindingLevel } from '../../shared/finding.ts';
import { compose, type Fixture } from './fixture.ts';
import { acme, acmeUnlocked, draftOf, draftStatus, jo } from './fixture-parts.ts';

const text =
  'Call me at +1 415 555 0132 or write to jo.rivera@acme.example, the card is 4111 1111 1111 1111. Midas launches on Monday, but keep it quiet! #gettngslizzerd';

function about(words: string, level: FindingLevel, rest: Pick<Finding, 'check' | 'why' | 'todo'> & Partial<Finding>): Finding {
  const start = text.indexOf(words);
  return { id: `${rest.check}:${words}`, level, part: 0, start, end: start + words.length, ...rest };
}

const card = about('4111 1111 1111 1111', 'stop', {
  check: 'card',
  why: 'This is a payment card number.',
  todo: 'Take it out, or hide all but the last four digits.',
  fix: { kind: 'replace', label: 'Hide all but the last four', text: '•••• 1111' },
});
const voice: Finding = {
  id: 'voice:0',
  check: 'voice',
  level: 'caution',
  part: 0,
  start: text.indexOf('#gettngslizzerd'),
  end: text.length,
  why: 'This reads like you (@jo.example), and is going to @acme.com.',
  todo: 'Post it as yourself, or check that Acme says this.',
  modelled: true,
  score: 0.93,
  fix: { kind: 'post-as', label: 'Post as @jo.example instead', identityId: jo.id },
};
const many: readonly Finding[] = [
  about('Midas', 'caution', {
    check: 'confidential',
    why: '“Midas” is on the list of names that are not public yet.',
    todo: 'Take it out, or check that it may be said now.',
  }),
  about('+1 415 555 0132', 'caution', {
    check: 'phone',
    why: 'This is a phone number.',
    todo: 'Check that everybody may call it.',
    fix: { kind: 'replace', label: 'Hide the number', text: '(ask us for the number)' },
  }),
  voice,
  about('jo.rivera@acme.example', 'caution', {
    check: 'email',
    why: 'This is an e-mail address of one person.',
    todo: 'Check that everybody may write to it.',
  }),
  about('keep it quiet', 'caution', {
    check: 'confidential',
    why: 'This reads as if it were not for everybody.',
    todo: 'Check that it may be public.',
  }),
  about('#gettngslizzerd', 'info', {
    check: 'hashtag',
    why: '@acme.com has never used this tag.',
    todo: 'Look at what it is about right now.',
  }),
  card,
];

const draft = draftOf(text, { identityId: acme.id, acknowledged: ['email:jo.rivera@acme.example'] });
const refusal = { law: 7, reason: 'stop-finding', words: `${card.why} ${card.todo}` } as const;

/** What the checks say, in every shape it can have. */
export const findingFixtures: readonly Fixture[] = [
  compose('findings', { ...acmeUnlocked(), drafts: [draftStatus(draft, { findings: [voice, card], refusal })] }),
  compose('findings-many', { ...acmeUnlocked(), drafts: [draftStatus(draft, { findings: many, refusal })] }),
];
