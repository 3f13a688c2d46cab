import { assertNever } from '../../shared/assert-never.ts';
import { isFinal, type OutboxEntry } from '../../shared/outbox.ts';
import { isAwayOver } from '../../shared/reach.ts';
import type { IdentityStatus, Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { brandState, brandsOf, exceptionsAt, minutesLeft } from './brand-state.ts';
import { command, separator, type TrayItem, words } from './tray-item.ts';

/** The tray's menu, from whose computer this is down to Quit. Everything in it is also in the windows. */
export function menuOf(snapshot: Snapshot, now: number, stopKey: string): readonly TrayItem[] {
  return [
    words(headline(snapshot)),
    ...exceptionItems(snapshot, now),
    ...keyring(snapshot),
    ...brandsOf(snapshot).flatMap((status) => brandItems(snapshot, status, now)),
    ...snapshot.removed.map((account) => words(`@${account.handle}: not on this computer, signed out`)),
    ...otherPrograms(snapshot),
    ...why(snapshot, now),
    separator,
    newPost(snapshot),
    ...goingOut(snapshot),
    ...away(snapshot, now),
    command('Open Hatcheck', 'window.open', { window: 'compose' }),
    command('Accounts and history', 'window.open', { window: 'console', page: 'accounts' }),
    separator,
    command(`Stop everything (${stopKey})`, 'panic', {}),
    ...signOut(snapshot),
    separator,
    ...update(snapshot),
    { kind: 'item', label: 'Quit', action: { kind: 'quit' } },
  ];
}

function update({ update }: Snapshot): readonly TrayItem[] {
  if (update.kind !== 'ready' && update.kind !== 'found') return [];
  const label = update.kind === 'ready' ? `Version ${update.version} is installed when you quit` : `Version ${update.version} is there…`;
  return [command(label, 'window.open', { window: 'console', page: 'settings' })];
}

function headline({ device }: Snapshot): string {
  const asYouSaid = device.statedBy === 'person' ? ' (as you said)' : '';
  switch (device.kind) {
    case 'managed':
      return `Company computer${asYouSaid}`;
    case 'personal':
      return `Your own computer${asYouSaid}`;
    case 'unknown':
      return 'Whose computer this is, is not known';
    default:
      return assertNever(device.kind);
  }
}

function exceptionItems(snapshot: Snapshot, now: number): readonly TrayItem[] {
  return exceptionsAt(snapshot, now).map(({ identityId, until }) => {
    const account = snapshot.accounts.find(({ id }) => id === identityId);
    const who = account === undefined ? identityId : whoOf(snapshot, account);
    return command(`⚠ Exception for ${who}: ${minutesLeft(until - now)}`, 'window.open', { window: 'console', page: 'device' });
  });
}

function keyring({ vault, unlocking }: Snapshot): readonly TrayItem[] {
  return vault.kind === 'locked' && !unlocking ? [command('Unlock the keyring…', 'vault.unlock', {})] : [];
}

function brandItems(snapshot: Snapshot, status: IdentityStatus, now: number): readonly TrayItem[] {
  const { id: identityId } = status.identity;
  const who = whoOf(snapshot, status.identity);
  const state = brandState(status, now);
  switch (state.kind) {
    case 'unlocked':
      return [words(`■ ${who} unlocked, ${minutesLeft(state.leftMs)}`), command(`Lock ${who} now`, 'arming.disarm', { identityId })];
    case 'locked':
      return [command(`Unlock ${who}`, 'arming.arm', { identityId })];
    case 'notHere':
      return [words(`${who}: not on this computer`)];
    case 'blocked':
      return [words(`${who}: ${state.why}`)];
    default:
      return assertNever(state);
  }
}

function otherPrograms({ otherSignIns }: Snapshot): readonly TrayItem[] {
  const found = otherSignIns.kind === 'looked' ? otherSignIns.found.length : 0;
  if (found === 0) return [];
  const label = found === 1 ? '1 brand sign-in of another program…' : `${found} brand sign-ins of other programs…`;
  return [command(label, 'window.open', { window: 'console', page: 'device' })];
}

function why(snapshot: Snapshot, now: number): readonly TrayItem[] {
  const states = brandsOf(snapshot).map((status) => brandState(status, now).kind);
  const blocked = states.includes('notHere') || states.includes('blocked') || snapshot.removed.length > 0;
  const doubtful = snapshot.policy.kind === 'invalid' || snapshot.ledger.kind !== 'writable' || snapshot.vault.kind === 'missing';
  return blocked || doubtful ? [command('Why is this blocked?', 'window.open', { window: 'console', page: 'device' })] : [];
}

function newPost(snapshot: Snapshot): TrayItem {
  const items = snapshot.identities
    .filter((status) => status.blocked === null)
    .map(({ identity }): TrayItem => {
      const label = `${whoOf(snapshot, identity)} (${identity.kind})`;
      return { kind: 'item', label, action: { kind: 'newPost', identityId: identity.id } };
    });
  return items.length === 0 ? words('New post as…') : { kind: 'submenu', label: 'New post as…', items };
}

function goingOut(snapshot: Snapshot): readonly TrayItem[] {
  const entries = snapshot.outbox.filter((entry) => !isFinal(entry));
  if (entries.length === 0) return [];
  return [{ kind: 'submenu', label: `Going out: ${entries.length}`, items: entries.map((entry) => entryItem(snapshot, entry)) }];
}

function away({ settings, identities }: Snapshot, now: number): readonly TrayItem[] {
  if (identities.every(({ identity }) => identity.kind !== 'brand')) return [];
  if (settings.away === null || isAwayOver(settings.away, now)) {
    return [command('Say when you will be away…', 'window.open', { window: 'console', page: 'settings' })];
  }
  return [words(`Away: ${settings.away.words}`), command('I can be reached after all', 'settings.set', { away: null })];
}

function entryItem(snapshot: Snapshot, entry: OutboxEntry): TrayItem {
  const about = `${whoOf(snapshot, { id: entry.identityId, handle: entry.handle })}, ${firstWords(entry)}`;
  switch (entry.state.kind) {
    case 'recalling':
      return words(`Being recalled: ${about}`);
    case 'takingDown':
      return words(`Being taken down: ${about}`);
    case 'notKnown':
      return command(`Look whether it went out: ${about}`, 'window.open', { window: 'compose' });
    case 'frozen':
      return command(`Recall (waits for you): ${about}`, 'outbox.recall', { entryId: entry.id });
    default:
      return command(`Recall: ${about}`, 'outbox.recall', { entryId: entry.id });
  }
}

const acts = { repost: 'a repost', like: 'a like' } as const;
const shownCharacters = 32;

function firstWords({ draft: { about, parts } }: OutboxEntry): string {
  if (about !== undefined && about.act !== 'quote') return acts[about.act];
  const characters = Array.from((parts[0]?.text ?? '').replaceAll(/\s+/g, ' ').trim());
  if (characters.length === 0) return 'no words';
  const shown = characters.slice(0, shownCharacters).join('').trimEnd();
  return `“${shown}${characters.length > shownCharacters ? '…' : ''}”`;
}

/** In a submenu, so that one slip of the hand beside *Stop everything* signs nobody out. */
function signOut(snapshot: Snapshot): readonly TrayItem[] {
  const brands = brandsOf(snapshot);
  if (brands.length === 0) return [];
  const label = brands.length === 1 ? 'Sign out of 1 brand account…' : `Sign out of ${brands.length} brand accounts…`;
  const handles = brands.map(({ identity }) => whoOf(snapshot, identity)).join(', ');
  return [{ kind: 'submenu', label, items: [words(handles), command('Sign out now', 'account.signOutBrands', {})] }];
}
