import { cpus, loadavg } from 'node:os';
import { sayWhile } from '../scripts/say.ts';
import { type AdapterTimes, measureAdapters } from './adapters/measure-adapters.ts';
import { type ImportTimes, measureImport } from './import/measure-import.ts';
import { type Line, ms, table } from './report.ts';
import { median, percentile } from './statistics.ts';

export interface Imported {
  readonly imported: ImportTimes;
  readonly adapters: AdapterTimes;
}

export async function measureImported(): Promise<Imported> {
  const imported = await sayWhile('Importing 10,000 posts', measureImport);
  const adapters = await sayWhile('Posting through the adapters', measureAdapters);
  return { imported, adapters };
}

/** The import of own posts and the adapters' own time per post alone; no window is opened. */
export async function benchImport(): Promise<void> {
  const measured = await measureImported();
  const about = { date: new Date().toISOString(), cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0], node: process.version };
  process.stdout.write(`${JSON.stringify(about)}\n${table(importLines(measured))}\n`);
}

export function importLines({ imported, adapters }: Imported): readonly Line[] {
  const { posts, ours, bare, early, late } = imported;
  const rate = (took: number): string => `${Math.round((posts * 1000) / took)} posts/s`;
  const mb = (megabytes: number): string => `${megabytes.toFixed(1)} MB`;
  return [
    {
      what: 'import of 10,000 own posts, kept encrypted',
      ours: rate(median(ours)),
      against: `bare client: ${rate(median(bare))}`,
      value: median(ours) / median(bare),
      unit: '×',
      aim: null,
    },
    {
      what: 'heap after 10,000 posts against 2,000',
      ours: mb(late.heap),
      against: mb(early.heap),
      value: late.heap / early.heap,
      unit: '×',
      aim: 1.1,
    },
    { what: 'memory (RSS), the same', ours: mb(late.rss), against: mb(early.rss), value: late.rss / early.rss, unit: '×', aim: null },
    ...Object.entries(adapters).map(
      ([network, own]): Line => ({
        what: `adapter's own time per post, ${network}, p95`,
        ours: `median ${ms(median(own))}`,
        against: '',
        value: percentile(own, 0.95),
        unit: 'ms',
        aim: 5,
      }),
    ),
  ];
}
