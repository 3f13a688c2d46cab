import { assertNever } from '../../shared/assert-never.ts';
import { byHandWords } from '../accounts/revoke.ts';
import type { Network } from '../networks/network.ts';
import type { AskedProgram } from '../private-socket/ask-program.ts';
import type { AccountsInVault, UnreadableItem } from '../vault/read-accounts.ts';
import type { VaultResult } from '../vault/vault.ts';
import type { ProfileOnDisk } from './wipe-profile.ts';

type AccountHere = AccountsInVault['accounts'][number];

/** What `hatcheck wipe` reaches the world through. */
export interface WipeCommandIo {
  readonly program: Pick<AskedProgram, 'revokeAll' | 'quit'>;
  readonly profile: ProfileOnDisk;
  /** Every item of ours in this person's keyring, and the accounts among them. */
  listVault(): Promise<VaultResult<{ readonly keys: readonly string[] } & Pick<AccountsInVault, 'accounts' | 'unreadable'>>>;
  /** Ends one sign-in at its network; true where the network confirmed it. */
  revoke(account: AccountHere): Promise<boolean>;
  capabilitiesOf(account: AccountHere): Network['capabilities'];
  removeKey(key: string): Promise<boolean>;
  /** Writes into the ledger, before this command ends or deletes anything; false where it could not. No program may be running. */
  record(decision: 'allowed' | 'failed'): Promise<boolean>;
  /** Asks at the terminal; null where nobody is there to ask. */
  confirm(question: string): Promise<boolean | null>;
  print(line: string): void;
  complain(words: string): void;
}

/** 0: wiped, or nothing was there. 2: a sign-in could not be ended, or something could not be deleted. 3: nothing was begun. */
export type WipeExit = 0 | 2 | 3;

const usage = 'Use: hatcheck wipe [--yes] [--dry-run] [--even-if-not-revoked] [--keep-history]';
const flags = ['--yes', '--dry-run', '--even-if-not-revoked', '--keep-history'] as const;

/**
 * `hatcheck wipe`; `args` are the words after it. Ends every sign-in of this person at its network first, and deletes only
 * then: keyring items, drafts, posts that were not sent, settings, history. Where a sign-in cannot be ended, nothing is
 * deleted, so that it can be tried again: without its credential nobody could end it but the person at the network.
 */
export async function runWipeCommand(args: readonly string[], io: WipeCommandIo): Promise<WipeExit> {
  if (args.some((arg) => !flags.some((flag) => flag === arg))) return refuse(io, usage);
  const asked = new Set(args);
  const listed = await io.listVault();
  const isThere = await io.profile.isThere();
  const unread = whyUnread(listed, isThere && !asked.has('--even-if-not-revoked'));
  if (unread !== null) return refuse(io, unread);
  const held = heldIn(listed);
  if (held.keys.length === 0 && !isThere) return say(io, 'There is nothing of Hatcheck’s to remove.', 0);
  for (const line of planOf(held, io.profile.folder, asked.has('--keep-history'))) io.print(line);
  if (asked.has('--dry-run')) return say(io, 'Nothing was changed.', 0);
  if (!asked.has('--yes')) {
    const yes = await io.confirm('This cannot be undone. Type "wipe" to go on: ');
    if (yes === null) return refuse(io, 'Nobody is here to ask. Add --yes to go on without asking.');
    if (!yes) return say(io, 'Nothing was changed.', 3);
  }
  return wipe(asked, io);
}

async function wipe(asked: ReadonlySet<string>, io: WipeCommandIo): Promise<WipeExit> {
  // A running program writes down itself what it ends: a ledger has one writer.
  const byProgram = await io.program.revokeAll();
  if (!(await endProgram(io))) return refuse(io, 'Hatcheck is running and did not quit. Quit it from its tray, then try again.');
  if (!(await io.record('allowed')))
    return refuse(io, 'The history cannot be written, so nothing was deleted. Free some space, then try again.');
  // Listed again: what a running program renewed is in the keyring by now.
  const listed = await io.listVault();
  if (whyUnread(listed, !asked.has('--even-if-not-revoked')) !== null)
    return refuse(io, 'Your keyring does not answer any more. Nothing was deleted.');
  const held = heldIn(listed);
  const ended = new Set(byProgram?.filter(({ revoked }) => revoked).map(({ account }) => account));
  const left = await revokeRest(held.accounts, ended, io);
  for (const { key } of held.unreadable) io.print(`The keyring item ${key} cannot be read, so its sign-in was not ended.`);
  const allEnded = listed.kind === 'ok' && left.length === 0 && held.unreadable.length === 0;
  if (!allEnded && !asked.has('--even-if-not-revoked')) {
    await io.record('failed');
    io.print('Nothing was deleted. Try again later, or add --even-if-not-revoked and end these sign-ins by hand.');
    return 2;
  }
  const deleted = await deleteAll(held.keys, asked.has('--keep-history'), io);
  return deleted && allEnded ? 0 : 2;
}

