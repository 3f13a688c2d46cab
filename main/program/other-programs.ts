import { brandIn, type OtherSignIn, type OtherSignIns } from '../../shared/other-sign-ins.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { SearchOtherPrograms } from '../vault/other-programs.ts';

export interface OtherProgramsParts {
  readonly state: StateStore;
  readonly decisions: Pick<Decisions, 'record'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Null on systems where Hatcheck cannot look. */
  readonly search: SearchOtherPrograms | null;
}

/**
 * Looks for brand sign-ins that other programs left in the keyring: the same breach as one of our own. Where policy names what
 * to look at, not on a company computer, and only with the person's yes. Tells of them, and touches nothing.
 */
export async function lookAtOtherPrograms({ state, decisions, clock, search }: OtherProgramsParts): Promise<void> {
  const before = state.get().otherSignIns;
  const mayLook = standing(state, search !== null);
  const after = mayLook.kind === 'look' && search !== null ? await lookIn(search, mayLook.services, state, clock) : mayLook;
  // The person may have said no while this was looking.
  const still = standing(state, search !== null);
  if (after.kind === 'look' || (mayLook.kind === 'look' && still.kind !== 'look')) return;
  state.update((now) => (isSame(now.otherSignIns, after) ? now : { ...now, otherSignIns: after }));
  const [had, has] = [foundIn(before).length, foundIn(after).length];
  if (had !== has && after.kind === 'looked') {
    // Whose they are is the person's own affair: only that there are some is written down.
    await decisions.record(eventOf('device', 'noted', { law: 1, reason: has > 0 ? 'other-sign-ins-found' : 'other-sign-ins-gone' }));
  }
}

type Standing =
  | Extract<OtherSignIns, { kind: 'none' | 'notAsked' | 'declined' }>
  | { readonly kind: 'look'; readonly services: readonly string[] };

function standing(state: StateStore, canLook: boolean): Standing {
  const { policy, device, settings } = state.get();
  const services = policy.kind === 'active' ? policy.policy.OtherProgramServices : [];
  if (!canLook || services.length === 0 || device.kind === 'managed') return { kind: 'none' };
  // A yes is for what the person was shown: where rules name more since then, they are asked anew.
  const more = services.some((service) => !settings.otherProgramsFor.includes(service));
  if (settings.otherPrograms === null || (settings.otherPrograms && more)) return { kind: 'notAsked', services };
  return settings.otherPrograms ? { kind: 'look', services } : { kind: 'declined', services };
}

async function lookIn(
  search: SearchOtherPrograms,
  services: readonly string[],
  state: StateStore,
  clock: Pick<Clock, 'now'>,
): Promise<OtherSignIns> {
  const items = await search(services);
  if (items.kind === 'failed') return { kind: 'failed', services, words: `The keyring could not be asked: ${items.why}.` };
  const { policy } = state.get();
  const found = items.items.flatMap(({ service, item }): OtherSignIn[] => {
    const account = brandIn(item, policy);
    return account === null ? [] : [{ service, account }];
  });
  // What was found is told in any case; that there is nothing, only where everything was looked at.
  if (found.length === 0 && items.missed !== null) {
    return { kind: 'failed', services, words: `Not everything in the keyring could be looked at: ${items.missed}.` };
  }
  return { kind: 'looked', services, found: unique(found), at: clock.now() };
}

function unique(found: readonly OtherSignIn[]): readonly OtherSignIn[] {
  return [...new Map(found.map((one) => [`${one.service}\n${one.account}`, one])).values()];
}

export function foundIn(signIns: OtherSignIns): readonly OtherSignIn[] {
  return signIns.kind === 'looked' ? signIns.found : [];
}

function isSame(a: OtherSignIns, b: OtherSignIns): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
