/** What can be known of the keyring without prompting. */
export type KeyringProbe =
  /** `peer` names the running keyring: another value means that it restarted. */
  | { readonly kind: 'ready'; readonly peer: string }
  | { readonly kind: 'locked' }
  | { readonly kind: 'missing'; readonly why: string }
  /** It is there and says nothing, or nothing sensible. */
  | { readonly kind: 'silent'; readonly why: string };

/** How many items of ours there are, locked ones too; null where the system cannot say without prompting. */
export type ItemCount = { readonly kind: 'ok'; readonly items: number | null } | { readonly kind: 'failed'; readonly why: string };

export type UnlockOutcome =
  | { readonly kind: 'unlocked' }
  /** The person cancelled the prompt, or the caller stopped waiting for it. */
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'failed'; readonly why: string };

/** The operating system's keyring, asked for everything but the secrets. Nothing here rejects; only `unlock` prompts. */
export interface Keyring {
  probe(): Promise<KeyringProbe>;
  /** Items of ours with this key, or all of them. */
  count(key: string | null): Promise<ItemCount>;
  /**
   * Shows the system's own prompt and waits for the person, however long. Aborting ends the waiting; the prompt stays
   * until the person answers or cancels it, and the next `unlock` waits for that same one.
   */
  unlock(signal: AbortSignal): Promise<UnlockOutcome>;
  close(): void;
}
