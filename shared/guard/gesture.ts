/** What the person did to confirm: `held` the naming button long enough, and what was retyped, if asked. */
export interface ConfirmGesture {
  readonly identityId: string;
  /** Milliseconds; the keyboard's equivalent of holding sends them too. */
  readonly heldMs: number;
  readonly retypedHandle: string | null;
  /** Of a draft for several identities: the others that the button named, each with what was retyped for it. */
  readonly also?: readonly Pick<ConfirmGesture, 'identityId' | 'retypedHandle'>[] | undefined;
}

/** The gesture as it counts for each identity that the button named. */
export function gesturesOf({ also, ...gesture }: ConfirmGesture): readonly ConfirmGesture[] {
  return [gesture, ...(also ?? []).map((other) => ({ ...other, heldMs: gesture.heldMs }))];
}

/** What proof of sender said, immediately before sending: whose credential it is, and what the network calls them by now. */
export type SenderProof =
  | { readonly kind: 'proved'; readonly subject: string; readonly handle: string }
  | { readonly kind: 'unproved'; readonly words: string };

/** How long the button that names a brand must be held, in milliseconds. */
export const brandHoldMs = 600;
