import { assertNever } from '../../shared/assert-never.ts';
import type { MessageReader } from '../../shared/message.ts';
import { messageCertainFrom } from '../../shared/message-certain.ts';
import type { MessageEntry } from '../../shared/message-outbox.ts';
import type { MessageStatus } from '../../shared/snapshot.ts';
import { sameHandle } from '../parts/same-handle.ts';
import { atHandle, ownName, shortWait } from '../parts/words.ts';

/** `@bob.example`, or `@bob.example and @eve.example`. */
export function toWhom(to: readonly MessageReader[]): string {
  const names = to.map(({ handle }) => atHandle(handle));
  const last = names.at(-1) ?? 'nobody yet';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The name to show beside a reader's handle; empty where it would only say the handle again. */
export function readerName({ displayName, handle }: MessageReader): string {
  return ownName({ displayName, handle });
}

/** How the button that confirms looks; whether it may is decided by main, and again when it is pressed. */
export interface SendControl {
  readonly words: string;
  /** Why it cannot be pressed yet, or null. */
  readonly why: string | null;
}

/** `readers`: those on the screen, which may be newer than what main has. */
export function sendControl(
  { message, refusal, mustRetype }: MessageStatus,
  handle: string,
  readers: readonly MessageReader[],
  retyped: string,
): SendControl {
  const words = `Send as ${atHandle(handle)} to ${toWhom(readers)}`;
  if (readers.length === 0) return { words: `Send as ${atHandle(handle)}`, why: 'Look somebody up first: nobody would read this yet.' };
  if (message.text.trim() === '') return { words, why: 'Write something first.' };
  if (refusal !== null) return { words, why: refusal.words };
  return { words, why: mustRetype && !sameHandle(handle, retyped) ? `Type ${atHandle(handle)} above first.` : null };
}

export interface EntryLine {
  readonly title: string;
  readonly isRecallable: boolean;
  readonly isFrozen: boolean;
  /** Only the person can still tell whether it arrived. */
  readonly isTellable: boolean;
}

/** A confirmed message in words, at main's time `now`. */
export function entryLine(entry: MessageEntry, now: number): EntryLine {
  const { state, message, handle, dueAt } = entry;
  const whom = `${atHandle(handle)} to ${toWhom(message.to)}`;
  const line = (title: string, isRecallable = false, isFrozen = false): EntryLine => ({
    ...{ title, isRecallable, isFrozen },
    isTellable: state.kind === 'settling' && now >= messageCertainFrom(entry),
  });
  switch (state.kind) {
    case 'held':
      return line(`As ${whom}, goes out in ${shortWait(dueAt - now)}`, true);
    case 'waiting':
      return line(`As ${whom}, waiting: ${state.words}`, true);
    case 'frozen':
      return line(`As ${whom}, not sent: ${state.words}`, true, true);
    case 'sending':
      return line(`As ${whom}, being sent`);
    case 'settling':
      return now < messageCertainFrom(entry)
        ? line(`As ${whom}: not known yet whether it arrived. Hatcheck is looking`)
        : line(`As ${whom}: Hatcheck cannot see whether it arrived. Look at the conversation there, then say what you see`);
    case 'sent':
      return line(`Sent as ${whom}`);
    case 'refused':
      return line(`As ${whom}, not sent: ${state.words}`, true);
    default:
      return assertNever(state);
  }
}
