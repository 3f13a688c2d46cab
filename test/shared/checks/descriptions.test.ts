import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../../shared/checks/check.ts';
import { momentCheck } from '../../../shared/checks/moment.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import type { Draft } from '../../../shared/post.ts';
import { draftOf, goodWorld, identityOf } from '../guard/world.ts';
import { nobody } from './look.ts';

const identity = { ...identityOf(goodWorld), kind: 'brand' as const };
const context: CheckContext = { ...nobody, identity };
const described = (text: string, ...alts: readonly string[]): Draft =>
  draftOf(identity.id, {
    parts: [
      {
        text,
        images: alts.map((alt, index) => ({ id: `i${index}`, mime: 'image/png', alt, width: 1, height: 1, size: 1 })),
        card: null,
      },
    ],
  });
const card = 'card: 4929 1234 5678 9015';
const linking = (title: string, description: string): Draft =>
  draftOf(identity.id, {
    parts: [{ text: 'Read this', images: [], card: { url: 'https://acme.example/', title, description, image: null } }],
  });

describe('the description of an image', () => {
  it('is looked at like the text, and says which image is meant', () => {
    const [finding, ...rest] = runChecks(described('Look at this', 'A cat.', `A letter, ${card}`), context);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ check: 'card', level: 'stop', part: 0, start: null, end: null });
    expect(finding?.why).toMatch(/^In the description of image 2: This is a card number/);
  });

  it('offers no fix that would change the text of the post', () => {
    const [inText] = runChecks(described(`A letter, ${card}`), context);
    const [inAlt] = runChecks(described('Look at this', `A letter, ${card}`), context);
    expect(inText?.fix?.kind).toBe('replace');
    expect(inAlt).not.toHaveProperty('fix');
  });

  it('is found for the same reasons as the text, under ids of its own', () => {
    const words = fc.constantFrom(
      card,
      'my password is hunter2!Xy',
      'AKIAIOSFODNN7EXAMPLE',
      'mail anna@acme.example',
      'Ask us anything!',
      'fine',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 4 }).map((some) => some.join('\n')),
        (text) => {
          const alone = runChecks(described(text), context);
          const all = runChecks(described(text, text, text), context);
          expect(all.map(({ type }) => type).toSorted()).toEqual([...alone, ...alone, ...alone].map(({ type }) => type).toSorted());
          expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
          for (const { id } of alone) expect(all.map((finding) => finding.id)).toContain(id);
        },
      ),
    );
  });

  it('is not taken for somebody writing', () => {
    const reading = { like: null, score: 0.7, threshold: 0.6, sure: false, words: [] };
    const late: CheckContext = {
      ...context,
      voice: (text) => (text === 'so it goes' ? reading : null),
      moment: { afterHours: true, weekend: false, firstAfterSwitch: false, justUnlocked: false },
    };
    expect(runChecks(described('so it goes'), late, [momentCheck])).toHaveLength(1);
    expect(runChecks(described('', 'so it goes'), late, [momentCheck])).toEqual([]);
  });
});

describe('the preview of a link', () => {
  it('is looked at like the text, its title and its description, and says which is meant', () => {
    const found = runChecks(linking(`Order, ${card}`, `Invoice, ${card}`), context);
    expect(found.map(({ check, level, start, why }) => [check, level, start, why.split(':')[0]])).toEqual([
      ['card', 'stop', null, 'In the title of the link’s preview'],
      ['card', 'stop', null, 'In the description of the link’s preview'],
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
    expect(runChecks(linking('A plain page', ''), context)).toEqual([]);
  });

  it('gives nothing away by what it sounds like, since its page is public, but by the names that are kept', () => {
    const told = "We're closing the Lyon plant in May, nobody outside HR knows about Blue Heron.";
    const named: CheckContext = { ...context, rules: { ...context.rules, codeNames: ['Blue Heron'] } };
    expect(runChecks(described(told), context)).toMatchObject([{ check: 'confidential' }]);
    expect(runChecks(linking(told, told), context)).toEqual([]);
    expect(runChecks(linking('', told), named)).toMatchObject([{ check: 'confidential', start: null }]);
  });
});
