import { type Refusal, refusal } from '../outcome.ts';
import { type Draft, mostTogether } from '../post.ts';
import { identitiesOf } from '../posts-of.ts';
import { type ConfirmGesture, gesturesOf } from './gesture.ts';
import { at, type Matter } from './matter.ts';

/** Law 2: the button named everybody the draft goes out by, each once, and nobody else. */
export function eachNamed(draft: Draft, gesture: ConfirmGesture): Refusal | null {
  const bound = identitiesOf(draft);
  const named = gesturesOf(gesture).map(({ identityId }) => identityId);
  const same = bound.length === named.length && new Set(bound).size === bound.length && bound.every((id) => named.includes(id));
  if (same) return null;
  return refusal(2, 'identity-changed', 'The accounts were changed since you confirmed. Check the banner, then confirm again.');
}

/** Law 2: an answer and an act speak to somebody, and that is done by one identity. So many at once nobody reads. */
export function plainTogether({ replyTo, about }: Draft, identities: number): Refusal | null {
  if (identities < 2) return null;
  if (replyTo !== null || about !== undefined) {
    const words = 'Answers, quotes, reposts and likes go out as one account. Take the other accounts off, or write a post of its own.';
    return refusal(2, 'not-together', words);
  }
  if (identities <= mostTogether) return null;
  return refusal(2, 'too-many-together', `${mostTogether} accounts at once are the most. Take one off, or write a second post.`);
}

/** Law 2: a brand and a person never speak in one send, unless policy in good order allows it. */
export function unmixed(matters: readonly Matter[]): Refusal | null {
  const brand = matters.find((matter) => matter.brand);
  const person = matters.find((matter) => !matter.brand);
  if (brand === undefined || person === undefined) return null;
  const { policy } = brand.facts;
  if (policy.kind === 'active' && policy.policy.MixBrandAndPersonal) return null;
  const words = `${at(brand.identity)} is a brand and ${at(person.identity)} is personal: they do not post together. Take one of them off.`;
  return refusal(2, 'mixed', words);
}
