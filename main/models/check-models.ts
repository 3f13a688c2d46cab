import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckModels } from '../../shared/checks/check.ts';
import type { LinearModel } from '../../shared/learn/logistic.ts';
import { unpackModel } from '../../shared/learn/packed-model.ts';
import { readModelFile } from './model-file.ts';

/**
 * The tables that the checks carry, from `folder`. Of one that is not there, or cannot be read, `onTrouble` is told in words;
 * its check finds less, or nothing.
 */
export async function readCheckModels(folder: string, onTrouble: (words: string) => void): Promise<CheckModels> {
  const read = async (name: string, of: string): Promise<LinearModel | null> => {
    const file = join(folder, `${name}.json`);
    try {
      await access(file);
      return unpackModel(await readModelFile(file));
    } catch (error) {
      onTrouble(`The model of ${of} is not used: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  };
  const [offence, confidential] = await Promise.all([read('offence', 'offence'), read('confidential', 'confidential talk')]);
  return { offence, confidential };
}
