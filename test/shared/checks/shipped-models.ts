import { readCheckModels } from '../../../main/models/check-models.ts';

/** The tables that ship; throws where one cannot be read. */
export const shippedModels = await readCheckModels('assets/models', (words) => {
  throw new Error(words);
});
