import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check, CheckContext } from '../../../shared/checks/check.ts';
import { utf8Bytes } from '../../../shared/checks/length.ts';
import { plainContext } from '../../../shared/checks/plain-context.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import type { FindingLevel } from '../../../shared/finding.ts';
import { countGraphemes, type Draft } from '../../../shared/post.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';
import { draftOf, goodWorld, identityOf } from '../guard/world.ts';

const identity = identityOf(goodWorld);
const context: CheckContext = {
  identity,
  limits: graphemeLimits({ maxLength: 10, maxBytes: 40, maxImages: 1 }),
  ...plainContext,
  networkName: 'Bluesky',
};
const image = { id: 'i', mime: 'image/png' as const, alt: '', width: 1, height: 1, size: 1 };
const withTexts = (...texts: readonly string[]): Draft =>
  draftOf(identity.id, { parts: texts.map((text) => ({ text, images: [], card: null })) });

describe('the length check', () => {
  it('says nothing within the limits', () => {
    expect(runChecks(withTexts('1234567890', 'Hello'), context)).toEqual([]);
  });

  it('stops what is too long, says by how much, and points at it', () => {
    const [finding] = runChecks(withTexts('ok', '1234567890abc'), context);
    expect(finding).toMatchObject({ level: 'stop', part: 1, start: 10, end: 13 });
    expect(finding?.why).toBe('This is 3 characters too long: Bluesky takes 10.');
  });

  it('counts what a person sees as one character as one', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(runChecks(withTexts(family), context)).toEqual([]);
    expect(runChecks(withTexts(family.repeat(2)), context)).toMatchObject([{ id: 'length:bytes:0', level: 'stop' }]);
    const [finding] = runChecks(withTexts(`${family}1234567890`), context);
    expect(finding).toMatchObject({ id: 'length:graphemes:0', start: family.length + 9, end: family.length + 10 });
    expect(finding?.why).toContain('1 character too long');
  });

  it('stops too many images, an empty part of a thread, and threads where there are none', () => {
    const pictures = draftOf(identity.id, { parts: [{ text: '', images: [image, image], card: null }] });
    expect(runChecks(pictures, context)).toMatchObject([{ id: 'length:images:0', why: 'There is 1 image too many: Bluesky takes 1.' }]);
    expect(runChecks(withTexts('a', ' '), context)).toMatchObject([{ id: 'length:empty:1', part: 1 }]);
    expect(runChecks(withTexts('a', 'b'), { ...context, limits: { ...context.limits, threads: false } })).toMatchObject([
      { id: 'length:thread:1' },
    ]);
  });

  it('stops a description that is longer than the network takes, and says which', () => {
    const limits = { ...context.limits, maxAltLength: 5 };
    const described = (alt: string) => draftOf(identity.id, { parts: [{ text: '', images: [{ ...image, alt }], card: null }] });
    expect(runChecks(described('A dog'), { ...context, limits })).toEqual([]);
    expect(runChecks(described('A dog!'), { ...context, limits })).toMatchObject([
      {
        ...{ id: 'length:description-0:0', level: 'stop', start: null },
        why: 'The description of image 1 is 1 character too long: Bluesky takes 5.',
      },
    ]);
  });

  it('stops exactly what is over either limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 14 }), (text) => {
        const over = countGraphemes(text) > 10 || new TextEncoder().encode(text).length > 40;
        expect(runChecks(withTexts(text), context).length > 0).toBe(over);
      }),
    );
  });

  it('counts bytes as UTF-8 does', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => utf8Bytes(text) === new TextEncoder().encode(text).length));
    expect(utf8Bytes('\ud800')).toBe(3);
  });
});

describe('the identity check', () => {
  it('stops a draft that nobody speaks for', () => {
    expect(runChecks(draftOf(null), { ...context, identity: null })).toMatchObject([{ level: 'stop', why: 'No account is chosen yet.' }]);
    expect(runChecks(draftOf(identity.id), { ...context, identity: null })).toMatchObject([
      { why: 'The account of this draft is signed out.' },
    ]);
  });
});

describe('a check that breaks', () => {
  it('stops the draft instead of waving it through', () => {
    const broken = {
      id: 'broken',
      run: () => {
        throw new Error('bug');
      },
    };
    expect(runChecks(withTexts('Hello'), context, [broken])).toMatchObject([{ id: 'broken:broken', level: 'stop' }]);
  });
});

describe('levels', () => {
  const found = (level: FindingLevel, modelled: boolean): Check => ({
    id: 'probe',
    run: () => [
      {
        id: 'probe:0',
        check: 'probe',
        level,
        part: 0,
        start: null,
        end: null,
        why: 'It is.',
        todo: 'Change it.',
        ...(modelled ? { modelled: true as const } : {}),
      },
    ],
  });
  const ranks = ['info', 'caution', 'stop'] as const;

  it('are raised by policy and never lowered, and no model alone stops a post', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ranks), fc.constantFrom(...ranks), fc.boolean(), (own, least, modelled) => {
        const rules = { ...context.rules, levels: { probe: least } };
        const [finding] = runChecks(withTexts('one'), { ...context, rules }, [found(own, modelled)]);
        const level = finding?.level ?? 'info';
        if (modelled) expect(level).not.toBe('stop');
        else expect(ranks.indexOf(level)).toBe(Math.max(ranks.indexOf(own), ranks.indexOf(least)));
      }),
    );
  });
});
