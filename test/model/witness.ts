import type { AppState } from '../../main/app-state/app-state.ts';
import { decodeEntry } from '../../main/vault/credential-entries.ts';
import type { Identity } from '../../shared/account.ts';
import { isArmed } from '../../shared/arming.ts';
import { isListedBrand } from '../../shared/kinds.ts';
import { isUnsent } from '../../shared/outbox.ts';
import type { Draft } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import { counts, isCovered } from './exceptions.ts';
import type { Post, ServerRecord } from './fake-server.ts';
import type { World } from './world.ts';

/** The people of the model's world: who they truly are, whatever the program believes. */
export const people = [
  { did: 'did:plc:brand', kind: 'brand' },
  { did: 'did:plc:agency', kind: 'brand' },
  { did: 'did:plc:me', kind: 'personal' },
  /** No login of its own: `owner` may speak for it. */
  { did: 'did:page:shop', kind: 'brand', owner: 'did:plc:me' },
] as const;

/** The account's id, or for a page its owner's with the page behind it. */
export function identityIdOf(did: string): string {
  const person = people.find((other) => other.did === did);
  return person !== undefined && 'owner' in person ? `bluesky:${person.owner}#${did}` : `bluesky:${did}`;
}
export const isTrulyBrand = (did: string): boolean => people.some((person) => person.did === did && person.kind === 'brand');

/** What the person wanted of a draft, as the person knows it. */
interface Wish {
  /** The DID the banner showed when the person confirmed, while that confirmation stands; else null. */
  confirmedAs: string | null;
  /** The handle it showed. */
  confirmedHandle: string | null;
  readonly createdAt: number;
  /** Every text that may be found again: the last, and those typed within what a kill may cost. */
  texts: readonly { readonly text: string; readonly at: number }[];
  gone: boolean;
  /** The program was killed since: whichever of the texts is found is the one from now on. */
  killed: boolean;
}

/**
 * Watches the program from outside and knows the laws on its own: it asks no guard and trusts no module.
 * What it sees broken it writes into `violations`.
 */
export interface Witness {
  readonly violations: readonly string[];
  attach(world: World): void;
  /** A sign-in asks the network for the right to speak for pages. */
  onPagesRequested(): void;
  onVaultWrite(key: string, secret: string): void;
  onVaultRemove(key: string): void;
  /** Images left for the account whose credential it is. */
  onPrepare(subject: string, did: string): void;
  onSend(did: string, record: ServerRecord, state: AppState): void;
  onNewPost(post: Post): void;
  /** The person typed, confirmed, gave up a confirmation, threw a draft away. */
  typed(draftId: string, text: string): void;
  confirmed(draftId: string, shown: Pick<Identity, 'subject' | 'handle'> | null): void;
  unconfirmed(draftId: string): void;
  discarded(draftId: string): void;
  /** The person went away or the program died: what was not on its way needs a new confirmation. */
  interrupted(outbox: AppState['outbox']): void;
  /** Whatever was typed too shortly before a kill may be lost. */
  killed(): void;
  /** Something the player saw broken. */
  note(law: number, words: string): void;
  /** To be called while nothing is under way. */
  look(state: AppState): void;
}

const lossMs = 250;

