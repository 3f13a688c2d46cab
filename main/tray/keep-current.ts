import type { Snapshot } from '../../shared/snapshot.ts';
import type { Clock } from '../clock.ts';
import { nextChangeIn } from './brand-state.ts';
import type { RenderTray } from './render.ts';
import { trayView } from './view.ts';

/**
 * Renders each snapshot, and again whenever time alone changes the words: once a minute while a brand is unlocked or an exception lasts,
 * else never.
 */
export function keepTrayCurrent(render: RenderTray, clock: Clock, stopKey: string): (snapshot: Snapshot) => void {
  let cancel = (): void => {};
  const show = (snapshot: Snapshot): void => {
    cancel();
    const now = clock.now();
    render(trayView(snapshot, now, stopKey));
    const changeIn = nextChangeIn(snapshot, now);
    cancel = changeIn === null ? () => {} : clock.after(changeIn, () => show(snapshot));
  };
  return show;
}
