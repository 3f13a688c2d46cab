import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { fileFacts, watchUpgrade } from '../../../main/program/watch-upgrade.ts';
import { createSystemClock } from '../../../main/system-clock.ts';

it('says once that the program’s file was replaced, as package managers do it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-upgrade-'));
  const file = path.join(folder, 'hatcheck');
  writeFileSync(file, 'old');
  const clock = createAdjustableClock(createSystemClock());
  let looked = Promise.resolve<string | null>(null);
  const said: string[] = [];
  const facts = () => {
    looked = fileFacts(file);
    return looked;
  };
  const minute = async () => {
    clock.advance(60_000);
    await looked;
    await Promise.resolve(); // what follows from the look
  };
  await watchUpgrade(clock, facts, () => said.push('restart'));
  await minute();
  expect(said).toEqual([]);
  writeFileSync(`${file}.dpkg-new`, 'new');
  renameSync(`${file}.dpkg-new`, file);
  await minute();
  expect(said).toEqual(['restart']);
  rmSync(folder, { recursive: true });
  await minute();
  expect(said).toEqual(['restart']);
});