export function createWitness(): Witness {
  const violations: string[] = [];
  const wishes = new Map<string, Wish>();
  const sendsOf = new Map<string, number>();
  let seen: World | null = null;
  const world = (): World => {
    if (seen === null) throw new Error('The witness watches no world yet.');
    return seen;
  };
  const broken = (law: number, words: string): void => void violations.push(`law ${law}: ${words}`);

  /** Law 1, for what is certain: a personal computer, readable rules, and a brand by policy's or the person's word. */
  const mustNotBeHere = (key: string, secret: string): boolean => {
    const decoded = decodeEntry(key, secret);
    if (decoded.kind !== 'ok' || world().device.kind !== 'personal' || world().policy.kind === 'invalid') return false;
    if (isCovered(world(), `${decoded.entry.network}:${decoded.entry.subject}`)) return false;
    const { network, pages = [] } = decoded.entry;
    return [decoded.entry, ...pages].some(
      (speaker) => (speaker.kind === 'brand' && speaker.kindSource === 'person') || isListedBrand({ ...speaker, network }, world().policy),
    );
  };

  /** What was typed since may be lost by a kill. */
  const horizon = (): number => Math.min(world().now, world().diskBadSince ?? world().now) - lossMs;

  const ledgerSays = (act: string, ref: string): number =>
    world().ledger.filter((event) => event.act === act && event.decision === 'allowed' && event.ref === ref).length;

  const checkSend = (did: string, record: ServerRecord, state: AppState): void => {
    const wish = wishes.get(record.draftId);
    const entry = state.outbox.find((candidate) => candidate.draft.id === record.draftId && candidate.state.kind === 'sending');
    if (wish === undefined || entry === undefined) {
      broken(5, `sends ${record.text}, which is in no outbox`);
      return;
    }
    if (wish.confirmedAs === null) broken(6, `sends ${record.text} without a confirmation that stands`);
    else if (wish.confirmedAs !== did) broken(2, `sends ${record.text} as ${did}, confirmed as ${wish.confirmedAs}`);
    else if (wish.confirmedHandle !== world().server.handleOf(did))
      broken(2, `sends ${record.text} as @${world().server.handleOf(did)}, confirmed as @${wish.confirmedHandle}`);
    if (world().presence.kind === 'away') broken(6, `sends ${record.text} while nobody is here`);
    if (record.text.startsWith('STOP')) broken(7, `sends ${record.text}`);
    if (record.text.startsWith('CAUTION') && entry.draft.acknowledged.length === 0) broken(7, `sends ${record.text}, not acknowledged`);
    if (!isTrulyBrand(did)) return;
    const sends = (sendsOf.get(entry.id) ?? 0) + 1;
    sendsOf.set(entry.id, sends);
    if (!isArmed(state.leases, identityIdOf(did), world().now)) broken(4, `sends ${record.text} as ${did}, which is locked`);
    if (world().device.kind !== 'managed') {
      const account = identityIdOf(did).split('#')[0] ?? '';
      if (!isCovered(world(), account)) broken(1, `sends ${record.text} as ${did} from a computer that is not the company's`);
      if (!state.exceptions.some(({ identityId }) => identityId === account))
        broken(1, `sends ${record.text} as ${did} under an exception that is not shown`);
    }
    if (world().policy.kind === 'invalid') broken(8, `sends ${record.text} as ${did} though the rules cannot be read`);
    if (!world().vaultReady) broken(8, `sends ${record.text} as ${did} though the keyring is locked`);
    if (state.ledger.kind !== 'writable') broken(9, `sends ${record.text} as ${did} though the ledger is ${state.ledger.kind}`);
    if (ledgerSays('send', entry.id) < sends) broken(9, `sends ${record.text} as ${did}, which is not in the ledger`);
    if (ledgerSays('confirm', record.draftId) === 0) broken(9, `sends ${record.text}, whose confirmation is not in the ledger`);
  };

  const checkDrafts = (state: AppState): void => {
    for (const [id, wish] of wishes) {
      if (wish.gone) continue;
      const found: Draft | undefined =
        state.drafts.flatMap(postsOf).find((post) => post.id === id) ?? state.outbox.find((entry) => entry.draft.id === id)?.draft;
      const text = found?.parts[0]?.text;
      if (found === undefined) broken(8, `draft ${id} is lost`);
      else if (text !== '' && !wish.texts.some((typed) => typed.text === text)) broken(8, `draft ${id} says ${text}, which is an old text`);
      else if (wish.killed) wishes.set(id, { ...wish, killed: false, texts: wish.texts.filter((typed) => typed.text === text) });
    }
  };

  return {
    violations,
    attach(next) {
      seen = next;
    },
    onPagesRequested() {
      if (world().device.kind !== 'managed' && !world().grants.some((grant) => counts(world(), grant)))
        broken(1, `asks for the right to pages on a ${world().device.kind} computer`);
    },
    onVaultWrite(key, secret) {
      if (mustNotBeHere(key, secret)) broken(1, `writes ${key} to the vault of a personal computer`);
    },
    onVaultRemove(key) {
      const subject = key.replace('account:bluesky:', '');
      const last = world().ledger.findLast((event) => event.who?.subject === subject);
      if (last?.act === 'sweep' && world().device.kind === 'unknown')
        broken(8, `deletes the credential of ${subject}, and nobody knows whose computer this is`);
      const written = world().ledger.some((event) => event.who?.subject === subject && ['sweep', 'signOut', 'signIn'].includes(event.act));
      if (!written && isTrulyBrand(subject)) broken(9, `removes the credential of ${subject}, which is not in the ledger`);
    },
    onPrepare(subject, did) {
      if (subject !== did) broken(3, `uploads to ${did} what was confirmed as ${subject}`);
    },
    onSend: checkSend,
    onNewPost(post) {
      const same = world()
        .server.live()
        .filter((other) => other.draftId === post.draftId && other.text === post.text);
      if (same.length > 1) broken(5, `${post.text} is out ${same.length} times`);
      const wish = wishes.get(post.draftId);
      if (wish?.confirmedAs != null && wish.confirmedAs !== post.did)
        broken(3, `${post.text} appeared as ${post.did}, confirmed as ${wish.confirmedAs}`);
    },
    typed(draftId, text) {
      const wish = wishes.get(draftId) ?? {
        confirmedAs: null,
        confirmedHandle: null,
        createdAt: world().now,
        texts: [],
        gone: false,
        killed: false,
      };
      const safe = wish.texts.findLast((earlier) => earlier.at < horizon());
      const recent = wish.texts.filter((earlier) => earlier.at >= horizon());
      const texts = [...(safe === undefined ? [] : [safe]), ...recent, { text, at: world().now }];
      wishes.set(draftId, { ...wish, texts });
    },
    confirmed(draftId, shown) {
      const wish = wishes.get(draftId);
      if (wish === undefined) return;
      wish.confirmedAs = shown?.subject ?? null;
      wish.confirmedHandle = shown?.handle ?? null;
    },
    unconfirmed(draftId) {
      const wish = wishes.get(draftId);
      if (wish !== undefined) wish.confirmedAs = null;
    },
    discarded(draftId) {
      const wish = wishes.get(draftId);
      if (wish !== undefined) wish.gone = true;
    },
    interrupted(outbox) {
      for (const entry of outbox) {
        const wish = wishes.get(entry.draft.id);
        if (wish !== undefined && isUnsent(entry)) wish.confirmedAs = null;
      }
    },
    killed() {
      for (const [id, wish] of wishes) wishes.set(id, { ...wish, killed: true, gone: wish.gone || wish.createdAt >= horizon() });
    },
    note: broken,
    look(state) {
      const left = world().vaultReady ? [...world().vault].filter(([key, secret]) => mustNotBeHere(key, secret)) : [];
      for (const [key] of left) broken(1, `${key} is still in the vault of a personal computer`);
      for (const post of world().server.live()) {
        const published = state.outbox.find((entry) => entry.draft.id === post.draftId);
        const reopened = state.drafts.some((draft) => draft.id === post.draftId);
        if (reopened) broken(5, `${post.text} is a draft again and still out`);
        if (published === undefined && !reopened) {
          const wish = wishes.get(post.draftId);
          if (wish !== undefined) wish.gone = true;
        }
      }
      checkDrafts(state);
      for (const { id } of state.exceptions) {
        const grant = world().grants.find((one) => one.id === id);
        if (grant === undefined || !counts(world(), grant)) broken(1, `${id} is shown to count, and does not`);
      }
      for (const { together, subject } of state.outbox) {
        if (together === undefined || !isTrulyBrand(subject)) continue;
        const person = state.outbox.find((other) => other.together === together && other.kind === 'personal');
        if (person !== undefined) broken(2, `${subject} and ${person.subject} were confirmed together`);
      }
      // A copy that the program gave back is a draft of its own from then on.
      for (const { id, parts } of [...state.drafts.flatMap(postsOf), ...state.outbox.map(({ draft }) => draft)])
        if (!wishes.has(id)) this.typed(id, parts[0]?.text ?? '');
    },
  };
}
