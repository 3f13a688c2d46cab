import { assertNever } from '../../shared/assert-never.ts';
import { wrongAccountMs } from '../../shared/guard/post-rules.ts';
import type { OutboxEntry, OutboxState } from '../../shared/outbox.ts';
import type { Circle } from '../../shared/post.ts';
import { whoSees } from '../../shared/who-sees.ts';
import { draftWords } from '../parts/draft-words.ts';
import { clockTime, shortWait } from '../parts/words.ts';
import { takenDownWords, takingDownWords } from './taking-down-words.ts';

export type OutboxTone = 'going' | 'waiting' | 'frozen' | 'asking' | 'published' | 'over' | 'refused';
export type OutboxAction = 'recall' | 'sendNow' | 'resume' | 'open' | 'wrongAccount' | 'editAgain' | 'settle' | 'ownUp';

/** One entry of the outbox in words. */
export interface OutboxLine {
  readonly tone: OutboxTone;
  readonly title: string;
  readonly detail: string;
  /** Who will see it, while it can still be recalled; else null. */
  readonly readers: string | null;
  /** Time left of a whole, both in milliseconds, for the ring. */
  readonly ring: { readonly left: number; readonly whole: number } | null;
  readonly actions: readonly OutboxAction[];
  readonly url: string | null;
  /** How long *Wrong account* can still be pressed, in milliseconds; null where it cannot. */
  readonly undoMs: number | null;
  /** It may still arrive, so that not seeing it means nothing yet. */
  readonly mayArrive: boolean;
}

export interface OutboxRules {
  readonly sendNowBrand: boolean;
  readonly networkName: string;
  /** Whose it is: the handle, and the network where it could be meant on two. */
  readonly who: string;
  /** Null where nobody could say. */
  readonly followers: number | null;
  /** Whom the visibility `followers` means there; absent: followers. */
  readonly circle?: Circle | undefined;
}

type In<K extends OutboxState['kind']> = OutboxState & { readonly kind: K };

/** What `entry` looks like at main's time `now`. */
export function outboxLine(entry: OutboxEntry, now: number, rules: OutboxRules): OutboxLine {
  const { who, networkName } = rules;
  const line = (tone: OutboxTone, title: string, change: Partial<OutboxLine> = {}): OutboxLine => ({
    ...{ tone, title, detail: draftWords(entry.draft), readers: null, ring: null, url: null, undoMs: null, mayArrive: false, actions: [] },
    ...change,
  });
  const { state } = entry;
  switch (state.kind) {
    case 'held':
      return line('going', `Goes out as ${who} in ${shortWait(Math.max(0, entry.dueAt - now))}`, held(entry, now, rules));
    case 'frozen':
      return line('frozen', `Not sent as ${who}: it waits for you`, { detail: state.words, actions: ['resume', 'recall'] });
    case 'waiting':
      return line('waiting', `Waits to go out as ${who}`, { detail: waitingWords(state, now, networkName), actions: ['recall'] });
    case 'sending':
      return line('going', `Going out as ${who} now`, { actions: ['recall'] });
    case 'settling':
      return line('waiting', `Not known yet whether it went out as ${who}`, {
        detail: `Asking ${networkName}. It is never sent twice. ${nextTry(state.nextTryAt, now)}`,
        actions: ['recall'],
      });
    case 'notKnown':
      return line('asking', `Not known whether it went out as ${who}`, notKnown(state, now, rules));
    case 'recalling':
      return line('waiting', `Recalled from ${who}`, {
        detail: `Asking ${networkName}: should it still arrive, it is deleted. ${nextTry(state.nextTryAt, now)}`,
      });
    case 'takingDown':
      return line('waiting', `Taking it down from ${who}`, {
        detail: `${takingDownWords(entry, state, now, networkName)} ${nextTry(state.nextTryAt, now)}`,
        actions: ['ownUp'],
      });
    case 'published':
      return line('published', `${published[entry.draft.about?.act ?? 'post']} as ${who}, ${clockTime(state.at)}`, undoable(state, now));
    case 'takenDown':
      return line('over', `Taken down from ${who}`, { detail: takenDownWords(state, networkName), actions: ['ownUp'] });
    case 'refused':
      return line('refused', `Not sent as ${who}`, { detail: state.words, actions: ['editAgain'] });
    default:
      return assertNever(state);
  }
}

const published = { post: 'Published', quote: 'Published', repost: 'Reposted', like: 'Liked' } as const;

function held({ kind, draft, dueAt, holdMs, handle }: OutboxEntry, now: number, rules: OutboxRules): Partial<OutboxLine> {
  const left = Math.max(0, dueAt - now);
  const maySendNow = kind === 'personal' || rules.sendNowBrand;
  return {
    readers: draft.about?.act === 'like' ? null : whoSees(handle, rules.followers, draft.visibility, rules.circle),
    ring: { left, whole: Math.max(holdMs, left) },
    actions: maySendNow ? ['sendNow', 'recall'] : ['recall'],
  };
}

function undoable({ at, uri, url }: In<'published'>, now: number): Partial<OutboxLine> {
  if (uri === '') return { detail: 'You saw it there. It can only be deleted there too.' };
  const left = at + wrongAccountMs - now;
  return left > 0 ? { url, undoMs: left, actions: ['open', 'wrongAccount'] } : { url, actions: ['open'] };
}

/** Only the person can tell; that it is not there means something only once it cannot arrive any more. */
function notKnown({ certainAt }: In<'notKnown'>, now: number, { who, networkName }: OutboxRules): Partial<OutboxLine> {
  const uncertainMs = Math.max(0, certainAt - now);
  return {
    detail:
      uncertainMs > 0
        ? `${networkName} cannot say, and it may still arrive for ${shortWait(uncertainMs)}. Look at the page of ${who}.`
        : `${networkName} cannot say. Look at the page of ${who}, then say what you saw. It is not sent again by itself.`,
    actions: ['settle'],
    mayArrive: uncertainMs > 0,
  };
}

function waitingWords({ words, nextTryAt, notBefore }: In<'waiting'>, now: number, networkName: string): string {
  if (notBefore === undefined || notBefore <= now) return `${words} ${nextTry(nextTryAt, now)}`;
  return `${words} ${networkName} asks to wait until ${clockTime(notBefore)}. ${nextTry(Math.max(nextTryAt, notBefore), now)}`;
}

function nextTry(at: number, now: number): string {
  return at > now ? `Next try in ${shortWait(at - now)}.` : 'Trying now.';
}
