import { expect, test } from 'vitest';
import { runCampaign } from '../campaign/campaign.ts';
import { randomFrom, shortPlan } from '../campaign/kill-plan.ts';
import { takeStock, twice, type Written } from '../campaign/written.ts';

const kills = 20;

const typed = (at: number) => ({ text: `post-1: ${'word '.repeat(at / 100)}`, at });
const one = (firstDeath: number | null): Written => {
  const known = { token: 'post-1:', intent: 'post', by: 'brand', draftId: 'd' } as const;
  return { ...known, typed: [100, 200, 1_000].map(typed), firstDeath, discarded: false };
};

test('taking stock sees what is missing beyond the last moments of typing, once', () => {
  const died = one(1_100);
  expect(takeStock([died], ['other-1: words'])).toEqual([died]);
  expect(takeStock([died], [])).toEqual([]);
  expect(takeStock([one(1_100)], [typed(100).text])).toHaveLength(1);
  expect(takeStock([one(1_100)], [typed(200).text])).toEqual([]);
  expect(takeStock([one(null)], [typed(200).text])).toHaveLength(1);
  expect(takeStock([one(300)], [])).toEqual([]);
  expect(twice(['a', 'b', 'a'])).toEqual(['a']);
});

test(`survives ${kills} kills: no post twice, no draft lost, no brand left on a personal computer, the ledger verifies`, async () => {
  const random = randomFrom(1);
  const report = await runCampaign({ kills, plan: shortPlan(random), random });
  expect(report.violations).toEqual([]);
  expect(report.kills).toBe(kills);
  expect(report.atBoundaries).toBeGreaterThanOrEqual(10);
  expect(report.published).toBeGreaterThan(0);
}, 180_000);
