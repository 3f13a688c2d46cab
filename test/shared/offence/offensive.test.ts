import { stat } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offensiveCheck } from '../../../shared/checks/offensive.ts';
import { signsOf } from '../../../shared/offence/signs.ts';
import { wordsOfPost } from '../../../shared/offence/words-of-post.ts';
import { look, nobody } from '../checks/look.ts';
import { ordinaryPosts } from '../checks/ordinary-posts.ts';
import { goodWorld, identityOf } from '../guard/world.ts';
import { everydaySentences, sentencesNamingGroups } from './everyday-sentences.ts';
import { withModel } from './shipped-model.ts';

/** What unkind posts do, one or two of each kind. */
const unkind: Readonly<Record<string, readonly string[]>> = {
  insult: ['You are a complete idiot and everyone knows it.', 'He is a disgusting pig', '@someone shut up you clown'],
  'insult of many': ['What a pathetic bunch of liars you are', 'Politicians are parasites, all of them'],
  'slight of a group': ['Women are too stupid to lead anything.', 'Gay people make me sick', 'I hate Muslims, they ruin everything'],
  threat: ['These immigrants should all be shot.', 'Nobody likes you, loser. Go drop dead.'],
  'ill wish': ['I hope you get cancer', 'Old people are useless and should hurry up and die'],
  joke: ['What do you call a blind man with AIDS? Unlucky.', 'My fat neighbour died. Finally some shade is gone.'],
  accusation: ['That senator is a spineless coward who lies for money', 'People like you make this country worse, traitor'],
};

/** What only looks like it. */
const kind: Readonly<Record<string, readonly string[]>> = {
  'a group, with respect': [
    'We love our gay colleagues, today and every day.',
    'I am a Muslim and I am proud of my faith.',
    'Black women lead three of our five studios.',
    'Our new office is open to blind and deaf visitors.',
    'Jewish families in our town celebrate Hanukkah tonight.',
  ],
  'against a slight': ['It is not okay to tell immigrants to go home. We stand with our team.'],
  'strong words, kindly': ['This soup is sick. Come and try it on Friday.', 'Killer prices on winter boots this week.'],
  'hate of things': ['We hate waiting too. That is why we built faster checkout.'],
  illness: ['Cancer research needs you: run with us on Sunday.', 'Autistic customers told us what to change, and we did.'],
  questions: ['Why is the sky blue? Our scientists explain.', 'Is your phone slow? Our engineers can help you.'],
  news: ['A firebomb killed at least 16 people in the capital, the police say', 'The mayor is accused of fraud. He denies it.'],
};

describe('the offensive check', () => {
  it.each(Object.entries(unkind))('asks about an unkind post: %s', (_, posts) => {
    for (const text of posts) expect(look(offensiveCheck, text, withModel), text).toMatchObject([{ level: 'caution', modelled: true }]);
  });

  it.each(Object.entries(kind))('is silent about %s', (_, posts) => {
    for (const text of posts) expect(look(offensiveCheck, text, withModel), text).toEqual([]);
  });

  it.each(Object.entries(ordinaryPosts))('is silent about ordinary posts, %s', (_, posts) => {
    for (const text of posts) expect(look(offensiveCheck, text, withModel), text).toEqual([]);
  });

  it.each(Object.entries({ everydaySentences, sentencesNamingGroups }))('alarms on at most one in a hundred of the %s', (_, lists) => {
    const texts = Object.values(lists).flat();
    const alarms = texts.filter((text) => look(offensiveCheck, text, withModel).length > 0);
    expect(alarms.length / texts.length, alarms.join(' | ')).toBeLessThanOrEqual(0.01);
  });

  it.each(['He is not a liar, he is shy.', 'You are not useless.', 'Nobody here is stupid.'])(
    'is silent where an unkind word is denied: %s',
    (text) => {
      expect(look(offensiveCheck, text, withModel)).toEqual([]);
    },
  );

  it('is silent without its model, without words, and with one word', () => {
    expect(look(offensiveCheck, 'You are a complete idiot', nobody)).toEqual([]);
    for (const text of ['', '   ', '🤬🤬🤬', 'idiot']) expect(look(offensiveCheck, text, withModel), text).toEqual([]);
  });

  it('only tells a person about their own post', () => {
    const identity = { ...identityOf(goodWorld), kind: 'personal' as const };
    expect(look(offensiveCheck, 'You are a complete idiot', { ...withModel, identity })).toMatchObject([{ level: 'info' }]);
  });

  it('does not ask again about swear words, which the profanity check asks about', () => {
    expect(look(offensiveCheck, 'This soup is fucking great', withModel).filter(({ level }) => level !== 'info')).toEqual([]);
    expect(look(offensiveCheck, 'You are a fucking idiot and a liar', withModel)).toMatchObject([{ level: 'caution' }]);
  });

  it('points at words inside the text, and is the same each time', () => {
    const words = fc.constantFrom(
      'you',
      'are',
      'a',
      'stupid',
      'liar',
      'IDIOT!',
      '#GoAway',
      'https://a.example/x',
      '@someone',
      'f**k',
      '\n',
      '😀',
      'über',
      '今日',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 250 }), (picked) => {
        const text = picked.join(' ');
        const found = look(offensiveCheck, text, withModel);
        expect(look(offensiveCheck, text, withModel)).toEqual(found);
        for (const { start, end, score } of found) {
          expect(0 <= (start ?? -1) && (start ?? 0) < (end ?? 0) && (end ?? 0) <= text.length).toBe(true);
          expect(score).toBeGreaterThanOrEqual(0.5);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the shipped model', () => {
  it('is no larger than 400 kB', async () => {
    expect((await stat('assets/models/offence.json')).size).toBeLessThanOrEqual(400_000);
  });

  it('has no sign for a group of people alone', () => {
    const signs = (text: string) => [...signsOf(wordsOfPost(text)).keys()];
    expect(signs('Jewish women and Black men met in Nigeria')).toEqual(signs('Tired plumbers and happy nurses met in Leeds'));
  });
});
