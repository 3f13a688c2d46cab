import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tragedyCheck } from '../../../shared/checks/tragedy.ts';
import { look, nobody, wordsFound } from '../checks/look.ts';
import { ordinaryPosts } from '../checks/ordinary-posts.ts';
import { goodWorld, identityOf } from '../guard/world.ts';

const habits = { hashtags: new Set(['coffee', 'sandy']), words: new Set(['our', 'coffee', 'earthquake', 'victims']) };

describe('the tragedy check', () => {
  // Told after what happened to brands and people, in other words.
  it.each([
    ['an unrest and a collection', 'The whole square is in uproar. They must have seen our new autumn collection! #Downtown'],
    ['a trend and a dress', '#Springfield is trending, must be about our lace-inspired #Springfield dress ;)'],
    ['sympathy and breakfast', 'Our hearts are with you, Springfield. Here’s a bowl of oats to start the day with.'],
    ['a storm and shopping', 'Everyone affected by #Hurricane Nora, keep dry! We will spend the day shopping online, and you?'],
    ['a storm and a discount', 'Stuck at home while the hurricane passes? 25% off everything until midnight.'],
    ['a day of mourning and coffee', 'To remember 9/11 we have free coffee for you all day.'],
    ['illness, origin and a joke', 'Flying to Asia. Hope I don’t catch cholera. Just kidding, I’m white!'],
    ['an illness and laughter', 'My neighbour has dementia, so I can borrow money twice lol'],
    ['an earthquake and retweets', 'For every retweet we send a coin to the earthquake fund, so follow us too.'],
  ])('asks about %s', (_, text) => {
    expect(look(tragedyCheck, text)).toMatchObject([{ type: 'tragedy', level: 'caution' }]);
  });

  it.each([
    'The earthquake in the north has cost 40 lives, the government says.',
    'Our thoughts are with the families of the victims.',
    'Shelters are open for everyone who had to evacuate. Call us at any hour.',
    'Watch the shooting stars tonight, and grab a blanket.',
    'Explosion of colour: our new collection is available now.',
    'A landslide win for our team! 20% off all shirts today.',
    'A cup of green tea aids digestion, lol.',
    'Cancer research needs you: run with us on Sunday.',
    'Our new store in Nairobi opens on Friday, come and win a trip through Africa.',
    'The flood lights in the stadium are new, and tickets are on sale.',
  ])('is silent about: %s', (text) => {
    expect(wordsFound(tragedyCheck, text)).toEqual([]);
  });

  it.each(Object.entries(ordinaryPosts))('is silent about ordinary posts, %s', (_, posts) => {
    for (const text of posts) expect(wordsFound(tragedyCheck, text), text).toEqual([]);
  });

  it('asks about events the account never wrote about, where its past is known', () => {
    const text = 'We think of the victims of the earthquake and the tsunami. #tsunami';
    expect(wordsFound(tragedyCheck, text)).toEqual([]);
    expect(wordsFound(tragedyCheck, text, { ...nobody, habits })).toEqual(['tsunami']);
    expect(wordsFound(tragedyCheck, 'The victims of the earthquake', { ...nobody, habits })).toEqual([]);
  });

  it('only tells a person about their own post', () => {
    const identity = { ...identityOf(goodWorld), kind: 'personal' as const };
    expect(look(tragedyCheck, 'Hope I don’t get malaria, lol', { ...nobody, identity })).toMatchObject([{ level: 'info' }]);
  });

  it('points inside the text and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom('earthquake 20% off ', 'AIDS lol ', ''), (text, bait) => {
        for (const { start, end } of look(tragedyCheck, bait + text, { ...nobody, habits })) {
          expect(0 <= (start ?? -1) && (start ?? 0) < (end ?? 0) && (end ?? 0) <= bait.length + text.length).toBe(true);
        }
      }),
    );
  });
});
