import type { NetworkId } from '../account.ts';
import { canonicalServer } from '../canonical-name.ts';
import { countsNow } from '../exception-in-force.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { type Refusal, refusal } from '../outcome.ts';
import { effectivePolicy, type PolicyOutcome } from '../policy.ts';
import { policyKeys } from '../policy-keys.ts';
import { at, type Matter, namedOrganisation, whomToAsk } from './matter.ts';

/** Does a valid exception lift law 1 for this identity, now? It lifts nothing else. */
export function isExcepted({ identity, facts }: Matter): boolean {
  const mayBeFor: readonly string[] = [identity.id, identity.accountId];
  return facts.exceptions.some((exception) => mayBeFor.includes(exception.identityId) && countsNow(exception, facts.policy, facts.now));
}

/** Law 1: a brand only on a company computer, or under an exception. Not knowing counts as no. */
export function brandAllowedHere(matter: Matter): Refusal | null {
  const { brand, facts } = matter;
  if (!brand || facts.device.kind === 'managed' || isExcepted(matter)) return null;
  return facts.device.kind === 'personal' ? notOnYourOwn(matter) : notWhileUnknown(matter);
}

/**
 * Law 1 before a sign-in, when nobody knows yet whom it will speak for: the right to speak for pages is asked for only where
 * a brand could be kept. What was never asked for cannot be misused, nor has it to be taken back.
 */
export function pagesAllowedHere(network: NetworkId, facts: GuardFacts): Refusal | null {
  if (facts.policy.kind === 'invalid') {
    return refusal(8, 'policy-invalid', 'The rules set by IT cannot be read, so you sign in as yourself only, without the pages.');
  }
  const excepted = facts.exceptions.some((one) => one.identityId.startsWith(`${network}:`) && countsNow(one, facts.policy, facts.now));
  if (facts.device.kind === 'managed' || excepted) return null;
  const why = facts.device.kind === 'personal' ? 'this computer is your own' : 'whose computer this is, is not known';
  const words = `You sign in as yourself only: ${why}. Company pages are for company computers, so the right to them is not asked for.`;
  return refusal(1, 'pages-not-here', words);
}

function notOnYourOwn({ identity, facts }: Matter): Refusal {
  const organisation = namedOrganisation(facts.policy);
  const owner = organisation === null ? 'it is yours, not the company’s' : `it is yours, not ${organisation}’s`;
  return refusal(1, 'brand-on-personal-device', `Not on this computer: ${owner}. Use ${at(identity)} on a company computer.`);
}

function notWhileUnknown({ identity, facts }: Matter): Refusal {
  const todo =
    facts.policy.kind === 'absent'
      ? 'Say whose computer this is, under Device.'
      : `Ask ${whomToAsk(facts.policy)} to state it in the rules.`;
  return refusal(
    1,
    'brand-on-unknown-device',
    `Not on this computer yet: whose it is, is not known, and ${at(identity)} is a brand. ${todo}`,
  );
}

/** Policy may keep personal accounts off company computers. It blocks them, and deletes nothing. */
export function personalAllowedHere({ brand, facts, identity }: Matter): Refusal | null {
  if (brand || facts.device.kind !== 'managed' || effectivePolicy(facts.policy).PersonalOnManaged !== 'block') return null;
  const words = `${at(identity)} is personal, and ${whomToAsk(facts.policy)} allows no personal accounts on this computer. It stays signed in; use it on your own.`;
  return refusal(null, 'personal-on-managed-device', words);
}

const networkNames: Readonly<Record<string, string>> = policyKeys.NetworksAllowed.type.of.choices;

/** The networks that policy names, where it does and this one is not among them; else null. */
function networksInstead(network: NetworkId, policy: PolicyOutcome): string | null {
  const allowed = effectivePolicy(policy).NetworksAllowed;
  if (allowed === undefined || allowed.includes(network)) return null;
  return allowed.map((one) => networkNames[one] ?? one).join(', ') || 'none';
}

/** Policy may name the networks that accounts can be on. */
export function networkAllowed(network: NetworkId, { policy }: GuardFacts): Refusal | null {
  const instead = networksInstead(network, policy);
  if (instead === null) return null;
  const words = `${whomToAsk(policy)} does not allow sign-ins at ${networkNames[network] ?? network}. Allowed: ${instead}.`;
  return refusal(null, 'network-not-allowed', words);
}

/** The same for an account that was signed in before policy said so. It blocks the account, and deletes nothing. */
export function networkStillAllowed({ identity, facts }: Matter): Refusal | null {
  const instead = networksInstead(identity.network, facts.policy);
  if (instead === null) return null;
  const network = networkNames[identity.network] ?? identity.network;
  const words = `${whomToAsk(facts.policy)} does not allow ${network}, the network of ${at(identity)}, any more. It stays signed in and cannot post. Allowed: ${instead}.`;
  return refusal(null, 'network-not-allowed-any-more', words);
}

/** The servers that policy names, where it does and this one is not among them; else null. */
function serversInstead(server: string, policy: PolicyOutcome): string | null {
  const allowed = effectivePolicy(policy).AllowedServers;
  const wanted = canonicalServer(server);
  if (allowed === undefined || allowed.some((one) => canonicalServer(one) === wanted)) return null;
  return allowed.join(', ') || 'none';
}

/** Policy may name the servers that accounts can be on. */
export function serverAllowed(server: string, { policy }: GuardFacts): Refusal | null {
  const instead = serversInstead(server, policy);
  if (instead === null) return null;
  return refusal(null, 'server-not-allowed', `${whomToAsk(policy)} does not allow sign-ins at this server. Use one of: ${instead}.`);
}

/** The same for an account that was signed in before policy said so. It blocks the account, and deletes nothing. */
export function serverStillAllowed({ identity, facts }: Matter): Refusal | null {
  const instead = serversInstead(identity.server, facts.policy);
  if (instead === null) return null;
  const words = `${whomToAsk(facts.policy)} does not allow accounts at the server of ${at(identity)} any more. It stays signed in and cannot post. Allowed: ${instead}.`;
  return refusal(null, 'server-not-allowed-any-more', words);
}
