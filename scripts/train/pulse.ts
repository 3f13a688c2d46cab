import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writePulseModel } from '../../main/models/pulse-model-file.ts';
import { runAsScript } from '../run-as-script.ts';
import { say, sayWhile } from '../say.ts';
import { readLexicon, readPulseRows } from './pulse-rows.ts';
import { trainPulse, withFeatures } from './pulse-training.ts';

/** Trains the pulse from the labelled data, and writes `assets/models/pulse.json`. The same data gives the same file. */
async function train(): Promise<void> {
  const lexicon = await readLexicon();
  const rows = await readPulseRows(resolve(process.env.HATCHECK_DATA ?? '../shared/data'));
  const model = await sayWhile(`Training on ${rows.length} mentions`, async () => trainPulse(withFeatures(rows, lexicon), lexicon));
  const folder = resolve(import.meta.dirname, '../../assets/models');
  await mkdir(folder, { recursive: true });
  await writePulseModel(resolve(folder, 'pulse.json'), model);
  say(`Error on audiences never seen: ${model.audienceError.toFixed(2)} log-odds.`);
}

runAsScript(import.meta.url, train);
