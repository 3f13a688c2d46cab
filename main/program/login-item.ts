import { effectivePolicy } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';

/** How the login item starts the program: on Linux the packages' (scripts/pack/deb/hatcheck-at-login.desktop). */
export const startedAtLogin = '--started-at-login';

export interface LoginItemParts {
  readonly platform: NodeJS.Platform;
  /** Only an installed program is a login item. */
  readonly packaged: boolean;
  readonly args: readonly string[];
  readonly state: Pick<StateStore, 'get' | 'subscribe'>;
  /** On macOS and Windows: `app.setLoginItemSettings`. */
  readonly setOpenAtLogin: (openAtLogin: boolean) => void;
  readonly quit: () => void;
}

/**
 * Keeps AutoStart of the rules set by IT. On Linux everybody's login item is the package's, so a start that came from it
 * ends again where the rules say no; elsewhere the program sets its own item as the rules change.
 */
export function keepLoginItem({ platform, packaged, args, state, setOpenAtLogin, quit }: LoginItemParts): void {
  if (!packaged) return;
  const wanted = (): boolean => effectivePolicy(state.get().policy).AutoStart;
  if (platform === 'linux') {
    if (args.includes(startedAtLogin) && !wanted()) quit();
    return;
  }
  let before: boolean | null = null;
  const follow = (): void => {
    if (wanted() === before) return;
    before = wanted();
    setOpenAtLogin(before);
  };
  state.subscribe(follow);
  follow();
}
