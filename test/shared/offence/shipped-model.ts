import { readModelFile } from '../../../main/models/model-file.ts';
import { unpackModel } from '../../../shared/learn/packed-model.ts';
import { nobody } from '../checks/look.ts';

/** The offence model as it ships. */
export const shippedModel = unpackModel(await readModelFile('assets/models/offence.json'));

export const withModel = { ...nobody, models: { ...nobody.models, offence: shippedModel } };
