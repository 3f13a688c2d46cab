import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profanityCheck } from '../../../shared/checks/profanity.ts';
import { look, nobody, wordsFound } from '../checks/look.ts';
import { ordinaryPosts } from '../checks/ordinary-posts.ts';
import { goodWorld, identityOf } from '../guard/world.ts';

describe('the profanity check', () => {
  it.each([
    ['I find it ironic that nobody here knows how to fucking drive', 'fucking'],
    ['this is bullshit.', 'bullshit'],
    ['What an a$$hole that was', 'a$$hole'],
    ['well sh*t, it is late', 'sh*t'],
    ['oh f**k', 'f**k'],
    ['Fuuuuck, we won', 'Fuuuuck'],
    ['you are such a dick', 'dick'],
    ['“Bitch!” she said', 'Bitch'],
  ])('finds the word in: %s', (text, word) => {
    expect(wordsFound(profanityCheck, text)).toEqual([word]);
  });

  it.each([
    'Our team in Scunthorpe, Penistone and Sussex says hello to the cockpit crew.',
    'Two cocktails for one, and a classic assessment of the class by Hancock.',
    'Flame retardant fabric tests are done, and the flight is on.',
    'Dick Cheney and Moby Dick met Dick Van Dyke in the Dickens museum.',
    'The shiitake and the shitake are the same mushroom, and Uranus has rings.',
    'Human trafficking is a crime. A Samsung Galaxy helped us to report it.',
    'A rape survivor speaks about sex education and the porn industry.',
    'The peacock and the great tit live by the dyke in Essex.',
    'Read it: https://t.co/fUcK2shit and thank @assholebot and me@fuckmail.example',
    'Das Ass im Ärmel ist dick, und der Wanker wankt nicht.',
    'Watashi no shitashii tomodachi desu',
    'Un perro negro y una casa, con pan y con ajo.',
  ])('is silent about: %s', (text) => {
    expect(wordsFound(profanityCheck, text)).toEqual([]);
  });

  it.each(Object.entries(ordinaryPosts))('is silent about ordinary posts, %s', (_, posts) => {
    for (const text of posts) expect(wordsFound(profanityCheck, text), text).toEqual([]);
  });

  it('asks a brand, and only tells a person', () => {
    const identity = identityOf(goodWorld);
    expect(look(profanityCheck, 'what the fuck')).toMatchObject([{ level: 'caution', type: 'profanity' }]);
    const personal = { ...nobody, identity: { ...identity, kind: 'personal' as const } };
    expect(look(profanityCheck, 'what the fuck', personal)).toMatchObject([{ level: 'info' }]);
  });

  it('points inside the text, in order, without overlaps', () => {
    const words = fc.constantFrom('the', 'fuck', 'sh*t', 'Shit!', 'a', '@fuck', 'cocktail', '$hit', '\n', '😀', 'ass', '今日', '#fuckyeah');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), fc.constantFrom(' ', '', '.'), (picked, gap) => {
        const text = picked.join(gap);
        let last = 0;
        for (const { start, end } of look(profanityCheck, text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end ?? 0;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
