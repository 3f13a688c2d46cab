import type { IdentityId } from '../../shared/account.ts';
import type { AudienceReport, BucketSize } from '../../shared/audience.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { ShareEstimate } from '../../shared/pulse/mention.ts';
import type { MentionStore, WeighedMention } from '../store/mention-store.ts';
import type { Book } from './book.ts';
import { bucketSizeFor, spansOf } from './buckets.ts';
import { sampleProgress } from './random-order.ts';
import type { Reader } from './reader.ts';
import { bucketsOf, overallShare, type Question, questionOf } from './shares.ts';

/** Reads what is unread, and works out shares. The work itself is the worker's. */
export interface Assessor {
  /** Has every mention read by the model of now, and the pulse of the brand worked out. */
  refresh(id: IdentityId): Promise<Outcome>;
  /** Null while there are no mentions. */
  report(id: IdentityId, asked: BucketSize | null): Promise<Outcome<AudienceReport | null>>;
}

interface AssessorParts {
  readonly store: MentionStore;
  readonly book: Book;
  readonly reader: Reader;
}

/** Mentions in one call: a twentieth of a second. */
const atOnce = 500;

export function createAssessor(parts: AssessorParts): Assessor {
  const { store, book, reader } = parts;
  return {
    async refresh(id) {
      const read = await readAll(parts, id);
      if (read.kind !== 'ok') return read;
      const { sampleSize, keptAt } = book.record(id);
      const mentions = await store.weighed(id);
      if (mentions.length === 0 || keptAt === null) {
        await book.change(id, { reading: null });
        return done;
      }
      const shares = await sharesOf(reader, questionOf(mentions, sampleSize, []));
      if (shares.kind !== 'ok') return shares;
      const { negative, low, high, n } = shares.value.overall;
      await book.change(id, { reading: { negative, low, high, mentions: n, at: keptAt } });
      return done;
    },
    async report(id, asked) {
      // A new version of the program may read them otherwise.
      const read = await readAll(parts, id);
      if (read.kind !== 'ok') return read;
      const mentions = await store.weighed(id);
      const oldest = mentions[0]?.at;
      const newest = mentions.at(-1)?.at;
      if (oldest === undefined || newest === undefined) return ok(null);
      const bucketSize = bucketSizeFor(oldest, newest, asked);
      const spans = spansOf(oldest, newest, bucketSize);
      const { sampleSize } = book.record(id);
      const shares = await sharesOf(reader, questionOf(mentions, sampleSize, spans));
      if (shares.kind !== 'ok') return shares;
      const buckets = bucketsOf(spans, shares.value.spans, shares.value);
      return ok({ bucketSize, overall: shares.value.overall, oldest, newest, buckets, sample: progressOf(mentions, sampleSize) });
    },
  };
}

async function readAll({ store, book, reader }: AssessorParts, id: IdentityId): Promise<Outcome> {
  const model = await reader.call({ kind: 'model' });
  if (model.kind !== 'model') return failed(model);
  if (book.record(id).model !== model.fingerprint) {
    await store.clearReadings(id);
    await book.change(id, { model: model.fingerprint });
  }
  const of = await store.count(id);
  for (let read = 0; ; ) {
    const unread = await store.unread(id, atOnce);
    if (unread.length === 0) {
      if (read > 0) book.setWork(id, { kind: 'idle' });
      return done;
    }
    book.setWork(id, { kind: 'reading', done: read, of });
    const answer = await reader.call({ kind: 'read', texts: unread.map(({ text }) => text) });
    if (answer.kind !== 'read' || answer.readings.length !== unread.length) return failed(answer);
    await store.saveReadings(id, new Map(answer.readings.flatMap((reading, index) => pair(unread[index]?.id, reading))));
    read += unread.length;
  }
}

interface Shares {
  readonly overall: ShareEstimate;
  readonly modelled: ShareEstimate;
  readonly spans: readonly ShareEstimate[];
}

async function sharesOf(reader: Reader, question: Question): Promise<Outcome<Shares>> {
  const groups = [question.milder, question.harsher, question.unlabelled, ...question.spans];
  const answer = await reader.call({ kind: 'estimate', groups });
  if (answer.kind !== 'estimate') return failed(answer);
  const [milder, harsher, modelled, ...spans] = answer.shares;
  if (milder === undefined || harsher === undefined || modelled === undefined) return failed(answer);
  return ok({ overall: overallShare(milder, harsher, question.skipped), modelled, spans });
}

function pair<T>(id: string | undefined, value: T): readonly (readonly [string, T])[] {
  return id === undefined ? [] : [[id, value]];
}

function progressOf(mentions: readonly WeighedMention[], sampleSize: number | null): AudienceReport['sample'] {
  if (sampleSize === null) return null;
  const drawn = mentions.toSorted((a, b) => (a.place < b.place ? -1 : 1)).map(({ answer }) => answer);
  return sampleProgress(drawn, sampleSize);
}

function failed(answer: { readonly kind: string; readonly words?: string }): Outcome<never> {
  return refused(null, 'audience-worker', answer.words ?? 'The mentions could not be read. Try again.');
}
