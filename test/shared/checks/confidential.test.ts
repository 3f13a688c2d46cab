import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../../shared/checks/check.ts';
import { confidentialCheck } from '../../../shared/checks/confidential.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import { draftOf } from '../guard/world.ts';
import { confidentialExamples, openExamples } from './confidential-examples.ts';
import { harmless, implied } from './confidential-implied.ts';
import { everyday, plainlyAnnounced, plainlyAnnouncedUnseen } from './confidential-plain.ts';
import { toldInSecret, toldOpenly } from './confidential-told.ts';
import { unfamiliar, unfamiliarOpen } from './confidential-unfamiliar.ts';
import { announced, unseen, unseenOpen } from './confidential-unseen.ts';
import { inMessage, look, nobody, wordsFound } from './look.ts';
import { shippedModels } from './shipped-models.ts';

describe('the check of confidential talk', () => {
  const models = shippedModels;
  const found = (texts: readonly string[], context: CheckContext) =>
    texts.filter((text) => look(confidentialCheck, text, context).length > 0).length / texts.length;

  it.each([
    ['of all kinds', confidentialExamples, openExamples, 0.95],
    ['told in secret', toldInSecret, toldOpenly, 0.9],
    ['implied', implied, harmless, 0.65],
    ['in unfamiliar words', unfamiliar, unfamiliarOpen, 0.8],
  ] as const)(
    'finds most of what gives something away by its rules alone, and next to nothing of what does not: %s',
    (_, secrets, open, least) => {
      expect(found(secrets, nobody)).toBeGreaterThanOrEqual(least);
      expect(found(open, nobody)).toBeLessThanOrEqual(0.04);
    },
  );

  it('finds what no rule was written for, more of it in a message than in a post', () => {
    const shares = [inMessage, nobody].map((context) => found(unseen, { ...context, models }));
    expect(shares[0]).toBeGreaterThanOrEqual(0.65);
    expect(shares[1]).toBeGreaterThanOrEqual(0.4);
    expect(found(unseenOpen, { ...inMessage, models })).toBeLessThanOrEqual(0.08);
    expect(found(announced, { ...nobody, models })).toBeLessThanOrEqual(0.15);
    expect(found(unseen, inMessage)).toBeLessThan(0.4);
  });

  it('lets a brand say what it has, where and from when', () => {
    const context = { ...nobody, models };
    expect(found(plainlyAnnouncedUnseen, context)).toBeLessThanOrEqual(0.1);
    expect(found(plainlyAnnounced, context)).toBeLessThanOrEqual(0.06);
    expect(look(confidentialCheck, 'Our spring range is in the shops from Monday.', context)).toEqual([]);
    expect(look(confidentialCheck, 'Post: cut before the server heard of it.', context)).toEqual([]);
    expect(found(everyday, context)).toBeLessThanOrEqual(0.03);
    expect(
      look(confidentialCheck, 'Our spring range is in the shops from Monday, but keep it quiet until the press release.', context),
    ).toHaveLength(1);
  });

  it('says so where only the table sees it, so that no policy makes a stop of it', () => {
    const draft = draftOf(null, {
      parts: [{ text: 'one in eight goes, emails land thursday 9am', images: [], card: null }],
    });
    const context = { ...inMessage, models, rules: { ...inMessage.rules, levels: { confidential: 'stop' as const } } };
    expect(runChecks(draft, context, [confidentialCheck])).toMatchObject([{ level: 'caution', modelled: true }]);
  });

  it('finds one sentence in a long text, and does not add up what stands far apart', () => {
    const weather = 'The morning was bright and the sea calm. '.repeat(40);
    const told = "We're closing the Lyon plant in May, nobody outside HR knows.";
    const [finding] = look(confidentialCheck, `${weather}${told}${weather}`);
    expect(finding?.start).toBeGreaterThanOrEqual(weather.length);
    expect(finding?.end).toBeLessThanOrEqual(weather.length + told.length);
    expect(look(confidentialCheck, `Our revenue grew.${weather}Our lawyers came.${weather}Nobody knows.${weather}In May.`)).toEqual([]);
  });

  it('finds the names that policy keeps, whatever their case and the marks between their words', () => {
    const context = { ...nobody, rules: { ...nobody.rules, codeNames: ['Blue Heron', 'C++ (new)'] } };
    expect(wordsFound(confidentialCheck, 'see #blueheron and BLUE-HERON', context)).toEqual(['#blueheron', 'BLUE-HERON']);
    expect(wordsFound(confidentialCheck, 'blue herons like C++ (new)', context)).toEqual(['C++ (new)']);
  });
});
