import { join } from 'node:path';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import { createLog, type Log } from '../log.ts';
import { rotatingFile } from '../log-file.ts';

/** Bytes of the log file before it is turned over. */
const maxLogBytes = 1_000_000;

/** The program's log: on stderr, and in `hatcheck.log` of the profile, which only the user can read. */
export function openLog(folder: string, clock: Clock): Log {
  const stderr = (line: string): void => void process.stderr.write(line);
  return createLog({ clock, sinks: [stderr, rotatingFile(join(folder, 'hatcheck.log'), maxLogBytes)], level: 'info' });
}

/** Writes down when keyring, history, rules or network change their state: what most questions to support are about. */
export function logChanges(log: Log, state: StateStore): void {
  let before = '';
  const look = (): void => {
    const { vault, ledger, policy, device, online } = state.get();
    const facts = { vault: vault.kind, ledger: ledger.kind, policy: policy.kind, device: device.kind, online };
    const now = JSON.stringify(facts);
    if (now === before) return;
    before = now;
    const trouble = vault.kind === 'missing' || ledger.kind !== 'writable' || policy.kind === 'invalid';
    log[trouble ? 'warn' : 'info']('State', { ...facts, ...whyOf(vault), ...whyOf(ledger) });
  };
  look();
  state.subscribe(look);
}

function whyOf(status: { readonly kind: string; readonly why?: string }): { readonly why?: string } {
  return status.why === undefined ? {} : { why: status.why };
}
