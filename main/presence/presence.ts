/** A change in whether a person is at the machine. Never the same kind twice in a row for lock, sleep or idleness. */
export interface PresenceEvent {
  readonly kind: 'locked' | 'unlocked' | 'slept' | 'resumed' | 'idle' | 'active';
}

export interface PresenceSource {
  /** The returned function unsubscribes. */
  subscribe(listener: (event: PresenceEvent) => void): () => void;
}

/** What the operating system says, as it says it: from several sides, doubled, or with a part missing. */
export type PresenceSignal =
  /** Someone whose word on the lock lasts: `locked` null means that they are gone. */
  | { readonly kind: 'lockState'; readonly source: string; readonly locked: boolean | null }
  /** Somebody asked for a lock; the screen may or may not follow. */
  | { readonly kind: 'lockAsked' }
  | { readonly kind: 'unlockAsked' }
  | { readonly kind: 'slept' }
  | { readonly kind: 'resumed' }
  /** The wall clock ran ahead of the machine's own: it slept, whatever was heard of it. */
  | { readonly kind: 'clockJumped' }
  /** How long nobody has touched the computer, and from when on that counts as idle; in seconds. */
  | { readonly kind: 'idleFor'; readonly seconds: number; readonly threshold: number };

/** Starts listening to one operating system; the returned function stops. Never throws. */
export type ListenToSystem = (hear: (signal: PresenceSignal) => void) => () => void;

/** What the person must know because the program cannot hear them leave. `words` null: it is mended. */
export interface PresenceProblem {
  readonly source: string;
  readonly words: string | null;
}
