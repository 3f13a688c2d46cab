import { isFinal } from '../../shared/outbox.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { brandState, brandsOf, exceptionsAt, minutesLeft } from './brand-state.ts';
import { menuOf } from './menu.ts';
import type { TrayIconName, TrayView } from './tray-item.ts';

/** What the tray shows: a pure function of the snapshot and the time (epoch milliseconds). `stopKey` is the shortcut of *Stop everything*, in words. */
export function trayView(snapshot: Snapshot, now: number, stopKey: string): TrayView {
  const { icon, words } = stateOf(snapshot, now);
  return { icon, tooltip: `Hatcheck: ${exceptionIn(snapshot, now)}${words}${goingOut(snapshot)}`, items: menuOf(snapshot, now, stopKey) };
}

/** The icon and the same in words, for those who cannot tell icons apart, or whose desktop hides them. */
function stateOf(snapshot: Snapshot, now: number): { readonly icon: TrayIconName; readonly words: string } {
  const problem = problemOf(snapshot);
  if (problem !== null) return { icon: 'problem', words: problem };
  const { icon, words } = brandsInWords(snapshot, now);
  // In red while it lasts, whatever else is true.
  return { icon: exceptionsAt(snapshot, now).length > 0 ? 'exception' : icon, words };
}

function brandsInWords(snapshot: Snapshot, now: number): { readonly icon: TrayIconName; readonly words: string } {
  const brands = brandsOf(snapshot).map((status) => ({ who: whoOf(snapshot, status.identity), state: brandState(status, now) }));
  const unlocked = brands.flatMap(({ who, state }) => (state.kind === 'unlocked' ? [`${who} unlocked, ${minutesLeft(state.leftMs)}`] : []));
  const [first, ...others] = unlocked;
  if (first !== undefined) return { icon: 'brand', words: others.length === 0 ? first : `${first}, and ${others.length} more` };
  const blockedBrands = brands.some(({ state }) => state.kind === 'notHere' || state.kind === 'blocked');
  if (blockedBrands || (snapshot.removed.length > 0 && snapshot.device.kind !== 'managed')) {
    return { icon: 'blocked', words: 'brand accounts are blocked on this computer' };
  }
  const words = brands.length > 0 ? 'every brand is locked' : 'no brand account is signed in';
  return { icon: snapshot.identities.some(({ identity }) => identity.kind === 'personal') ? 'personal' : 'nobody', words };
}

function exceptionIn(snapshot: Snapshot, now: number): string {
  const [first] = exceptionsAt(snapshot, now);
  return first === undefined ? '' : `exception, ${minutesLeft(first.until - now)}; `;
}

function problemOf(snapshot: Snapshot): string | null {
  if (snapshot.vault.kind === 'locked') return 'the keyring is locked';
  if (snapshot.vault.kind === 'missing') return 'there is no keyring';
  if (snapshot.policy.kind === 'invalid') return 'the rules set by IT cannot be read';
  if (snapshot.ledger.kind !== 'writable') return 'the history cannot be written';
  return null;
}

function goingOut({ outbox }: Snapshot): string {
  const count = outbox.filter((entry) => !isFinal(entry)).length;
  return count === 0 ? '' : `; going out: ${count}`;
}
