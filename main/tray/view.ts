import { isFinal, isUnsent, type OutboxEntry } from '../../shared/outbox.ts';
import type { IdentityStatus, Snapshot } from '../../shared/snapshot.ts';
import { command, separator, type TrayIconName, type TrayItem, type TrayView, words } from './tray-item.ts';

/** What the tray shows: a pure function of the snapshot. `stopKey` is the shortcut of *Stop everything*, in words. */
export function trayView(snapshot: Snapshot, stopKey: string): TrayView {
  return { icon: iconOf(snapshot), tooltip: tooltipOf(snapshot), items: menuOf(snapshot, stopKey) };
}

const brands = (snapshot: Snapshot): readonly IdentityStatus[] => snapshot.identities.filter(({ identity }) => identity.kind === 'brand');
const armed = (snapshot: Snapshot): readonly IdentityStatus[] => brands(snapshot).filter((status) => status.armedUntil !== null);
const going = (snapshot: Snapshot): readonly OutboxEntry[] => snapshot.outbox.filter((entry) => !isFinal(entry));

/** Why no brand can be used here at all, or null. */
function brandsBlocked(snapshot: Snapshot): string | null {
  const reason = brands(snapshot).find((status) => status.blocked !== null || status.cannotArm?.law === 1);
  if (reason !== undefined) return (reason.blocked ?? reason.cannotArm)?.words ?? null;
  return snapshot.device.kind === 'personal' && snapshot.removed.length > 0 ? 'Brand accounts are not for this computer.' : null;
}

function problemOf(snapshot: Snapshot): string | null {
  if (snapshot.vault.kind === 'locked') return 'the keyring is locked';
  if (snapshot.vault.kind === 'missing') return 'there is no keyring';
  if (snapshot.policy.kind === 'invalid') return 'the rules set by IT cannot be read';
  if (snapshot.ledger.kind !== 'writable') return 'the history cannot be written';
  return null;
}

function iconOf(snapshot: Snapshot): TrayIconName {
  if (problemOf(snapshot) !== null) return 'problem';
  if (armed(snapshot).length > 0) return 'brand';
  if (brandsBlocked(snapshot) !== null) return 'blocked';
  return snapshot.identities.some(({ identity }) => identity.kind === 'personal') ? 'personal' : 'nobody';
}

function tooltipOf(snapshot: Snapshot): string {
  const problem = problemOf(snapshot);
  if (problem !== null) return `Hatcheck: ${problem}`;
  const [first, ...more] = armed(snapshot);
  if (first !== undefined) {
    const others = more.length === 0 ? '' : `, and ${more.length} more`;
    return `Hatcheck: @${first.identity.handle} unlocked, ${minutesLeft(first.armedUntil, snapshot.now)}${others}`;
  }
  if (brandsBlocked(snapshot) !== null) return 'Hatcheck: brand accounts are blocked on this computer';
  return brands(snapshot).length > 0 ? 'Hatcheck: every brand is locked' : 'Hatcheck: no brand account is signed in';
}

/** Whole minutes, rounded up, so that the menu is not made anew every second. */
export function minutesLeft(until: number | null, now: number): string {
  const minutes = Math.ceil(((until ?? now) - now) / 60_000);
  return minutes <= 1 ? 'less than a minute left' : `${minutes} min left`;
}

function menuOf(snapshot: Snapshot, stopKey: string): readonly TrayItem[] {
  return [
    words(headline(snapshot)),
    ...brands(snapshot).flatMap((status) => brandItems(status, snapshot.now)),
    ...removedItems(snapshot),
    separator,
    newPost(snapshot),
    ...goingOut(snapshot),
    command('Open Hatcheck', 'window.open', { window: 'compose' }),
    separator,
    command(`Stop everything (${stopKey})`, 'panic', {}),
    ...signOut(snapshot),
    ...why(snapshot),
    separator,
    { kind: 'item', label: 'Quit', action: { kind: 'quit' } },
  ];
}

function headline({ device }: Snapshot): string {
  switch (device.kind) {
    case 'managed':
      return 'Company computer';
    case 'personal':
      return 'Your own computer';
    case 'unknown':
      return 'Whose computer this is, is not known';
  }
}

function brandItems({ identity, blocked, cannotArm, armedUntil }: IdentityStatus, now: number): readonly TrayItem[] {
  const handle = `@${identity.handle}`;
  if (blocked?.law === 1 || cannotArm?.law === 1) return [words(`${handle}: not on this computer`)];
  if (armedUntil !== null) {
    return [
      words(`■ ${handle} unlocked, ${minutesLeft(armedUntil, now)}`),
      command(`Lock ${handle} now`, 'arming.disarm', { identityId: identity.id }),
    ];
  }
  if (cannotArm !== null) return [words(`${handle}: cannot be unlocked now`)];
  return [command(`Unlock ${handle}`, 'arming.arm', { identityId: identity.id })];
}

function removedItems(snapshot: Snapshot): readonly TrayItem[] {
  return snapshot.removed.map((account) => words(`@${account.handle}: not on this computer, signed out`));
}

function newPost(snapshot: Snapshot): TrayItem {
  const usable = snapshot.identities.filter((status) => status.blocked === null);
  if (usable.length === 0) return words('New post as…');
  const items = usable.map(({ identity }): TrayItem => {
    const label = `@${identity.handle} (${identity.kind})`;
    return { kind: 'item', label, action: { kind: 'newPost', identityId: identity.id } };
  });
  return { kind: 'submenu', label: 'New post as…', items };
}

function goingOut(snapshot: Snapshot): readonly TrayItem[] {
  const entries = going(snapshot);
  if (entries.length === 0) return [];
  const items = entries.map((entry) => command(`Recall: ${firstWords(entry)}`, 'outbox.recall', { entryId: entry.id }));
  const held = entries.filter(isUnsent).length;
  return [{ kind: 'submenu', label: `Going out: ${entries.length}${held === entries.length ? '' : ' (some already sent)'}`, items }];
}

const shownCharacters = 32;

function firstWords(entry: OutboxEntry): string {
  const text = (entry.draft.parts[0]?.text ?? '').replaceAll(/\s+/g, ' ').trim();
  const shown = [...text].slice(0, shownCharacters).join('');
  return `@${entry.handle}, “${shown}${shown.length < text.length ? '…' : ''}”`;
}

function signOut(snapshot: Snapshot): readonly TrayItem[] {
  const count = brands(snapshot).length;
  if (count === 0) return [];
  return [command(count === 1 ? 'Sign out of the brand account' : `Sign out of ${count} brand accounts`, 'account.signOutBrands', {})];
}

function why(snapshot: Snapshot): readonly TrayItem[] {
  if (iconOf(snapshot) === 'problem' || brandsBlocked(snapshot) !== null) {
    return [command('Why is this blocked?', 'window.open', { window: 'console', page: 'device' })];
  }
  return [];
}
