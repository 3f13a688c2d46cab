import { effectivePolicy } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Strip } from '../windows/strip.ts';

/** Shows the strip while the person or IT wants it. Call it only once the sweep is over: the strip is a window (law 1). */
export function followStrip(state: StateStore, strip: Pick<Strip, 'show'>): void {
  const show = (): void => {
    const { settings, policy } = state.get();
    strip.show(settings.strip || effectivePolicy(policy).StripAlwaysShown);
  };
  show();
  state.subscribe(show);
}
