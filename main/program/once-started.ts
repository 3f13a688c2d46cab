import { app } from 'electron';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { answerPrivately } from './answer-privately.ts';
import { keepLoginItem, startedAtLogin } from './login-item.ts';
import { withNotice } from './notices.ts';
import type { Services } from './services.ts';
import { fileFacts, watchUpgrade } from './watch-upgrade.ts';

export interface OnceStartedParts {
  readonly state: StateStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly services: () => Services | null;
}

/** What a started program owes those who installed it: read once the start is over, as no start needs it. Never rejects. */
export async function onceStarted({ state, clock, log, services }: OnceStartedParts): Promise<void> {
  keepLoginItem({
    ...{ platform: process.platform, packaged: app.isPackaged, args: process.argv, state },
    setOpenAtLogin: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args: [startedAtLogin] }),
    quit: app.quit,
  });
  const facts = () => fileFacts(process.execPath);
  await watchUpgrade(clock, facts, () => state.update((before) => withNotice(before, { ...upgraded, at: clock.now() })));
  const parts = { state, version: app.getVersion(), folder: app.getPath('userData'), services, quit: app.quit };
  try {
    app.once('quit', await answerPrivately(parts)); // leaving ends with app.exit, which sends no will-quit
  } catch (error) {
    // The command line goes by the plain ledger then.
    log.warn('The command line cannot ask this program', { error });
  }
}

const upgraded = {
  level: 'info',
  title: 'A newer Hatcheck was installed',
  words:
    'This one goes on until you restart it: quit it from the tray, then open it again. What is held then waits for a new confirmation.',
} as const;
