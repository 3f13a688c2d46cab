import type { Identity, IdentityId, NetworkId } from '../../shared/account.ts';
import type { CheckContext, Habits, Moment, PulseReading } from '../../shared/checks/check.ts';
import { rulesOfPolicy } from '../../shared/checks/rules-of-policy.ts';
import type { Message, MessageLimits } from '../../shared/message.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { Draft } from '../../shared/post.ts';
import { limitsOf, type PostingLimits } from '../../shared/posting-limits.ts';
import type { AppState } from '../app-state/app-state.ts';
import type { CheckFacts } from './check-facts.ts';
import { limitsOfMessage, readerOf } from './message-text.ts';
import { type NetworkOffers, offersOf } from './what-is-asked.ts';

/** What others know and the checks may use; null where there is nothing to know yet. */
export interface CheckSources {
  readonly habitsOf: (identityId: IdentityId) => Habits | null;
  readonly pulseOf: (identityId: IdentityId) => PulseReading | null;
  readonly momentOf: (draft: Draft, identity: Identity) => Moment | null;
  readonly unreachable: () => CheckContext['unreachable'];
  readonly networkOf: (network: NetworkId | null) => NetworkOffers & {
    readonly id: NetworkId;
    readonly name: string;
    readonly limits: PostingLimits;
    readonly messages?: MessageLimits;
  };
}

/** All that the checks of a post go by, at this moment. */
export function factsOfPost(sources: CheckSources, { policy, settings }: AppState, draft: Draft, identity: Identity | null): CheckFacts {
  const network = sources.networkOf(identity?.network ?? null);
  return {
    reader: { kind: 'public' },
    rules: rulesOfPolicy(effectivePolicy(policy), settings.sensitiveNow),
    habits: identity === null ? null : sources.habitsOf(identity.id),
    pulse: identity === null ? null : sources.pulseOf(identity.id),
    moment: identity === null ? null : sources.momentOf(draft, identity),
    unreachable: sources.unreachable(),
    identity,
    limits: limitsOf(identity, [network]),
    offers: offersOf(network, identity),
    networkName: network.name,
  };
}

/** The same of a direct message, whose text is in `draft`. Habits, the pulse and the hour are about posts. */
export function factsOfMessage(
  sources: CheckSources,
  state: AppState,
  draft: Draft,
  identity: Identity | null,
  message: Message,
): CheckFacts {
  const facts = factsOfPost(sources, state, draft, identity);
  const { messages } = sources.networkOf(identity?.network ?? null);
  const reader = readerOf(message, state, messages);
  const limits = limitsOfMessage(messages, facts.limits);
  return { ...facts, reader, limits, habits: null, pulse: null, moment: null, unreachable: [] };
}
