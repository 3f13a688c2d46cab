import type { Message } from '../../shared/message.ts';
import type { MessageEntry } from '../../shared/message-outbox.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { MessageStore } from '../store/message-store.ts';

/** A change that happened in memory, and whether it reached the disk. */
export interface Change {
  readonly entry: MessageEntry;
  readonly saved: Promise<boolean>;
}

/**
 * Messages in memory and on disk. Memory changes at once, so that nobody acts on what is no longer so; the disk follows in the
 * same order. One tail for all: a person writes few messages, and no two writes of one can overtake each other.
 */
export interface MessageBook {
  get(id: string): MessageEntry | null;
  /** Applies `change` to the entry as it is now; null from it, or no entry, changes nothing. */
  change(id: string, change: (entry: MessageEntry) => MessageEntry | null): Change | null;
  /** A message becomes an entry; where the disk refuses, it stays a message. */
  admit(entry: MessageEntry): Promise<boolean>;
  /** An entry leaves; `message` comes back in the same transaction. */
  release(id: string, message: Message | null): Promise<boolean>;
  saveDraft(message: Message): Promise<boolean>;
  removeDraft(id: string): Promise<boolean>;
  /** From now on this entry starts nothing new: someone is about to stop it. */
  halt(id: string): void;
  unhalt(id: string): void;
  isHalted(id: string): boolean;
  /** Resolves once everything asked for so far is on disk, or was refused by it. */
  flush(): Promise<void>;
}

export function createMessageBook(state: StateStore, store: MessageStore, onTrouble: (error: unknown) => void): MessageBook {
  const halted = new Set<string>();
  let tail: Promise<boolean> = Promise.resolve(true);

  const write = (work: () => Promise<void>): Promise<boolean> => {
    tail = tail.then(work).then(
      () => true,
      (error: unknown) => {
        onTrouble(error);
        return false;
      },
    );
    return tail;
  };
  const get = (id: string): MessageEntry | null => state.get().messageOutbox.find((entry) => entry.id === id) ?? null;

  return {
    get,
    change(id, change) {
      const before = get(id);
      const after = before === null ? null : change(before);
      if (after === null) return null;
      state.update((now) => withEntry(now, after));
      return { entry: after, saved: write(() => store.saveEntry(after, null)) };
    },
    async admit(entry) {
      const { message } = entry;
      state.update((now) => withoutMessage(withEntry(now, entry), message.id));
      const saved = await write(() => store.saveEntry(entry, message.id));
      if (!saved) state.update((now) => withMessage(withoutEntry(now, entry.id), message));
      return saved;
    },
    release(id, message) {
      halted.delete(id);
      state.update((now) => (message === null ? withoutEntry(now, id) : withMessage(withoutEntry(now, id), message)));
      return write(() => store.removeEntry(id, message));
    },
    saveDraft(message) {
      state.update((now) => withMessage(now, message));
      return write(() => store.saveDraft(message));
    },
    removeDraft(id) {
      state.update((now) => withoutMessage(now, id));
      return write(() => store.removeDraft(id));
    },
    halt: (id) => void halted.add(id),
    unhalt: (id) => void halted.delete(id),
    isHalted: (id) => halted.has(id),
    flush: () => tail.then(() => {}),
  };
}

function withEntry(state: AppState, entry: MessageEntry): AppState {
  const known = state.messageOutbox.some(({ id }) => id === entry.id);
  const messageOutbox = known
    ? state.messageOutbox.map((other) => (other.id === entry.id ? entry : other))
    : [...state.messageOutbox, entry];
  return { ...state, messageOutbox };
}

function withoutEntry(state: AppState, id: string): AppState {
  return { ...state, messageOutbox: state.messageOutbox.filter((entry) => entry.id !== id) };
}

function withMessage(state: AppState, message: Message): AppState {
  const known = state.messages.some(({ id }) => id === message.id);
  const messages = known ? state.messages.map((other) => (other.id === message.id ? message : other)) : [...state.messages, message];
  return { ...state, messages };
}

function withoutMessage(state: AppState, id: string): AppState {
  return { ...state, messages: state.messages.filter((message) => message.id !== id) };
}
