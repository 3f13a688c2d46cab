import { describe, expect, it } from 'vitest';
import { plainContext } from '../../../shared/checks/plain-context.ts';
import { checks } from '../../../shared/checks/registry.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';
import { draftOf } from '../guard/world.ts';
import { ordinaryPosts } from './ordinary-posts.ts';
import { shippedModels } from './shipped-models.ts';

const context = {
  ...plainContext,
  models: shippedModels,
  identity: null,
  limits: graphemeLimits({ maxLength: 10_000, maxBytes: 40_000, maxImages: 4 }),
  networkName: 'Bluesky',
};
const aboutContent = checks.filter(({ id }) => id !== 'identity' && id !== 'length');

describe.each(Object.entries(ordinaryPosts))('ordinary posts, %s', (_, posts) => {
  it.each(posts)('gives silence: %s', (text) => {
    const found = runChecks(draftOf(null, { parts: [{ text, images: [], card: null }] }), context, aboutContent);
    expect(found.map(({ check, type, start, end }) => [check, type, start === null ? null : text.slice(start, end ?? 0)])).toEqual([]);
  });
});
