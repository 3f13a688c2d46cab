import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { measureOffence } from './offence.ts';
import { measurePulse } from './pulse.ts';
import type { MeasureQuality, QualityRow } from './rows.ts';
import { measureSensitive } from './sensitive.ts';
import { measureVoice } from './voice.ts';

/** Every family of checks; a new one is one file and one line here. */
const families: readonly MeasureQuality[] = [measurePulse, measureSensitive, measureOffence, measureVoice];

/** The labelled data belongs to other people and lies beside the project, never in it. */
const folder = resolve(process.env.HATCHECK_DATA ?? '../shared/data');

/** Prints how good the checks are on labelled data, and exits with 1 where a number is missed. */
async function measureAll(): Promise<void> {
  if (!existsSync(folder)) {
    process.stdout.write(`Skipped: the labelled data is not at ${folder}. Set HATCHECK_DATA to the folder that holds it.\n`);
    return;
  }
  const rows: QualityRow[] = [];
  for (const measure of families) rows.push(...(await measure(folder)));
  process.stdout.write(tableOf(rows));
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
}

function tableOf(rows: readonly QualityRow[]): string {
  const lines = rows.map(
    ({ what, on, measured, reach, met }) => `| ${what} | ${on} | ${measured} | ${reach} | ${met ? 'met' : 'missed'} |`,
  );
  return ['| what | measured on | measured | reach | |', '|---|---|---|---|---|', ...lines, ''].join('\n');
}

await measureAll();
