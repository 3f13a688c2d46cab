import { effectivePolicy } from '../../shared/policy.ts';
import { type Unreachable, whyUnreachable } from '../../shared/reach.ts';
import type { AppState } from '../app-state/app-state.ts';

/** Why the person may not be there when the answers to a post come in, as far as this program knows at `now`. */
export function unreachableNow({ settings, battery, online, policy }: AppState, now: number): readonly Unreachable[] {
  const { WorkingHours: workingHours } = effectivePolicy(policy);
  return whyUnreachable({ now, away: settings.away, battery, networkFailing: !online, workingHours });
}
