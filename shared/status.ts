import type { DeviceVerdict } from './device.ts';
import type { PolicyOutcome } from './policy.ts';
import { isTooOld } from './version.ts';

/** What is known of one person's Hatcheck on this computer: told by the running program, else read from the plain ledger. */
export interface ProfileStatus {
  /** Name of the person's login on this computer. */
  readonly user: string;
  readonly running: boolean;
  /** `none`: Hatcheck has not run yet. `changed`: it does not hold together. `unreadable`: it is there, and cannot be looked at. */
  readonly ledger: 'holds' | 'none' | 'changed' | 'unwritable' | 'unreadable';
  /** Accounts signed in here that rules or person call a brand; of a program that does not run, those its ledger names. */
  readonly brands: number;
  /** How many of those brand accounts exceptions signed by the organisation cover; known of a running program only. */
  readonly exceptions: number;
  /** What the running program goes by; null where none runs. */
  readonly judged: { readonly policy: PolicyOutcome['kind']; readonly device: DeviceVerdict['kind']; readonly version: string } | null;
}

/** Everything the answer is made of. */
export interface StatusFacts {
  readonly version: string;
  /** The least version IT wants, from the rules; null where they name none. */
  readonly minimumVersion: string | null;
  readonly policy: PolicyOutcome['kind'];
  readonly device: DeviceVerdict['kind'];
  readonly profiles: readonly ProfileStatus[];
}

/** One thing that was looked at and is worth saying. `code` is stable, for scripts; `words` is for people. */
export interface StatusReason {
  readonly code: string;
  /** True where it makes the computer not compliant; else it is only said. */
  readonly breach: boolean;
  /** Whose Hatcheck it is about; null where it is about the computer. */
  readonly user: string | null;
  readonly words: string;
}

export interface StatusReport extends StatusFacts {
  /** True where no reason is a breach. */
  readonly compliant: boolean;
  readonly reasons: readonly StatusReason[];
}

/** Compliant or not, and why. In doubt it is not: a computer of which nothing is known keeps no rule. */
export function statusReport(facts: StatusFacts): StatusReport {
  const reasons = [...aboutComputer(facts), ...facts.profiles.flatMap((profile) => aboutProfile(profile, facts))];
  return { ...facts, compliant: !reasons.some(({ breach }) => breach), reasons };
}

const policyWords: Readonly<Record<PolicyOutcome['kind'], string>> = {
  absent: 'There are no rules set by IT on this computer.',
  active: 'The rules set by IT are in force.',
  invalid: 'The rules set by IT cannot be read, so brand accounts are blocked.',
};

const deviceWords: Readonly<Record<DeviceVerdict['kind'], string>> = {
  managed: 'This is a company computer.',
  personal: 'This is a person’s own computer: brand accounts may not be here.',
  unknown: 'Whose computer this is, is not known, so brand accounts are blocked.',
};

function aboutComputer({ version, minimumVersion, policy, device }: StatusFacts): readonly StatusReason[] {
  const computer = { user: null };
  return [
    { ...computer, code: `policy-${policy}`, breach: policy !== 'active', words: policyWords[policy] },
    { ...computer, code: `device-${device}`, breach: device === 'unknown', words: deviceWords[device] },
    ...(isTooOld(version, minimumVersion)
      ? [
          {
            ...computer,
            code: 'too-old',
            breach: true,
            words: `Hatcheck ${version} is older than the ${minimumVersion} that IT wants, so brand accounts are blocked. Install a newer one.`,
          },
        ]
      : []),
  ];
}

const ledgerWords = {
  changed: 'The history was changed.',
  unwritable: 'The history cannot be written, so brand accounts are blocked.',
  unreadable: 'The history cannot be read.',
} as const;

function aboutProfile(profile: ProfileStatus, { device, policy, version, minimumVersion }: StatusFacts): readonly StatusReason[] {
  const { user, running, ledger, brands, exceptions, judged } = profile;
  const reasons: StatusReason[] = [];
  const say = (code: string, breach: boolean, words: string): void => void reasons.push({ code, breach, user, words });
  if (!running) say('not-running', false, ledger === 'none' ? 'Hatcheck has not run yet.' : 'Hatcheck is not running.');
  if (ledger !== 'holds' && ledger !== 'none') say(`ledger-${ledger}`, true, ledgerWords[ledger]);
  if (device !== 'managed' && brands > 0) {
    const out = Math.max(0, brands - exceptions);
    if (exceptions > 0) say('exception', false, `${accountsAre(exceptions)} signed in by an exception that the organisation signed.`);
    if (out > 0) say('brand-here', true, `${accountsAre(out)} signed in where none may be. Hatcheck signs out what it may when it runs.`);
  }
  if (judged !== null && (judged.policy !== policy || judged.device !== device)) {
    say(
      'judged-otherwise',
      false,
      'The running Hatcheck goes by other rules than those now on this computer. It reads them anew within a minute.',
    );
  }
  if (judged !== null && judged.version !== version) {
    const words = `Hatcheck ${judged.version} is still running; ${version} is installed and waits for a restart.`;
    // Where the one that runs is too old, what is installed beside it helps nobody yet.
    say('restart-needed', isTooOld(judged.version, minimumVersion), words);
  }
  return reasons;
}

function accountsAre(count: number): string {
  return count === 1 ? '1 brand account is' : `${count} brand accounts are`;
}
