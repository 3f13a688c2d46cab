import type { Clock } from '../clock.ts';
import type { DBus } from '../d-bus.ts';
import type { Keyring, UnlockOutcome } from './keyring.ts';
import { countItems, type ProbeOptions, probeSecretService } from './keyring-probe.ts';
import { promptToUnlock } from './linux-unlock.ts';

export interface LinuxKeyringOptions {
  /** Opens a connection to the session bus; called again after one that ended. */
  readonly openBus: () => DBus;
  /** The machine's own time. */
  readonly clock: Clock;
  /** The service name our items are stored under. */
  readonly service: string;
  /** Milliseconds for one question round. */
  readonly limitMs?: number;
}

/** The Secret Service on the session bus (GNOME Keyring, KWallet, KeePassXC). */
export function createLinuxKeyring(options: LinuxKeyringOptions): Keyring {
  const { clock, service, limitMs = 3_000 } = options;
  let bus: DBus | null = null;
  let connections = 0;
  let prompt: Promise<UnlockOutcome> | null = null;

  const connected = (): ProbeOptions => {
    if (bus === null) {
      const opened = options.openBus();
      connections += 1;
      opened.onDisconnected(() => {
        if (bus === opened) bus = null;
      });
      bus = opened;
    }
    return { bus, clock, service, limitMs };
  };

  return {
    async probe() {
      const probe = await probeSecretService(connected());
      if (probe.kind === 'locked') return { kind: 'locked' };
      // Names on a bus are unique as long as that bus lives, so the connection is part of the name.
      return probe.kind === 'ready' ? { kind: 'ready', peer: `${connections}${probe.sender}` } : probe;
    },
    count: (key) => countItems(connected(), key),
    async unlock(signal) {
      // One prompt at a time: whoever stopped waiting for it, and asks again, waits for the same one.
      prompt ??= unlockByPrompt(connected()).finally(() => {
        prompt = null;
      });
      return untilAborted(prompt, signal);
    },
    close() {
      bus?.disconnect();
      bus = null;
    },
  };
}

async function unlockByPrompt(asked: ProbeOptions): Promise<UnlockOutcome> {
  const probe = await probeSecretService(asked);
  if (probe.kind === 'ready') return { kind: 'unlocked' };
  return probe.kind === 'locked' ? promptToUnlock(asked.bus, probe) : { kind: 'failed', why: probe.why };
}

/** Stops waiting when aborted; the work goes on. */
function untilAborted(work: Promise<UnlockOutcome>, signal: AbortSignal): Promise<UnlockOutcome> {
  return new Promise((resolve) => {
    const stop = (): void => resolve({ kind: 'dismissed' });
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then((outcome) => {
      signal.removeEventListener('abort', stop);
      resolve(outcome);
    });
  });
}
