import type { IdentityId } from '../account.ts';
import type { VoiceJudge } from '../checks/check.ts';
import type { VoiceKit } from './voice-kit.ts';

/** Judges texts written for this identity; null where no pair with it could be learned. */
export function judgeWith(kit: VoiceKit, identityId: IdentityId): VoiceJudge | null {
  const own = kit.pairs.filter(({ first, other }) => first.identityId === identityId || other?.identityId === identityId);
  if (own.length === 0) return null;
  return () => null;
}
