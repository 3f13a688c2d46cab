import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckModels } from '../../shared/checks/check.ts';
import { unpackModel } from '../../shared/learn/packed-model.ts';
import { readModelFile } from './model-file.ts';

/**
 * The tables that the checks carry, from `folder`. One that is not there, or cannot be read, leaves its check silent, and
 * `onTrouble` is told in words.
 */
export async function readCheckModels(folder: string, onTrouble: (words: string) => void): Promise<CheckModels> {
  const file = join(folder, 'offence.json');
  try {
    await access(file);
    return { offence: unpackModel(await readModelFile(file)) };
  } catch (error) {
    onTrouble(`The model of offence is not used: ${error instanceof Error ? error.message : String(error)}`);
    return { offence: null };
  }
}
