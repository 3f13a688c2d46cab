import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newHashtagCheck } from '../../../shared/checks/new-hashtag.ts';
import { sensitiveNowCheck } from '../../../shared/checks/sensitive-now.ts';
import { look, nobody, wordsFound } from './look.ts';
import { ordinaryPosts } from './ordinary-posts.ts';

const withTopics = (...sensitiveNow: readonly string[]) => ({ ...nobody, rules: { ...nobody.rules, sensitiveNow } });

describe('the sensitive-now check', () => {
  it.each([
    ['tariff', 'New TARIFFS came today.', 'TARIFFS'],
    ['Hurricane Nora', 'After hurricane  Nora we open again', 'hurricane  Nora'],
    ['Hurricane Nora', 'We are open #HurricaneNora', '#HurricaneNora'],
    ['#Cairo', 'Good morning from #PrayForCairo', '#PrayForCairo'],
    ['Malmö', 'Vi ses i malmo!', 'malmo'],
    ['Überschwemmung', 'Die ÜBERSCHWEMMUNGEN gehen zurück', 'ÜBERSCHWEMMUNGEN'],
    ['city', 'Two cities, one train', 'cities'],
    ['地震', '昨日の地震について', '地震'],
    ['war', 'The war goes on', 'war'],
  ])('finds %s in: %s', (topic, text, words) => {
    expect(wordsFound(sensitiveNowCheck, text, withTopics(topic))).toEqual([words]);
    expect(look(sensitiveNowCheck, text, withTopics(topic))).toMatchObject([{ level: 'caution', type: 'sensitive-now' }]);
  });

  it.each([
    ['war', 'A warm award for our software'],
    ['war', 'Proud of the #award'],
    ['Cairo', 'Ask @cairo_support or see https://cairo.example/cairo'],
    ['', 'Anything'],
    ['#', 'Anything #goes'],
    ['Hurricane Nora', 'Nora likes the hurricane lamp'],
  ])('does not find %j in: %s', (topic, text) => {
    expect(wordsFound(sensitiveNowCheck, text, withTopics(topic))).toEqual([]);
  });

  it('is silent where the list is empty', () => {
    for (const posts of Object.values(ordinaryPosts)) for (const text of posts) expect(wordsFound(sensitiveNowCheck, text)).toEqual([]);
  });

  it('takes any topic as it is typed, and points inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (topic, text) => {
        for (const { start, end } of look(sensitiveNowCheck, `${text} ${topic}`, withTopics(topic))) {
          expect(0 <= (start ?? -1) && (start ?? 0) < (end ?? 0) && (end ?? 0) <= text.length + 1 + topic.length).toBe(true);
        }
      }),
    );
  });
});

describe('the new-hashtag check', () => {
  const habits = { hashtags: new Set(['coffee', 'münchen']), words: new Set<string>() };

  it('asks what a tag is about that the account never used, once', () => {
    const found = look(newHashtagCheck, 'Morning! #Coffee #WhyIStayed #München and #whyistayed', { ...nobody, habits });
    expect(found).toMatchObject([{ level: 'info', type: 'new-hashtag', start: 17, end: 28 }]);
    expect(found[0]?.why).toContain('#WhyIStayed');
  });

  it('is silent where the past is not known, and about what is no tag', () => {
    expect(wordsFound(newHashtagCheck, '#WhyIStayed')).toEqual([]);
    expect(wordsFound(newHashtagCheck, 'We are #1, see https://a.example/#top, AT&amp#x and C#', { ...nobody, habits })).toEqual([]);
  });

  it('keeps the id of a tag while something else is typed', () => {
    const [one] = look(newHashtagCheck, 'a #new', { ...nobody, habits });
    const [other] = look(newHashtagCheck, 'another text with #new', { ...nobody, habits });
    expect(one?.id).toBe(other?.id);
  });
});
