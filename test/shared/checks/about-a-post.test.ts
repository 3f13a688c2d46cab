import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check, CheckContext } from '../../../shared/checks/check.ts';
import { networkCheck } from '../../../shared/checks/network.ts';
import { checks } from '../../../shared/checks/registry.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import { type ActAbout, actAboutSchema, type Draft, emptyPart, type Visibility, visibilitySchema } from '../../../shared/post.ts';
import { draftOf, goodWorld, identityOf } from '../guard/world.ts';
import { nobody } from './look.ts';

const brand = identityOf(goodWorld);
const context: CheckContext = { ...nobody, identity: brand };
const target = { uri: 'at://x/y/z', cid: 'c', rootUri: 'at://x/y/z', rootCid: 'c', authorHandle: 'other.example', text: '' };

function about(act: ActAbout, text: string, own = '', change: Partial<Draft> = {}): Draft {
  return draftOf(brand.id, { parts: [{ ...emptyPart, text: own }], about: { act, target: { ...target, text } }, ...change });
}

const named = (check: string): readonly Check[] => checks.filter(({ id }) => id === check);

describe('a post that is repeated, quoted or liked', () => {
  const grim = 'Flash sale to celebrate the earthquake, 20% off everything!';

  it.each(actAboutSchema.options)('is looked at like own words: %s', (act) => {
    const [finding] = runChecks(about(act, grim), context, named('tragedy'));
    expect(finding).toMatchObject({ level: 'caution', start: null, end: null });
    expect(finding?.why).toContain('In the post by @other.example');
    expect(finding?.todo).toContain('Those are their words.');
  });

  it('is told apart from own words that say the same, and each is acknowledged on its own', () => {
    const ids = runChecks(about('quote', grim, grim), context, named('tragedy')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('is not looked at for what only its author can be responsible for: cards, length, voice', () => {
    const found = runChecks(about('repost', `visa 4012888888881881 ${'long '.repeat(400)}`), {
      ...context,
      limits: { ...context.limits, maxLength: 10 },
      voice: (text) => (text === '' ? null : { like: null, score: 1, threshold: 0, sure: true, words: [] }),
    });
    expect(found).toEqual([]);
  });

  it('gives silence where it is harmless, with no words of its own', () => {
    expect(runChecks(about('repost', 'We open at nine tomorrow.'), context)).toEqual([]);
  });
});

describe('what the network does not have', () => {
  const offersOf = (acts: readonly ActAbout[], visibilities: readonly Visibility[], contentWarnings: boolean) => ({
    ...{ acts, visibilities, contentWarnings, readsPosts: true },
  });

  it('stops a draft, and only that does', () => {
    fc.assert(
      fc.property(
        fc.subarray(actAboutSchema.options),
        fc.subarray(visibilitySchema.options),
        fc.boolean(),
        fc.option(fc.constantFrom(...actAboutSchema.options)),
        fc.constantFrom(...visibilitySchema.options),
        fc.boolean(),
        (acts, visibilities, warnings, act, visibility, warned) => {
          const change = { visibility, ...(warned ? { contentWarning: 'spoiler' } : {}) };
          const draft = act === null ? draftOf(brand.id, change) : about(act, 'words', '', change);
          const found = networkCheck.run(draft, { ...context, offers: offersOf(acts, visibilities, warnings) });
          const lacking = [act !== null && !acts.includes(act), !visibilities.includes(visibility), warned && !warnings];
          expect(found.map(({ level }) => level)).toEqual(lacking.filter(Boolean).map(() => 'stop'));
        },
      ),
    );
  });

  it('says of a page that it is pages which have it not', () => {
    const page = { ...brand, id: `${brand.accountId}#2414` };
    const offers = offersOf([], ['public'], false);
    const why = (identity: typeof brand): readonly string[] =>
      networkCheck
        .run(draftOf(identity.id, { visibility: 'followers' }), { ...context, identity, offers, networkName: 'LinkedIn' })
        .map((found) => found.why);
    expect(why(page)).toEqual(['Pages on LinkedIn have no posts that are for followers or connections alone.']);
    expect(why(brand)).toEqual(['LinkedIn has no posts that are for followers or connections alone.']);
  });

  it('is a post of another network, answered or repeated', () => {
    const elsewhere = { ...target, network: 'mastodon' as const };
    expect(networkCheck.run(draftOf(brand.id, { replyTo: elsewhere }), context)).toMatchObject([
      { level: 'stop', id: 'network:elsewhere' },
    ]);
    expect(networkCheck.run(draftOf(brand.id, { about: { act: 'like', target: elsewhere } }), context)).toHaveLength(1);
    expect(networkCheck.run(draftOf(brand.id, { replyTo: { ...target, network: 'bluesky' } }), context)).toEqual([]);
  });

  it('says so where nobody here can read what is repeated', () => {
    const offers = { ...context.offers, readsPosts: false };
    expect(networkCheck.run(about('repost', ''), { ...context, offers })).toMatchObject([{ level: 'caution', id: 'network:unread' }]);
    expect(networkCheck.run(draftOf(brand.id), { ...context, offers })).toEqual([]);
  });
});
