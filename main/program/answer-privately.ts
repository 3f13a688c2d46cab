import { isKnownBrand } from '../../shared/kinds.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { StatusAnswer } from '../private-socket/messages.ts';
import { serveSocket } from '../private-socket/serve-socket.ts';
import { socketPlace } from '../private-socket/socket-place.ts';
import type { Services } from './services.ts';

export interface PrivateAnswersParts {
  readonly state: StateStore;
  readonly version: string;
  /** Folder of the profile. */
  readonly folder: string;
  /** Null until the sweep is over. */
  readonly services: () => Services | null;
  readonly quit: () => void;
}

/** Lets `hatcheck status`, `policy` and `wipe` ask this program. Resolves with how to stop; rejects where there can be no socket. */
export async function answerPrivately({ state, version, folder, services, quit }: PrivateAnswersParts): Promise<() => void> {
  const place = socketPlace(process.platform, folder);
  if (place === null) throw new Error('The path of the profile is too long for a socket.');
  return serveSocket(place, {
    status: () => statusAnswer(state.get(), version),
    // Before the sweep is over the settings are those of nobody.
    ownRules: () => (services() === null ? null : state.get().settings.ownRules),
    revokeAll: async () => (await services()?.accounts.revokeAll()) ?? null,
    quit: () => setImmediate(quit), // once the answer is out
  });
}

const ledgerWords = { writable: 'holds', tampered: 'changed', unwritable: 'unwritable' } as const;

/** Counts, and names nobody. */
export function statusAnswer({ ledger, accounts, policy, device, exceptions }: AppState, version: string): StatusAnswer {
  const brands = accounts.filter(({ identities }) => identities.some((identity) => isKnownBrand(identity, policy)));
  const covered = new Set<string>(exceptions.map(({ identityId }) => identityId));
  return {
    ledger: ledgerWords[ledger.kind],
    brands: brands.length,
    exceptions: brands.filter(({ id }) => covered.has(id)).length,
    judged: { policy: policy.kind, device: device.kind, version },
  };
}
