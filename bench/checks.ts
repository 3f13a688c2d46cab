import { join } from 'node:path';
import { contextOf } from '../main/checks/check-facts.ts';
import { readCheckModels } from '../main/models/check-models.ts';
import type { CheckContext } from '../shared/checks/check.ts';
import { plainContext } from '../shared/checks/plain-context.ts';
import { runChecks } from '../shared/checks/run-checks.ts';
import type { Draft } from '../shared/post.ts';
import { graphemeLimits } from '../shared/posting-limits.ts';
import { type Line, ms } from './report.ts';
import { median, percentile } from './statistics.ts';

/** Milliseconds of processor time for all checks together on one draft: waiting for a core is not in it. */
export interface CheckTimes {
  readonly short: readonly number[];
  readonly long: readonly number[];
}

const rounds = 400;
/** Ordinary words beside what the checks look for, so that none of them is done at the first letter. */
const sentences = [
  'Doors open at nine, and there is coffee for everybody who comes before ten. ',
  'Write to us at hello@acme.example or call +1 415 555 0132 if you cannot make it. ',
  'Our new hall is at 12 Market Street, Springfield; the old one closes on 24 March. ',
  'Thank you all for 1,204 questions and 4111 reasons to go on #openday @kim.example! ',
  'Das neue Werk öffnet am Montag um 9:30 Uhr, und der Eintritt ist frei. ',
  'Quarterly figures follow on Thursday https://acme.example/news?id=48213 as always. ',
];

/** The full set of checks, in this process: what one look at 300 and at 10,000 characters takes, one after the other. */
export async function measureChecks(root: string): Promise<CheckTimes> {
  const models = await readCheckModels(join(root, 'assets', 'models'), (words) => process.stderr.write(`${words}\n`));
  const limits = graphemeLimits({ maxLength: 300, maxBytes: 3000, maxImages: 4 });
  const facts = { ...plainContext, identity: null, limits, networkName: 'Bluesky' };
  const context = contextOf(facts, { models, voices: null });
  return { short: timesOf(300, context), long: timesOf(10_000, context) };
}

export function checkLines({ short, long }: CheckTimes): readonly Line[] {
  const line = (what: string, times: readonly number[], aim: number): Line => {
    return { what, ours: `median ${ms(median(times))}`, against: '', value: percentile(times, 0.95), unit: 'ms', aim };
  };
  return [line('all checks on 300 characters, p95', short, 10), line('all checks on 10,000 characters, p95', long, 80)];
}

function timesOf(length: number, context: CheckContext): readonly number[] {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const draft = draftOf(length, round);
    const from = process.cpuUsage();
    runChecks(draft, context);
    const { user, system } = process.cpuUsage(from);
    times.push((user + system) / 1000);
  }
  return times.slice(rounds / 10); // the first ones compile
}

/** Another text each round: nothing is remembered from the one before. */
function draftOf(length: number, round: number): Draft {
  const turned = [...sentences.slice(round % sentences.length), ...sentences.slice(0, round % sentences.length)].join('');
  const text = `${round} ${turned.repeat(Math.ceil(length / turned.length))}`.slice(0, length);
  const blank = { identityId: null, replyTo: null, languages: [], acknowledged: [], switched: false, createdAt: 0, updatedAt: 0 };
  return { ...blank, id: 'bench', parts: [{ text, images: [], card: null }] };
}