type ListedVault = Awaited<ReturnType<WipeCommandIo['listVault']>>;

/**
 * Why this keyring cannot be gone by, or null. One that is out of reach, as over ssh, is not an empty one: its sign-ins
 * would stay open while everything that tells of them goes. `mustBeThere`: what is on the disk may belong to some.
 */
function whyUnread(listed: ListedVault, mustBeThere: boolean): string | null {
  switch (listed.kind) {
    case 'ok':
      return null;
    case 'locked':
      return 'Your keyring is locked, so the sign-ins in it cannot be ended. Unlock it, then try again.';
    case 'failed':
      return `Your keyring did not answer: ${listed.why} Nothing was changed.`;
    case 'missing':
      if (!mustBeThere) return null;
      return `${listed.why} Sign-ins in it cannot be ended, so nothing was deleted. Try again in your own session, or add --even-if-not-revoked.`;
    default:
      return assertNever(listed);
  }
}

function heldIn(listed: ListedVault) {
  return listed.kind === 'ok' ? listed.value : { keys: [], accounts: [], unreadable: [] };
}

/** Says of each account how it went; the accounts whose sign-in may still be open. */
async function revokeRest(
  accounts: readonly AccountHere[],
  ended: ReadonlySet<string>,
  io: WipeCommandIo,
): Promise<readonly AccountHere[]> {
  const outcomes = await Promise.all(
    accounts.map(async (account) => ({ account, revoked: ended.has(account.id) || (await io.revoke(account)) })),
  );
  for (const { account, revoked } of outcomes) {
    io.print(revoked ? `@${account.handle} was signed out at ${account.server}.` : byHandWords(account, io.capabilitiesOf(account)));
  }
  return outcomes.filter(({ revoked }) => !revoked).map(({ account }) => account);
}

/** True where no Hatcheck of this profile runs any more. */
async function endProgram({ program, profile }: WipeCommandIo): Promise<boolean> {
  await program.quit();
  return profile.isFree();
}

/** Secrets first: what is left after a failure opens nothing. */
async function deleteAll(keys: readonly string[], keepHistory: boolean, io: WipeCommandIo): Promise<boolean> {
  const stayed: string[] = [];
  for (const key of keys) if (!(await io.removeKey(key))) stayed.push(key);
  if (stayed.length > 0) {
    io.print(`The keyring did not let go of ${stayed.join(', ')}. Nothing else was deleted.`);
    return false;
  }
  const outcome = await io.profile.remove(keepHistory);
  if (outcome.kind === 'ok') io.print(`Removed: ${io.profile.folder}${keepHistory ? ', but for the history' : ''}.`);
  else io.print(`The sign-ins are gone, but files are left in ${outcome.left} (${outcome.why}). Delete it by hand.`);
  return outcome.kind === 'ok';
}

function planOf(
  { accounts, unreadable }: { readonly accounts: readonly AccountHere[]; readonly unreadable: readonly UnreadableItem[] },
  folder: string,
  keepHistory: boolean,
): readonly string[] {
  const names = accounts.map(({ handle, server }) => `  @${handle} at ${server}`);
  const kept = keepHistory ? 'The history stays.' : 'The history goes too; --keep-history keeps it.';
  return [
    `This signs out ${accounts.length === 1 ? '1 account' : `${accounts.length} accounts`} at their networks:`,
    ...names,
    ...unreadable.map(({ key }) => `  ${key}, which cannot be read`),
    `Then it deletes their sign-ins, and drafts, posts that were not sent, and settings in ${folder}. ${kept}`,
  ];
}

function say(io: WipeCommandIo, line: string, exit: WipeExit): WipeExit {
  io.print(line);
  return exit;
}

function refuse(io: WipeCommandIo, words: string): WipeExit {
  io.complain(words);
  return 3;
}
