import { resolve } from 'node:path';
import { z } from 'zod';
import { readCheckModels } from '../../main/models/check-models.ts';
import type { Check, CheckContext } from '../../shared/checks/check.ts';
import { plainContext } from '../../shared/checks/plain-context.ts';
import { checks } from '../../shared/checks/registry.ts';
import type { Finding } from '../../shared/finding.ts';
import { graphemeLimits } from '../../shared/posting-limits.ts';
import { implied, harmless as impliedNot } from '../../test/shared/checks/confidential-implied.ts';
import { plainlyAnnouncedUnseen } from '../../test/shared/checks/confidential-plain.ts';
import { toldInSecret, toldOpenly } from '../../test/shared/checks/confidential-told.ts';
import { unfamiliar, unfamiliarOpen } from '../../test/shared/checks/confidential-unfamiliar.ts';
import { unseen, unseenOpen } from '../../test/shared/checks/confidential-unseen.ts';
import { credentialForms } from '../../test/shared/checks/credential-forms.ts';
import { harmlessForms } from '../../test/shared/checks/harmless-forms.ts';
import { filled, harmlessLines, knownTokens, secretMaker, vendors, waysToTell } from '../../test/shared/checks/made-up-secrets.ts';
import { readCsv, readJsonLines } from './data.ts';
import type { MeasureQuality, QualityRow } from './rows.ts';
import { type SpanScore, scoreSpans } from './span-score.ts';

const spanRow = z.object({
  text: z.string(),
  spans: z.array(z.object({ type: z.string(), value: z.string(), start: z.number(), end: z.number() })),
});
type SpanRow = z.infer<typeof spanRow>;

const sensitive: ReadonlySet<string> = new Set(
  'card iban ssn national-id documents phone email address password secret confidential looks-like-dm recipient'.split(' '),
);
const all: readonly Check[] = checks.filter(({ id }) => sensitive.has(id));

/** The tables that ship. Without one of them the figures would be those of another program. */
const models = await readCheckModels(resolve(import.meta.dirname, '../../assets/models'), (words) => {
  throw new Error(words);
});
const post: CheckContext = {
  ...plainContext,
  models,
  identity: null,
  limits: graphemeLimits({ maxLength: 1e6, maxBytes: 1e7, maxImages: 4 }),
  networkName: 'the network',
};
const message: CheckContext = { ...post, reader: { kind: 'direct-message', to: [], known: [] } };
const readers: readonly (readonly [string, CheckContext])[] = [
  ['in messages', message],
  ['in posts', post],
];

function findingsOf(text: string, context: CheckContext): readonly Finding[] {
  const part = { text, images: [], card: null };
  const draft = { id: '', identityId: null, parts: [part], replyTo: null, languages: [], acknowledged: [], switched: false };
  return all.flatMap((check) => check.run({ ...draft, createdAt: 0, updatedAt: 0 }, context));
}

const ofType = (text: string, type: string, context: CheckContext) =>
  findingsOf(text, context)
    .filter((finding) => (finding.type ?? finding.check) === type)
    .map(({ start, end }) => ({ start: start ?? 0, end: end ?? text.length }));

function scoreOf(rows: readonly SpanRow[], type: string, labels: ReadonlySet<string>, context: CheckContext): SpanScore {
  return scoreSpans(
    rows.map(({ text, spans }) => ({ found: ofType(text, type, context), truth: spans.filter((span) => labels.has(span.type)) })),
  );
}

const share = (value: number): string => value.toFixed(3).replace(/^0/, '');

function rowOf(
  what: string,
  on: string,
  { precision, recall }: SpanScore,
  least: readonly [precision: number, recall: number],
): QualityRow {
  return {
    what: `${what}, precision / recall`,
    on,
    measured: `${share(precision)} / ${share(recall)}`,
    reach: `${share(least[0])} / ${share(least[1])}`,
    met: precision >= least[0] && recall >= least[1],
  };
}

const numbers: readonly (readonly [what: string, type: string, label: string, least: readonly [number, number]])[] = [
  ['card', 'card', 'CREDIT_CARD', [0.97, 0.99]],
  ['IBAN', 'iban', 'IBAN_CODE', [0.97, 0.99]],
  ['SSN', 'ssn', 'US_SSN', [0.97, 0.99]],
  ['e-mail', 'email', 'EMAIL_ADDRESS', [0.97, 0.99]],
  ['telephone', 'phone', 'PHONE_NUMBER', [0.95, 0.92]],
];

function measureNumbers(rows: readonly SpanRow[]): readonly QualityRow[] {
  return numbers.flatMap(([what, type, label, least]) =>
    readers.map(([where, context]) => {
      const score = scoreOf(rows, type, new Set([label]), context);
      return rowOf(`${what} ${where}`, `pii-spans, ${score.count} spans`, score, least);
    }),
  );
}

/** Of the texts that hold an address, how many are found at all. */
function measureAddresses(rows: readonly SpanRow[]): readonly QualityRow[] {
  const holding = rows.filter(({ spans }) => spans.some(({ type }) => type === 'STREET_ADDRESS'));
  return readers.map(([where, context]) => {
    const recall = holding.filter(({ text }) => ofType(text, 'address', context).length > 0).length / holding.length;
    return {
      what: `texts with an address ${where}, recall`,
      on: `pii-spans, ${holding.length} texts`,
      measured: share(recall),
      reach: '.800',
      met: recall >= 0.8,
    };
  });
}

