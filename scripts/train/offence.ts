import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readCsv } from '../../bench/quality/data.ts';
import { writeModelFile } from '../../main/models/model-file.ts';
import { packModel } from '../../shared/learn/packed-model.ts';
import { offenceBits } from '../../shared/offence/features.ts';
import { readOffenceExamples } from './offence-examples.ts';
import { alarmShare, centredAt, halvesOf, sumWithSwearing, thresholdAt } from './offence-threshold.ts';
import { trainOffence } from './offence-training.ts';

const folder = resolve(process.env.HATCHECK_DATA ?? '../shared/data');
const file = 'assets/models/offence.json';

/**
 * Trains assets/models/offence.json. The brands of voices.csv set the threshold and nothing else; what a threshold
 * from half of them gives on the other half is printed, so that it can be trusted.
 */
async function trainModel(): Promise<void> {
  const trained = trainOffence(await readOffenceExamples(folder));
  const voices = await readCsv(folder, 'voices.csv');
  const brands = voices.filter(({ kind }) => kind === 'brand').map(({ account = '', text = '' }) => ({ account, text }));
  const [one, other] = halvesOf(brands);
  const thresholds = [thresholdAt(alarmShare, trained, one), thresholdAt(alarmShare, trained, other)] as const;
  const share = (threshold: number, posts: typeof brands) =>
    posts.filter(({ text }) => sumWithSwearing(trained, text) > threshold).length / posts.length;
  process.stdout.write(`Thresholds at ${alarmShare}: ${thresholds.map((sum) => sum.toFixed(3)).join(' and ')}\n`);
  process.stdout.write(
    `Alarms on the other half: ${share(thresholds[0], [...other]).toFixed(4)} and ${share(thresholds[1], [...one]).toFixed(4)}\n`,
  );
  await mkdir('assets/models', { recursive: true });
  const centred = centredAt(thresholdAt(alarmShare, trained, brands), trained);
  await writeModelFile(file, packModel('offence', offenceBits, centred));
  process.stdout.write(`Written: ${file}\n`);
}

await trainModel();
