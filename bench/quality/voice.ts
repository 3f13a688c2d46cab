import { resolve } from 'node:path';
import { readVoicePool } from '../../main/models/voice-pool-file.ts';
import type { OwnPost } from '../../shared/voice/history.ts';
import { learnPair } from '../../shared/voice/learn-pair.ts';
import { tokensOf } from '../../shared/voice/tokens.ts';
import { scoreOfText, type VoiceModel } from '../../shared/voice/voice-model.ts';
import { learnAgainstPool } from '../../shared/voice/voice-pool.ts';
import { readCsv } from './data.ts';
import type { MeasureQuality, QualityRow } from './rows.ts';

/** Newest posts of each account, never trained on; the training posts are those just before. */
const tested = 200;

interface Voice {
  readonly kind: string;
  readonly older: readonly OwnPost[];
  readonly newest: readonly string[];
}

type Pair = readonly [first: Voice, other: Voice];

/** Means over all pairs. */
interface Measured {
  readonly auc: number;
  /** Share of the first's posts at or above the score that 95 of 100 of the other's reach. */
  readonly falseAlarms: number;
  /** At the threshold the model chose itself, on its training posts. */
  readonly found: number;
  readonly alarms: number;
}

/** Voices of brands against persons, brands against brands, and brands against the pool. */
export const measureVoice: MeasureQuality = async (folder) => {
  const voices = await readVoices(folder);
  const pool = await readVoicePool(resolve(import.meta.dirname, '../../assets/models/voice-pool.json'));
  const brands = voices.filter(({ kind }) => kind === 'brand');
  const persons = voices.filter(({ kind }) => kind === 'person');
  const pairs = brands.flatMap((brand) => persons.map((person): Pair => [brand, person]));
  const rivals = brands.flatMap((brand, at) => brands.slice(at + 1).map((other): Pair => [brand, other]));
  const learn = (posts: number) => (first: Voice, other: Voice) => learnPair(first.older.slice(-posts), other.older.slice(-posts)).model;
  const learnPool = (first: Voice) => learnAgainstPool(first.older.slice(-200), pool).model;
  const on = `${pairs.length} pairs`;
  return [
    rowOf('voice, 200+200 posts', on, measure(pairs, learn(200)), 0.985, 0.06),
    rowOf('the same, links, names and tags replaced', on, measure(pairs.map(masked(replaced)), learn(200)), null, 0.08),
    rowOf('the same, links, names and tags removed', on, measure(pairs.map(masked(removed)), learn(200)), null, 0.08),
    rowOf('voice, 50+50 posts', on, measure(pairs, learn(50)), 0.975, null),
    rowOf('voice, no personal history', on, measure(pairs, learnPool), null, 0.1),
    rowOf('voice, brand against brand', `${rivals.length} pairs`, measure(rivals, learn(200)), null, null),
  ];
};

async function readVoices(folder: string): Promise<readonly Voice[]> {
  const rows = await readCsv(folder, 'voices.csv');
  const accounts = [...new Set(rows.map(({ account = '' }) => account))];
  return accounts.map((name) => {
    const posts = rows.filter(({ account }) => account === name);
    const ordered = posts
      .map(({ text = '', time = '' }) => ({ text, time: Date.parse(time) }))
      .reverse()
      .toSorted((a, b) => a.time - b.time);
    const newest = ordered.slice(-tested).map(({ text }) => text);
    return { kind: posts[0]?.kind ?? '', older: ordered.slice(0, -tested), newest };
  });
}

function measure(pairs: readonly Pair[], learn: (first: Voice, other: Voice) => VoiceModel): Measured {
  const all = pairs.map(([first, other]) => {
    const model = learn(first, other);
    const own = first.newest.map((text) => scoreOfText(model, text));
    const foreign = other.newest.map((text) => scoreOfText(model, text));
    const reach = foreign.toSorted((a, b) => a - b)[Math.floor(0.05 * foreign.length)] ?? 1;
    const above = (scores: readonly number[], least: number) => scores.filter((score) => score >= least).length / scores.length;
    const { found } = model.other;
    return { auc: aucOf(own, foreign), falseAlarms: above(own, reach), found: above(foreign, found), alarms: above(own, found) };
  });
  const mean = (pick: (one: Measured) => number) => all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  return {
    auc: mean(({ auc }) => auc),
    falseAlarms: mean(({ falseAlarms }) => falseAlarms),
    found: mean(({ found }) => found),
    alarms: mean(({ alarms }) => alarms),
  };
}

/** The chance that a foreign post scores above an own one; a tie counts half. */
function aucOf(own: readonly number[], foreign: readonly number[]): number {
  let wins = 0;
  for (const score of foreign) for (const other of own) wins += score > other ? 1 : score === other ? 0.5 : 0;
  return wins / (own.length * foreign.length);
}

function masked(mask: (text: string) => string): (pair: Pair) => Pair {
  const of = (voice: Voice): Voice => ({
    ...voice,
    older: voice.older.map(({ text, time }) => ({ text: mask(text), time })),
    newest: voice.newest.map(mask),
  });
  return ([first, other]) => [of(first), of(other)];
}

const stand: Readonly<Record<string, string>> = { link: 'https://link.example/x', mention: '@name', tag: '#tag' };

function replaced(text: string): string {
  return withTokens(text, (kind) => stand[kind]);
}

function removed(text: string): string {
  return withTokens(text, (kind) => (kind in stand ? '' : undefined)).trim();
}

function withTokens(text: string, make: (kind: string) => string | undefined): string {
  return tokensOf(text).reduceRight(
    (rest, { kind, start, end }) => `${rest.slice(0, start)}${make(kind) ?? text.slice(start, end)}${rest.slice(end)}`,
    text,
  );
}

function rowOf(what: string, on: string, measured: Measured, auc: number | null, alarms: number | null): QualityRow {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const at = `${percent(measured.found)} found at ${percent(measured.alarms)} by its own threshold`;
  return {
    what,
    on,
    measured: `AUC ${measured.auc.toFixed(3)}; ${percent(measured.falseAlarms)} false alarms at 95% recall; ${at}`,
    reach: [auc === null ? [] : [`AUC ${auc}`], alarms === null ? [] : [percent(alarms)]].flat().join('; ') || 'reported',
    met: (auc === null || measured.auc >= auc) && (alarms === null || measured.falseAlarms <= alarms),
  };
}