/** The labels' offsets are loose in this file, so a password counts as found where its words are. */
function measurePasswords(rows: readonly SpanRow[]): QualityRow {
  const placed = rows.map(({ text, spans }) => ({
    found: ofType(text, 'password', message),
    truth: spans
      .filter(({ type }) => type === 'PASSWORD')
      .map(({ value, start, end }) => {
        const at = text.indexOf(value.replace(/[*']/g, '').trim());
        return at === -1 ? { start, end } : { start: at, end: at + value.length };
      }),
  }));
  const { recall, count } = scoreSpans(placed);
  return { what: 'passwords, recall', on: `pii-messages, ${count}`, measured: share(recall), reach: '.857', met: recall >= 0.857 };
}

/** One judgement for each text: does the check of this type find anything? */
function scoreTexts(texts: readonly (readonly [text: string, holds: boolean])[], ...types: readonly string[]): SpanScore {
  const whole = { start: 0, end: 1 };
  const judged = texts.map(([text, holds]) => ({
    found: types.some((type) => ofType(text, type, message).length > 0) ? [whole] : [],
    truth: holds ? [whole] : [],
  }));
  return scoreSpans(judged);
}

/** Secrets are drawn here, since no file holds any: the figure shows that nothing broke, and not what unseen ones give. */
function measureSecrets(): QualityRow {
  const make = secretMaker(20);
  const known = Object.values(knownTokens).flatMap((token) => Array.from({ length: 20 }, () => token(make)));
  const told = waysToTell.flatMap((tell) =>
    Array.from({ length: 40 }, () =>
      tell(make.among(vendors), make.draw(make.among(['hex', 'lower', 'mixed'] as const), make.among([16, 20, 32, 40]))),
    ),
  );
  const forms = credentialForms.flatMap((form) => Array.from({ length: 5 }, () => filled(form, make)));
  const texts = [...known, ...told, ...forms].map((text) => [text, true] as const);
  const harmless = [...harmlessLines, ...harmlessForms.flatMap((form) => Array.from({ length: 5 }, () => filled(form, make)))];
  const score = scoreTexts([...texts, ...harmless.map((text) => [text, false] as const)], 'secret', 'password');
  return rowOf('secrets', `drawn here, ${texts.length} and ${harmless.length} harmless`, score, [0.85, 0.9]);
}

/** Messages of our own: how much they say that they are secret decides how many are found. Only the first were not learned from. */
function measureOwnMessages(): readonly QualityRow[] {
  const sets = [
    ['implied, never learned from', unseen, unseenOpen],
    ['told in secret', toldInSecret, toldOpenly],
    ['implied', implied, impliedNot],
    ['in unfamiliar words', unfamiliar, unfamiliarOpen],
  ] as const;
  return sets.map(([what, secrets, open]) => {
    const texts = [...secrets.map((text) => [text, true] as const), ...open.map((text) => [text, false] as const)];
    return rowOf(
      `confidential talk, ${what}`,
      `our own, ${texts.length}${secrets === unseen ? '' : '; learned from'}`,
      scoreTexts(texts, 'confidential'),
      [0.9, 0.7],
    );
  });
}

async function measureConfidential(folder: string): Promise<QualityRow> {
  const rows = await readCsv(folder, 'confidential-messages.csv');
  const score = scoreTexts(
    rows.map(({ label, text = '' }) => [text, label === 'confidential'] as const),
    'confidential',
  );
  return rowOf('confidential talk', `confidential-messages, ${rows.length}; the rules were shaped on them`, score, [0.9, 0.7]);
}

/** What a brand says of its own goods, places and people in a post is no secret by being told. */
function measureAnnouncements(): QualityRow {
  const alarms = plainlyAnnouncedUnseen.filter((text) => ofType(text, 'confidential', post).length > 0).length;
  const { length } = plainlyAnnouncedUnseen;
  return {
    what: 'alarms of confidential talk in plain announcements, as posts',
    on: `our own, ${length}, never learned from`,
    measured: String(alarms),
    reach: `${length / 10}`,
    met: alarms <= length / 10,
  };
}

async function measureAlarms(folder: string): Promise<readonly QualityRow[]> {
  const posts = (await readCsv(folder, 'voices.csv')).filter(({ kind }) => kind === 'brand').map(({ text = '' }) => text);
  return readers.map(([where, context]) => {
    const alarms = posts.filter((text) => findingsOf(text, context).length > 0).length;
    const of5000 = (alarms / posts.length) * 5000;
    return {
      what: `alarms of all sensitive checks ${where}`,
      on: `voices, ${posts.length} posts of brands`,
      measured: `${alarms}, or ${of5000.toFixed(1)} of 5,000`,
      reach: '15 of 5,000',
      met: of5000 <= 15,
    };
  });
}

/** Secrets, personal data, confidential talk, and their silence on ordinary posts. */
export const measureSensitive: MeasureQuality = async (folder) => {
  const spans = z.array(spanRow).parse(await readJsonLines(folder, 'pii-spans.jsonl'));
  const messages = z.array(spanRow).parse(await readJsonLines(folder, 'pii-messages.jsonl'));
  return [
    ...measureNumbers(spans),
    ...measureAddresses(spans),
    measurePasswords(messages),
    measureSecrets(),
    await measureConfidential(folder),
    ...measureOwnMessages(),
    measureAnnouncements(),
    ...(await measureAlarms(folder)),
  ];
};
