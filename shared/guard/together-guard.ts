import type { Identity } from '../account.ts';
import type { Finding } from '../finding.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { done, type Outcome, outcomeOf, refused } from '../outcome.ts';
import type { Draft } from '../post.ts';
import { postsOf } from '../posts-of.ts';
import { createActRules } from './act-rules.ts';
import type { createConfirmGuard } from './confirm-guard.ts';
import { type ConfirmGesture, gesturesOf } from './gesture.ts';
import { at, matterOf } from './matter.ts';
import type { GuardRules } from './rules.ts';

/** Who one of the posts goes out by, if that may still speak, and what was found in it. In the order of the draft's posts. */
export interface Speaker {
  readonly identity: Identity | null;
  readonly findings: readonly Finding[];
  /** What the identity's network is called. */
  readonly networkName: string;
}

const oneSignedOut = refused(2, 'no-identity', 'One of the accounts chosen is signed out. Take it off, or sign it in, then confirm again.');

/** The decisions about a draft that goes out by several identities. One alone is no special case. */
export function createTogetherGuard(rules: GuardRules, { mayConfirm }: Pick<ReturnType<typeof createConfirmGuard>, 'mayConfirm'>) {
  const { standing } = createActRules(rules);
  return {
    /** May `joining` speak too in this draft, which is bound to `present`? It sends nothing, like binding. */
    mayJoin(draft: Draft, present: readonly Identity[], joining: Identity, facts: GuardFacts): Outcome {
      const matters = [...present, joining].map((identity) => matterOf(identity, facts));
      return outcomeOf(
        standing(matterOf(joining, facts)) ?? rules.plainTogether(draft, postsOf(draft).length + 1) ?? rules.unmixed(matters),
      );
    },

    /** One confirmation of all that a draft makes: where one post may not be confirmed, none is. */
    mayConfirmAll(draft: Draft, speakers: readonly Speaker[], gesture: ConfirmGesture, facts: GuardFacts): Outcome {
      const posts = postsOf(draft);
      const [first] = posts;
      if (posts.length === 1 && first !== undefined && gesture.also === undefined) {
        return mayConfirm(first, speakers[0]?.identity ?? null, speakers[0]?.findings ?? [], gesture, facts);
      }
      const identities = speakers.flatMap(({ identity }) => identity ?? []);
      if (identities.length !== posts.length) return oneSignedOut;
      const matters = identities.map((identity) => matterOf(identity, facts));
      const refusal = rules.eachNamed(draft, gesture) ?? rules.plainTogether(draft, posts.length) ?? rules.unmixed(matters);
      if (refusal !== null) return outcomeOf(refusal);
      return eachConfirmed(posts, speakers, gesture, facts, mayConfirm);
    },
  } as const;
}

/** The first refusal, with the handle it is about, and its network where another of them has the same handle there. */
function eachConfirmed(
  posts: readonly Draft[],
  speakers: readonly Speaker[],
  gesture: ConfirmGesture,
  facts: GuardFacts,
  mayConfirm: ReturnType<typeof createConfirmGuard>['mayConfirm'],
): Outcome {
  for (const [index, post] of posts.entries()) {
    const { identity, findings, networkName } = speakers[index] ?? { identity: null, findings: [], networkName: '' };
    const own = gesturesOf(gesture).find(({ identityId }) => identityId === post.identityId);
    if (identity === null || own === undefined) return oneSignedOut;
    const outcome = mayConfirm(post, identity, findings, own, facts);
    if (outcome.kind === 'refused') {
      const { law, reason, words } = outcome.refusal;
      const alike = speakers.filter((other) => other.identity?.handle === identity.handle).length > 1;
      return refused(law, reason, `As ${at(identity)}${alike ? ` on ${networkName}` : ''}: ${words}`);
    }
  }
  return done;
}
