import { assertNever } from '../assert-never.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { type Refusal, refusal } from '../outcome.ts';
import { effectivePolicy } from '../policy.ts';
import type { VaultState } from '../vault-state.ts';
import { isTooOld } from '../version.ts';
import { type Matter, whomToAsk } from './matter.ts';

/** Law 8: rules that cannot be read block every brand act. */
export function policyReadable({ brand, facts: { policy } }: Matter): Refusal | null {
  if (!brand || policy.kind !== 'invalid') return null;
  const words = `The rules set by IT cannot be read, so brand accounts are blocked. Ask ${whomToAsk(policy)} to mend them; the page Policy says what is wrong.`;
  return refusal(8, 'policy-invalid', words);
}

/** Law 8: a version that IT holds to be too old may lack what the rules rely on. Personal accounts go on. */
export function newEnough({ brand, facts }: Pick<Matter, 'brand' | 'facts'>): Refusal | null {
  const least = effectivePolicy(facts.policy).MinimumVersion ?? null;
  if (!brand || !isTooOld(facts.version, least)) return null;
  const words = `${whomToAsk(facts.policy)} wants Hatcheck ${least} or newer for brand accounts, and this is ${facts.version}. Install a newer one, or ask for it; personal accounts go on.`;
  return refusal(8, 'version-too-old', words);
}

/** Law 8: no brand act while the keyring cannot be used, or the time of day cannot be trusted. */
export function noDoubt({ brand, facts }: Matter): Refusal | null {
  if (!brand) return null;
  if (!facts.clockTrusted) {
    const words = 'The clock of this computer was changed, so brand accounts are blocked. Set it right, then start Hatcheck again.';
    return refusal(8, 'clock-untrusted', words);
  }
  return brandVault(facts.vault);
}

function brandVault(vault: VaultState): Refusal | null {
  switch (vault.kind) {
    case 'ready':
      return null;
    case 'locked':
      return refusal(8, 'vault-locked', 'The keyring is locked, so brand accounts are blocked. Unlock the keyring, then try again.');
    case 'missing':
      return refusal(8, 'vault-missing', 'This computer has no keyring, and brand accounts need one. Set up a keyring, then try again.');
    case 'unknown':
      return refusal(8, 'vault-unknown', 'The keyring has not answered yet, so brand accounts are blocked. Try again in a moment.');
    default:
      return assertNever(vault);
  }
}

/** Whatever the kind, a sign-in can be kept only in a keyring that is ready. No law: there is nothing to keep it in. */
export function keepable({ vault }: GuardFacts): Refusal | null {
  switch (vault.kind) {
    case 'ready':
      return null;
    case 'locked':
      return refusal(null, 'nowhere-to-keep-locked', 'The keyring is locked, so a sign-in could not be kept. Unlock it, then sign in.');
    case 'missing':
      return refusal(null, 'nowhere-to-keep', 'This computer has no keyring to keep a sign-in in. Set one up, then sign in.');
    case 'unknown':
      return refusal(null, 'nowhere-to-keep-yet', 'The keyring has not answered yet. Try again in a moment.');
    default:
      return assertNever(vault);
  }
}

/** Law 9: what cannot be written down does not happen as a brand. */
export function recordable({ brand, facts: { ledger, policy } }: Matter): Refusal | null {
  if (!brand) return null;
  switch (ledger.kind) {
    case 'writable':
      return null;
    case 'unwritable':
      return refusal(
        9,
        'ledger-unwritable',
        'The history cannot be written, so brand accounts are blocked. Free some space on the disk, then try again.',
      );
    case 'tampered': {
      const words = `The history was changed from outside, so brand accounts are blocked. Show the page History to ${whomToAsk(policy)}.`;
      return refusal(9, 'ledger-tampered', words);
    }
    default:
      return assertNever(ledger);
  }
}
