import { type Account, type AccountId, type Identity, identityIdOf, isPage } from '../../shared/account.ts';
import { kindOfPage } from '../../shared/kinds.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { eventOf } from '../app-state/decide.ts';
import type { Speaker } from '../networks/network.ts';
import { freeAccent } from '../vault/accents.ts';
import { type CredentialEntry, fittingEntry, type PageEntry } from '../vault/credential-entries.ts';
import { judgedAccount, whoOfAccount, withAccount } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { pagesAmong } from './pages.ts';

/**
 * Asks the network whom an account may speak for by now. A page it may not speak for any more is locked and goes; one that it
 * newly may is a brand from the first moment. Anything else than an answer changes nothing.
 */
export async function notePages(deps: AccountsDeps, sweep: () => Promise<unknown>, id: AccountId): Promise<void> {
  const asked = deps.state.get().accounts.find((account) => account.id === id);
  if (asked?.credential !== 'usable' || !deps.networkOf(asked.network).capabilities.pages) return;
  const opened = await deps.sessions.open(id);
  if (opened.kind !== 'ok') return;
  const answer = await opened.value.speakers();
  if (answer.kind === 'signInAgain') await deps.sessions.markSignInAgain(id);
  if (answer.kind !== 'ok') return;
  const entry = await deps.keeper.read(id);
  const before = deps.state.get().accounts.find((account) => account.id === id);
  if (before === undefined || opened.value !== deps.sessions.current(id)) return;
  await carryOut(deps, sweep, before, { speakers: answer.value, entry: entry.kind === 'ok' ? entry.value : null });
}

interface Learned {
  readonly speakers: readonly Speaker[];
  /** As the vault has it; null where it cannot be read now. */
  readonly entry: CredentialEntry | null;
}

async function carryOut(deps: AccountsDeps, sweep: () => Promise<unknown>, before: Account, learned: Learned): Promise<void> {
  const { speakers, entry: stored } = learned;
  const known = new Set(before.identities.map(({ subject }) => subject));
  const allowed = new Set(speakers.map(({ subject }) => subject));
  const gone = before.identities.filter((identity) => isPage(identity) && !allowed.has(identity.subject));
  const named = pagesAmong(speakers, before.subject).filter(({ subject }) => !known.has(subject));
  const stayed = { ...before, identities: before.identities.filter((identity) => !gone.includes(identity)) };
  const appeared = stored === null ? [] : withRoom(deps, stayed, stored, named);
  if (gone.length === 0 && appeared.length === 0) return;
  const after = judgedAccount(withPages(deps, stayed, appeared), deps.state.get().policy);
  deps.state.update((state) => ({ ...withAccount(state, after), notices: [...state.notices, noticeOf(deps, before, gone, appeared)] }));
  for (const { id } of gone) deps.disarm(id);
  await deps.decisions.record(eventOf('prove', 'noted', { who: whoOfAccount(after), reason: 'pages-changed' }));
  await deps.keeper.update(before.id, ({ pages: _, ...entry }) => ({ ...entry, ...pagesOf(after) }));
  for (const { id } of gone) await deps.profiles.forget(id);
  if (deps.decisions.guard.sweepVerdict(after, deps.decisions.facts()) === 'revokeThenDelete') await sweep();
}

/** Those the keyring has room for: the vault is the truth, and the next sweep would take away any other. */
function withRoom(deps: AccountsDeps, account: Account, stored: CredentialEntry, pages: readonly Speaker[]): readonly Speaker[] {
  const { pages: kept = [] } = fittingEntry({ ...stored, ...pagesOf(withPages(deps, account, pages)) });
  const subjects = new Set(kept.map(({ subject }) => subject));
  return pages.filter(({ subject }) => subjects.has(subject));
}

function withPages(deps: AccountsDeps, account: Account, pages: readonly Speaker[]): Account {
  const used = deps.state.get().accounts.flatMap(({ identities }) => identities.map(({ accent }) => accent));
  const identities = pages.map((page): Identity => {
    const accent = freeAccent(used);
    used.push(accent);
    const { id: accountId, network, server, subject } = account;
    const { kind, source } = kindOfPage({ network, ...page }, deps.state.get().policy);
    const named = { subject: page.subject, handle: page.handle, displayName: page.displayName ?? page.handle };
    return {
      id: identityIdOf(accountId, subject, page.subject),
      accountId,
      network,
      server,
      ...named,
      kind,
      kindSource: source,
      accent,
      avatar: null,
    };
  });
  return { ...account, identities: [...account.identities, ...identities] };
}

/** For the account's entry in the vault. */
function pagesOf({ identities }: Account): { readonly pages?: PageEntry[] } {
  const pages = identities.filter(isPage).map(({ subject, handle, displayName, kind, kindSource }) => ({
    ...{ subject, handle, kind, kindSource },
    ...(displayName === handle ? {} : { displayName }),
  }));
  return pages.length === 0 ? {} : { pages };
}

function noticeOf(deps: AccountsDeps, { handle }: Account, gone: readonly Identity[], appeared: readonly Speaker[]): Notice {
  const names = (who: readonly { readonly handle: string }[]): string => who.map((one) => `@${one.handle}`).join(', ');
  const sentences = [
    ...(gone.length === 0 ? [] : [`It may not speak for ${names(gone)} any more; posts waiting as that are not sent.`]),
    ...(appeared.length === 0 ? [] : [`It may now speak for ${names(appeared)}, which counts as a brand.`]),
  ];
  const title = `The pages of @${handle} have changed`;
  return { id: deps.newId(), level: 'caution', title, words: sentences.join(' '), at: deps.clock.now() };
}
