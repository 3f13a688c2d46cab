import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readModelFile, writeModelFile } from '../../../main/models/model-file.ts';
import { packModel } from '../../../shared/learn/packed-model.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads what it wrote', async () => {
  const packed = packModel('test', 2, { weights: Float32Array.of(1, -0.5, 0, 0.25), bias: 0.1 });
  await writeModelFile(join(folder, 'model.json'), packed);
  expect(await readModelFile(join(folder, 'model.json'))).toEqual(packed);
});

it('names a file that holds something else', async () => {
  await writeFile(join(folder, 'model.json'), '{"format":"other"}');
  await expect(readModelFile(join(folder, 'model.json'))).rejects.toThrow('model.json is not a model');
});
