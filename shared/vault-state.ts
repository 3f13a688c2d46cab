/** The operating system's credential storage as the person must know it. Locked is not signed out. */
export type VaultState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'missing'; readonly why: string }
  /** Not asked yet, right after start. */
  | { readonly kind: 'unknown' };
