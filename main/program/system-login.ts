import { app } from 'electron';
import type { StateStore } from '../app-state/app-state.ts';
import { startedByLogin, staysInTray } from './stays-in-tray.ts';

/** Whether this computer started the program when somebody signed in to it, and nothing in the state waits for the person. */
export function mayStayInTray(state: Pick<StateStore, 'get'>): boolean {
  const wasOpenedAtLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  return startedByLogin(process.argv, wasOpenedAtLogin) && staysInTray(state.get());
}
