import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefreshRefused } from '../rig/pds-accounts.ts';
import { writeSecret } from '../rig/secret-tool.ts';
import type { Stage } from '../rig/stage.ts';
import { entryNameOf, readEntry, refreshTokenIn, signedInDids } from '../rig/vault-entries.ts';
import { companyStage, openScene, personalPolicy, signIn } from './scene.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await companyStage();
});
afterAll(() => stage?.stop());

test('a brand’s credential hidden under another account’s key is ended on a personal computer, before a window shows', async () => {
  const { brand, personal } = stage.accounts;
  const company = await openScene(stage);
  await signIn(company, brand, stage.pds.url);
  await signIn(company, personal, stage.pds.url, 'personal');
  await company.program.quit();

  const brands = (await readEntry(stage.desktop, brand.did)) ?? '';
  const persons = (await readEntry(stage.desktop, personal.did)) ?? '';
  await writeSecret(stage.desktop, entryNameOf(brand.did), persons);
  await writeSecret(stage.desktop, entryNameOf(personal.did), brands);
  stage.setPolicy(personalPolicy(stage.accounts));

  const own = await openScene(stage);
  expect(await signedInDids(stage.desktop)).toEqual([brand.did]);
  expect(await readEntry(stage.desktop, brand.did)).toBe(persons);
  expect(await isRefreshRefused(stage.pds, refreshTokenIn(brands))).toBe(true);
  await own.page.getByText(`@${brand.handle}: this computer is yours`).first().waitFor();
  await own.program.quit();
});
