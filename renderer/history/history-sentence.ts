import type { DeviceVerdict } from '../../shared/device.ts';
import type { HistoryLine } from '../../shared/ipc.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import { deviceWords } from '../device/device-words.ts';

type Act = LedgerEvent['act'];
type Decision = LedgerEvent['decision'];

/** Per act: what was decided on, and how each decision reads. `{who}` stands for the account. */
const sentences: Readonly<Record<Act, Readonly<Partial<Record<Decision, string>>> & { readonly other: string }>> = {
  start: { other: 'Hatcheck started' },
  stop: { other: 'Hatcheck ended' },
  policy: { failed: 'The rules set by IT could not be read', other: 'The rules set by IT were read' },
  device: { other: 'This computer was judged' },
  vault: { failed: 'The keyring could not be used', other: 'The keyring changed' },
  signIn: {
    allowed: '{who} may sign in',
    refused: '{who} was not signed in',
    done: '{who} signed in',
    failed: 'Signing in {who} failed',
    other: '{who}: sign-in',
  },
  signOut: { done: '{who} signed out', failed: '{who} could not be signed out', other: '{who} is being signed out' },
  revoke: {
    done: 'The session of {who} was ended at the network',
    failed: 'The session of {who} could not be ended at the network',
    other: 'The session of {who} is being ended',
  },
  removeCredential: {
    done: '{who} was removed from the keyring',
    failed: '{who} could not be removed from the keyring',
    other: '{who} is being removed from the keyring',
  },
  sweep: { other: 'Brand accounts were looked for on this computer' },
  arm: { allowed: '{who} was unlocked', done: '{who} was unlocked', refused: '{who} was not unlocked', other: '{who}: unlocking' },
  disarm: { other: '{who} was locked' },
  bind: { refused: 'A draft was not given to {who}', other: 'A draft was given to {who}' },
  confirm: {
    allowed: 'A post as {who} was confirmed',
    refused: 'A post as {who} was not confirmed',
    other: 'A post as {who} was confirmed',
  },
  recall: { other: 'A post as {who} was recalled' },
  freeze: { other: 'A post as {who} was frozen' },
  resume: { refused: 'A frozen post as {who} was not resumed', other: 'A frozen post as {who} was confirmed again' },
  prove: {
    allowed: 'The network confirmed that {who} is the sender',
    refused: 'The network did not confirm {who} as the sender',
    failed: 'The network could not say who the sender is',
    other: 'The network was asked who the sender is: {who}',
  },
  send: { refused: 'A post as {who} was not sent', failed: 'Sending a post as {who} failed', other: 'A post as {who} was sent' },
  settle: { failed: 'Whether a post as {who} went out is still not known', other: 'Whether a post as {who} went out was settled' },
  publish: { failed: 'A post as {who} was not published', other: 'A post as {who} was published' },
  takeDown: {
    refused: 'A post as {who} was not taken down',
    failed: 'Taking down a post as {who} failed',
    done: 'A post as {who} was taken down',
    other: 'A post as {who} is being taken down',
  },
  panic: { other: 'Stop everything: held posts recalled, brand accounts locked' },
  exception: {
    allowed: 'An exception for {who}, signed by the organisation, was entered',
    refused: 'An exception for {who} was refused',
    done: 'The exception for {who} ended',
    other: 'An exception for {who} was taken into account',
  },
  update: {
    allowed: 'A newer Hatcheck is installed as this one ends',
    refused: 'No update was taken from the server for updates',
    other: 'Updates were looked for',
  },
  clock: { other: 'The clock of this computer jumped' },
  store: { failed: 'The drafts could not be stored', other: 'The store of drafts changed' },
  ledger: { other: 'This history was checked' },
};

/** Each law as a reason, by its number. */
export const laws: Readonly<Record<number, string>> = {
  1: 'No brand account on a computer that is not the company’s',
  2: 'What the banner shows is what posts',
  3: 'The network must confirm the sender',
  4: 'A brand account must be unlocked',
  5: 'A post never appears twice',
  6: 'Nothing goes out while nobody is here',
  7: 'A stop stops',
  8: 'In doubt, brand accounts wait',
  9: 'It must be written down first',
};

type Who = NonNullable<LedgerEvent['who']>;
type Line = Pick<HistoryLine, 'event' | 'pseudonym'>;

/** What was done where it was no post of its own. */
const acts: Readonly<Record<NonNullable<LedgerEvent['about']>, string>> = {
  ...{ repost: 'repost', quote: 'post', like: 'like' },
  message: 'direct message',
};

/** One line of history as a sentence. `nameOf` gives the name on screen of who is meant, where it is known here. */
export function historySentence(line: Line, nameOf: (who: Who) => string | null): string {
  const { event } = line;
  const template = sentences[event.act][event.decision] ?? sentences[event.act].other;
  const act = event.about === undefined ? 'post' : acts[event.about];
  return startedLarge(template.replace('post as', `${act} as`).replace('{who}', whoOf(line, nameOf)), template);
}

/** A sentence that begins with an account in words begins with a capital; one that begins with a name keeps it as it is spelt. */
function startedLarge(sentence: string, template: string): string {
  const inWords = template.startsWith('{who}') && /^an? /.test(sentence);
  return inWords ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

/** Why it was decided so, in words, or null where there is nothing to add. */
export function historyReason(event: LedgerEvent): string | null {
  if (event.law !== null && event.decision === 'refused') return laws[event.law] ?? null;
  return event.reason === null ? null : (verdictInWords(event.reason) ?? reasonInWords(event.reason));
}

const verdicts: readonly Pick<DeviceVerdict, 'kind' | 'statedBy'>[] = (['managed', 'personal', 'unknown'] as const).flatMap((kind) =>
  (['it', 'signals', 'person', 'nobody'] as const).map((statedBy) => ({ kind, statedBy })),
);

/** What this computer was judged to be, as its own page says it; null for any other reason. */
function verdictInWords(reason: string): string | null {
  const verdict = verdicts.find(({ kind, statedBy }) => reason === `device-${kind}-by-${statedBy}`);
  if (verdict === undefined) return null;
  const { title, source } = deviceWords(verdict);
  return `${title}. ${source}`;
}

/** Reason codes are kebab-case: `clock-went-back` reads as `Clock went back`. */
function reasonInWords(reason: string): string {
  const words = reason
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function whoOf(line: Line, nameOf: (who: Who) => string | null): string {
  const { who } = line.event;
  if (who === null) return line.pseudonym === null ? 'an account' : `a personal account (${line.pseudonym.slice(0, 6)})`;
  const name = nameOf(who);
  if (name !== null) return name;
  if (who.kind === 'brand') return who.subject;
  const kind = who.kind === 'personal' ? 'a personal account' : 'an account of unknown kind';
  return `${kind} (${(line.pseudonym ?? who.subject).slice(0, 6)})`;
}
