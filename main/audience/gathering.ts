import { createHash } from 'node:crypto';
import type { IdentityId } from '../../shared/account.ts';
import type { FileOutcome } from '../../shared/audience.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Session } from '../networks/network.ts';
import type { Assessor } from './assess.ts';
import type { Audience, AudienceParts } from './audience.ts';
import type { Book } from './book.ts';
import type { Errands } from './errands.ts';
import { fetchMentions, type NewMention } from './fetch-mentions.ts';
import type { Keeper } from './keeper.ts';
import type { FileMention } from './mentions-file.ts';

export interface Tools extends AudienceParts {
  readonly book: Book;
  readonly assessor: Assessor;
  readonly errands: Errands;
  readonly keeper: Keeper;
}

type Gathering = Pick<Audience, 'fetch' | 'stopFetching' | 'readFile' | 'forget'>;

const stopped = refused(null, 'stopped', 'Reading this file was stopped before its end.');

/** How mentions come, and go. */
export function createGathering(tools: Tools): Gathering {
  const { book, errands, assessor, keeper, reader, clock } = tools;
  return {
    fetch: (id) =>
      errands.alone(id, 'show', (signal) => {
        book.setWork(id, { kind: 'fetching', fetched: 0, waitingUntil: null });
        return errands.withSession(id, (session) => fetchAll(tools, id, session, signal));
      }),
    stopFetching: (id) => void errands.end(id),
    readFile: (id, text, columns) =>
      errands.alone(id, 'answer', async (signal) => {
        const answer = await reader.call({ kind: 'file', text, columns, now: clock.now() });
        if (answer.kind !== 'file') return refused(null, 'audience-worker', answer.kind === 'failed' ? answer.words : 'Try again.');
        const { reading } = answer;
        if (reading.kind === 'bad') return refused(null, 'bad-file', reading.words);
        if (reading.kind === 'chooseColumns') return ok<FileOutcome>(reading);
        const added = await keeper.keep(id, withIds(reading.mentions), signal);
        if (signal.aborted) return stopped;
        const refreshed = await assessor.refresh(id);
        if (refreshed.kind !== 'ok') return refreshed;
        return ok<FileOutcome>({ kind: 'kept', added, known: reading.mentions.length - added, empty: reading.empty });
      }),
    async forget(id) {
      const ended = errands.end(id);
      await book.forget(id);
      // What was under way may have kept something more until it heard of it.
      await ended;
      await book.forget(id);
      return done;
    },
  };
}

async function fetchAll(tools: Tools, id: IdentityId, session: Session, signal: AbortSignal): Promise<Outcome> {
  const { book, clock, keeper, assessor } = tools;
  const fetched = await fetchMentions({
    clock,
    signal,
    page: session.mentionPage,
    keep: (mentions) => keeper.keep(id, mentions, signal),
    notBefore: keeper.notBefore(),
    unbroken: book.record(id).unbroken,
    onProgress: (count, waitingUntil) => book.setWork(id, { kind: 'fetching', fetched: count, waitingUntil }),
  });
  if (fetched.kind === 'ok') await book.change(id, { unbroken: fetched.value.unbroken, keptAt: clock.now() });
  else await book.change(id, { unbroken: false });
  const refreshed = await assessor.refresh(id);
  return fetched.kind === 'ok' ? refreshed : fetched;
}

/** A row is known again by its time and words; the same row twice in one file is two mentions. */
function withIds(mentions: readonly FileMention[]): readonly NewMention[] {
  const times = new Map<string, number>();
  return mentions.map((mention) => {
    const row = `${mention.at} ${mention.author ?? ''} ${mention.text}`;
    const before = times.get(row) ?? 0;
    times.set(row, before + 1);
    const id = `file:${createHash('sha256').update(`${row} ${before}`).digest('hex')}`;
    return { ...mention, id, url: null };
  });
}
