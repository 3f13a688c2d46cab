import type { MessageEntry } from './message-outbox.ts';
import { isFinal, type OutboxEntry } from './outbox.ts';
import type { Refusal } from './outcome.ts';
import { effectivePolicy, type Policy, type PolicyOutcome } from './policy.ts';

/** Why no update is looked for. */
export type UpdatesOffWhy = 'noRules' | 'unreadable' | 'rules' | 'nowhere' | 'noKeys' | 'unsafe';

/** What the rules set by IT have done about updates. */
export type UpdatePlan =
  | { readonly kind: 'off'; readonly why: UpdatesOffWhy }
  | {
      readonly kind: 'look';
      /** Downloads it, and installs it when the program quits; else it is only said. */
      readonly installs: boolean;
      /** The folder, with a slash at its end. */
      readonly url: string;
      readonly channel: Policy['UpdateChannel'];
      /** Ed25519 public keys, each 32 bytes in base64url. */
      readonly keys: readonly string[];
    };

/** How things stand with updates; times in epoch milliseconds. */
export type UpdateState =
  | { readonly kind: 'off'; readonly why: UpdatesOffWhy }
  /** Looked for soon after the start. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'newest'; readonly at: number }
  /** There is one, and somebody else has to install it. */
  | { readonly kind: 'found'; readonly version: string; readonly at: number }
  /** `percent`: whole, 0 to 100. */
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded, and what was signed. */
  | { readonly kind: 'ready'; readonly version: string }
  /** Nothing was taken, and why. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly at: number };

const off = (why: UpdatesOffWhy): UpdatePlan => ({ kind: 'off', why });

/**
 * Looking for updates is granted by rules that can be read, and by nothing else: no rules, no request. Without a key nothing
 * could be believed, so nothing is asked either.
 */
export function updatePlan(outcome: PolicyOutcome): UpdatePlan {
  if (outcome.kind !== 'active') return off(outcome.kind === 'absent' ? 'noRules' : 'unreadable');
  const { AutoUpdate, UpdateUrl, UpdateChannel, UpdateKeys } = effectivePolicy(outcome);
  if (AutoUpdate === 'off') return off('rules');
  if (UpdateUrl === undefined) return off('nowhere');
  if (UpdateKeys.length === 0) return off('noKeys');
  if (!isSafe(UpdateUrl)) return off('unsafe');
  const url = UpdateUrl.endsWith('/') ? UpdateUrl : `${UpdateUrl}/`;
  return { kind: 'look', installs: AutoUpdate === 'on', url, channel: UpdateChannel, keys: UpdateKeys };
}

/** TLS, or what does not leave the computer. Reading the rules asks the same; who asks a server asks again. */
function isSafe(url: string): boolean {
  return url.startsWith('https://') || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(url);
}

/** Refusals that may be somebody's hand rather than a day's trouble: they are written down, and the person is told. */
const suspicious: ReadonlySet<string> = new Set([
  'update-unsigned',
  'update-signature-malformed',
  'update-unknown-key',
  'update-edited',
  'update-other-list',
  'update-wrong-file',
  'update-older',
]);

export function isSuspicious({ reason }: Refusal): boolean {
  return suspicious.has(reason);
}

/**
 * Whether a quit may put another version in the place of this one. Not while anything of a post or a message is on its way
 * or could soon be: the version that began it settles it. What is frozen waits for the person, in any version.
 */
export function isQuietEnough(outbox: readonly OutboxEntry[], messages: readonly MessageEntry[]): boolean {
  const quiet: readonly string[] = ['frozen', 'sent', 'refused'];
  return (
    outbox.every((entry) => isFinal(entry) || entry.state.kind === 'frozen') && messages.every(({ state }) => quiet.includes(state.kind))
  );
}
