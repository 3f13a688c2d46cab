import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { killAfter } from '../kill/kill-after.ts';
import { newFolder } from './new-folder.ts';
import { tryOpen } from './samples.ts';

// Among the slow tests: every round starts a program.
const rounds = 12;
const child = new URL('./kill-child.ts', import.meta.url);

it('after kill -9 in the middle of writing, everything acknowledged is there, in one place only', { timeout: 120_000 }, async () => {
  const path = join(newFolder(), 'hatcheck.db');
  const acknowledged: string[] = [];
  for (const [round, lines] of fc.sample(fc.integer({ min: 1, max: 150 }), rounds).entries()) {
    const killed = await killAfter(child, [path, `round${round}`], lines);
    expect(killed.complaints).toBe('');
    expect(killed.acknowledged.length).toBeGreaterThanOrEqual(lines);
    acknowledged.push(...killed.acknowledged);
  }
  const reports: string[] = [];
  const opening = tryOpen(path, undefined, (words) => reports.push(words));
  if (opening.kind !== 'ok') throw new Error(opening.words);
  expect(opening.setAside).toBeNull();
  const { store } = opening;
  const drafts = new Set((await store.drafts()).map(({ id }) => id));
  const outbox = new Set((await store.outbox()).map((sent) => sent.draft.id));
  store.close();
  expect(reports).toEqual([]);
  const confirmed = acknowledged.filter((line) => line.startsWith('outbox ')).map((line) => line.slice('outbox '.length));
  expect([...outbox].filter((id) => !id.startsWith('other-') && !outbox.has(`other-${id}`))).toEqual([]);
  expect([...outbox].filter((id) => id.startsWith('other-') && !outbox.has(id.slice('other-'.length)))).toEqual([]);
  expect(confirmed.length).toBeGreaterThan(0);
  expect(confirmed.filter((id) => !outbox.has(id))).toEqual([]);
  const saved = acknowledged.filter((line) => line.startsWith('draft ')).map((line) => line.slice('draft '.length));
  expect(saved.filter((id) => drafts.has(id) === outbox.has(id))).toEqual([]);
});
