import type { AppState } from '../app-state/app-state.ts';
import { startedAtLogin } from './login-item.ts';

/** States of what was confirmed in which nothing goes on without the person. */
const waiting: readonly string[] = ['frozen', 'notKnown', 'takingDown', 'refused'];

/** Whether the computer started the program, not the person: `args` of the process, and what macOS says of it. */
export function startedByLogin(args: readonly string[], wasOpenedAtLogin: boolean): boolean {
  return args.includes(startedAtLogin) || wasOpenedAtLogin;
}

/**
 * Whether a start that nobody asked for may go by without a window. One shows where nobody has signed in yet, where it is
 * not known whose computer this is, and where something waits for the person.
 */
export function staysInTray({ accounts, device, policy, notices, removed, outbox, messageOutbox }: AppState): boolean {
  if (accounts.length === 0 || removed.length > 0) return false;
  if (device.kind === 'unknown' || policy.kind === 'invalid') return false;
  if (notices.some(({ level }) => level !== 'info')) return false;
  return ![...outbox, ...messageOutbox].some(({ state }) => waiting.includes(state.kind));
}
