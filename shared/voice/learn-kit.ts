import type { OwnPost } from './history.ts';
import { learnPair } from './learn-pair.ts';
import type { Speaker, VoiceKit, VoicePair } from './voice-kit.ts';
import { learnAgainstPool, type VoicePool } from './voice-pool.ts';

/** An identity with its own posts; none where the person did not let them be read. */
export interface KnownSpeaker extends Speaker {
  readonly posts: readonly OwnPost[];
}

/**
 * Every identity against every other, the brand first; those that know too little are left out. A brand is set against
 * people in general where no personal account has enough posts of its own: read as the one personal account, if there
 * is just one.
 */
export function learnKit(speakers: readonly KnownSpeaker[], pool: VoicePool | null): VoiceKit {
  const ordered = speakers.toSorted((a, b) => Number(a.kind === 'personal') - Number(b.kind === 'personal'));
  const pairs = ordered.flatMap((first, at) =>
    ordered.slice(at + 1).flatMap((other): readonly VoicePair[] => {
      const { model, abstains } = learnPair(first.posts, other.posts);
      return abstains === null ? [{ first: named(first), other: named(other), model }] : [];
    }),
  );
  return { pairs: [...pairs, ...(pool === null ? [] : againstPool(ordered, pairs, pool))] };
}

function againstPool(speakers: readonly KnownSpeaker[], pairs: readonly VoicePair[], pool: VoicePool): readonly VoicePair[] {
  const persons = speakers.filter(({ kind }) => kind === 'personal');
  const [only] = persons;
  const other = only !== undefined && persons.length === 1 ? named(only) : null;
  const known = new Set(pairs.filter((pair) => pair.other?.kind === 'personal').map(({ first }) => first.identityId));
  return speakers
    .filter(({ kind, identityId }) => kind === 'brand' && !known.has(identityId))
    .flatMap((brand): readonly VoicePair[] => {
      const { model, abstains } = learnAgainstPool(brand.posts, pool);
      return abstains === null ? [{ first: named(brand), other, model }] : [];
    });
}

function named({ identityId, handle, kind }: Speaker): Speaker {
  return { identityId, handle, kind };
}
