import { effectivePolicy } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Windows } from '../windows/windows.ts';

/** Shows the strip while the person or IT wants it. Call it only once the sweep is over: the strip is a window (law 1). */
export function followStrip(state: StateStore, windows: Pick<Windows, 'showStrip'>): void {
  const show = (): void => {
    const { settings, policy } = state.get();
    windows.showStrip(settings.strip || effectivePolicy(policy).StripAlwaysShown);
  };
  show();
  state.subscribe(show);
}
