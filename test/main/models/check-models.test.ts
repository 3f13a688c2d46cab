import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readCheckModels } from '../../../main/models/check-models.ts';

const folder = await mkdtemp(join(tmpdir(), 'models-'));
afterAll(() => rm(folder, { recursive: true }));

it('reads each table on its own, and says in words which one is not used', async () => {
  const troubles: string[] = [];
  const read = () => readCheckModels(folder, (words) => void troubles.push(words));

  expect(await read()).toEqual({ offence: null, confidential: null });
  expect(troubles.toSorted()).toEqual([
    expect.stringMatching(/^The model of confidential talk is not used: /),
    expect.stringMatching(/^The model of offence is not used: /),
  ]);

  troubles.length = 0;
  await copyFile('assets/models/confidential.json', join(folder, 'confidential.json'));
  await writeFile(join(folder, 'offence.json'), '{"format":"hatcheck-linear-1","bits":18,"weights":"AAAA"}');
  const { offence, confidential } = await read();
  expect([offence, confidential?.weights.length]).toEqual([null, 2 ** 15]);
  expect(troubles).toEqual([expect.stringMatching(/^The model of offence is not used: .*offence\.json/)]);
});
