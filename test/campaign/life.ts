import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { signInOnPage } from '../contract/headless-browser.ts';
import { companyPolicy, identityIdOf, personalPolicy } from '../e2e/scene.ts';
import { type Commands, commandsOf } from '../rig/commands.ts';
import type { Program } from '../rig/launch.ts';
import { advanceClock, type Stage, type StageAccount } from '../rig/stage.ts';
import type { Intent, Written } from './written.ts';

/** One run of the program, from its first window until it is killed or has gone the whole way. */
export type Life = {
  readonly stage: Stage;
  readonly program: Program;
  readonly commands: Commands;
  /** Counts the lives; it makes the texts of each its own. */
  readonly number: number;
  /** Everything written in all lives and not yet done with. */
  readonly written: Written[];
  /** The write boundary it is to die at, or null: what only some lives do, one that must pass it does. */
  readonly boundary: string | null;
};

export function lifeOf(life: Omit<Life, 'commands'>): Life {
  return { ...life, commands: commandsOf(life.program) };
}

/** Whether this life does what only every `nth` does. */
export function does({ number, boundary }: Pick<Life, 'number' | 'boundary'>, nth: number, passes: string): boolean {
  return boundary?.startsWith(passes) === true || number % nth === 0;
}

const gestureAs = (identityId: string) => ({ identityId, heldMs: 700, retypedHandle: null });
/** Longer than the hold of any post. */
const holdOverMs = 61_000;

/** Goes on from whatever an earlier life left, then the whole way: write, post, recall, take down, sign out, lose the brand. */
export async function live(life: Life): Promise<void> {
  await becomeCompany(life);
  await signBothIn(life);
  if (does(life, 4, 'ledger.truncate')) await fillTheDisk(life);
  await endOutbox(life);
  await write(life, 'draft', 'personal');
  await confirm(life, await write(life, 'post', 'brand'));
  await confirm(life, await write(life, 'takeDown', 'personal'));
  const recalled = await confirm(life, await write(life, 'recall', 'personal'));
  await life.commands.must('outbox.recall', { entryId: recalled });
  await endOutbox(life);
  await life.commands.must('settings.set', { theme: life.number % 2 === 0 ? 'dark' : 'light' });
  if (life.number % 3 === 0) await life.commands.must('account.signOut', { accountId: identityIdOf(life.stage.accounts.personal) });
  await losePersonally(life);
  await tidyUp(life);
}

/** Nothing may be left to do: every post is out, taken back or taken down. */
export async function settleEverything(life: Life): Promise<void> {
  await becomeCompany(life);
  await signBothIn(life);
  await endOutbox(life);
}

async function becomeCompany({ stage, commands }: Life): Promise<void> {
  stage.setPolicy(companyPolicy(stage.accounts));
  await commands.until('a company computer', ({ device }) => device.kind === 'managed');
}

async function losePersonally({ stage, commands }: Life): Promise<void> {
  stage.setPolicy(personalPolicy(stage.accounts));
  await commands.until('the brand to be gone', ({ accounts }) => accounts.every(({ subject }) => subject !== stage.accounts.brand.did));
}

async function signBothIn(life: Life): Promise<void> {
  const { commands } = life;
  const ids = (await commands.snapshot()).accounts.map(({ id }) => id);
  // One that is to die while somebody signs in needs somebody to sign in.
  if (life.boundary?.startsWith('network.') === true) for (const accountId of ids) await commands.must('account.signOut', { accountId });
  await signInWhoIsOut(life);
  await arm(life);
}

/** Also who was found to be out only when the network was asked: an earlier life may have died while it ended the session. */
async function signInWhoIsOut(life: Life): Promise<void> {
  const { stage, commands } = life;
  const { accounts } = await commands.snapshot();
  for (const account of [stage.accounts.brand, stage.accounts.personal]) {
    if (accounts.some(({ subject, credential }) => subject === account.did && credential === 'usable')) continue;
    const inBrowser = does(life, 3, 'network.signInWithBrowser') && life.boundary?.startsWith('network.signInWithPassword') !== true;
    await (inBrowser ? signInInBrowser(life, account) : signInWithPassword(life, account));
    if ((await commands.snapshot()).signIn.kind === 'askKind') await commands.must('account.chooseKind', { kind: 'personal' });
  }
}

async function signInWithPassword({ stage, commands }: Pick<Life, 'stage' | 'commands'>, account: StageAccount): Promise<void> {
  const args = { network: 'bluesky', server: stage.pds.url, identifier: account.handle, password: account.appPassword } as const;
  await commands.must('account.signInWithPassword', args);
}

/** The person says yes on the server's own page, in a browser that the test plays. */
async function signInInBrowser({ stage, commands, program }: Life, account: StageAccount): Promise<void> {
  const announced = program.app.evaluate(
    () => new Promise<string>((resolve) => process.once('hatcheck:browser' as 'message', (address) => resolve(String(address)))),
  );
  const args = { network: 'bluesky', server: stage.pds.url, handle: account.handle } as const;
  const asked = commands.must('account.signInWithBrowser', args);
  asked.catch(() => {}); // the program may die meanwhile, and is seen to
  await signInOnPage(await announced, { handle: account.handle, password: account.password, answer: 'allow' });
  await asked;
  await commands.until('the sign-in in the browser to be over', ({ signIn }) => signIn.kind === 'idle' || signIn.kind === 'askKind');
}

/** A disk that takes a part of a ledger line and no more; when there is room again, the part is cut off. */
async function fillTheDisk({ stage, commands, program }: Life): Promise<void> {
  const identityId = identityIdOf(stage.accounts.brand);
  const size = statSync(path.join(stage.profile, 'ledger.jsonl')).size;
  limitFiles(program.pid, size + 20);
  await commands.run('arming.disarm', { identityId });
  limitFiles(program.pid, null);
  await commands.run('arming.arm', { identityId }); // refused as long as nobody tried again to write; this try is one
  await arm({ stage, commands });
}

/** No file of the process may grow beyond `bytes` (prlimit, RLIMIT_FSIZE); null lifts it. */
function limitFiles(pid: number, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`]);
}

/**
 * Unlocks the brand. An earlier life may have died between ending its session and forgetting it, which shows only once the
 * network is asked: then it is signed in anew, as a person would.
 */
async function arm({ stage, commands }: Pick<Life, 'stage' | 'commands'>): Promise<void> {
  const { brand } = stage.accounts;
  const identityId = identityIdOf(brand);
  if (identityId in (await commands.snapshot()).leases) return;
  const armed = await commands.run('arming.arm', { identityId });
  if (armed.kind === 'ok') return;
  const { accounts } = await commands.snapshot();
  if (accounts.some(({ subject, credential }) => subject === brand.did && credential === 'usable')) throw new Error(armed.refusal.words);
  await signInWithPassword({ stage, commands }, brand);
  await commands.must('arming.arm', { identityId });
}

/** The smallest PNG there is: one grey pixel. */
const picture = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'),
);

const words = ['It', 'rained', 'all', 'day', 'and', 'nobody', 'minded'];

async function write({ stage, commands, number, written }: Life, intent: Intent, by: 'brand' | 'personal'): Promise<Written> {
  const draftId = await commands.must('draft.create', { identityId: identityIdOf(stage.accounts[by]), replyTo: null });
  const one: Written = { token: `${intent}-${number}-${by}:`, intent, by, draftId, typed: [], firstDeath: null, discarded: false };
  written.push(one);
  for (let count = 1; count <= words.length; count += 1) {
    const text = [one.token, ...words.slice(0, count)].join(' ');
    await commands.must('draft.edit', { draftId, parts: [{ text, images: [], card: null }], languages: ['en'] });
    one.typed.push({ text, at: performance.now() });
  }
  if (intent === 'post') await commands.must('draft.addImage', { draftId, part: 0, mime: 'image/png', bytes: picture, alt: 'A grey dot' });
  return one;
}

async function confirm(life: Life, { draftId, by }: Written): Promise<string> {
  const { stage, commands } = life;
  const account = stage.accounts[by];
  const gesture = { draftId, ...gestureAs(identityIdOf(account)), retypedHandle: account.handle };
  // What the checks say of the words is not what this is about: the person has read it.
  const first = await commands.run('draft.confirm', gesture);
  if (first.kind === 'refused') {
    await acknowledgeAll(life, draftId);
    await commands.must('draft.confirm', gesture);
  }
  return commands.until('the post to be held', ({ outbox }) => outbox.find(({ draft }) => draft.id === draftId)?.id);
}

async function acknowledgeAll({ commands }: Life, draftId: string): Promise<void> {
  const found = await commands.until('the findings', ({ drafts }) => {
    const own = drafts.find(({ draft }) => draft.id === draftId);
    return own?.checked === true && own.findings.length > 0 && own.findings;
  });
  for (const { id } of found) await commands.must('draft.acknowledge', { draftId, findingId: id, acknowledged: true });
}

function writtenIn({ written }: Life, entry: OutboxEntry): Written | undefined {
  return written.find(({ token }) => entry.draft.parts[0]?.text.startsWith(token));
}

/** Lets time pass, and does what a person would, until nothing in the outbox is on its way any more. */
async function endOutbox(life: Life): Promise<void> {
  const { commands, program } = life;
  for (let round = 0; round < 30; round += 1) {
    await signInWhoIsOut(life);
    await arm(life);
    const { outbox } = await commands.snapshot();
    for (const entry of outbox) await nudge(life, entry);
    await quiet(life);
    const after = (await commands.snapshot()).outbox;
    if (after.every((entry) => isDone(life, entry))) return;
    await advanceClock(program, holdOverMs);
    await quiet(life);
  }
  const { outbox } = await commands.snapshot();
  throw new Error(`The outbox does not come to rest: ${JSON.stringify(outbox.map(({ state }) => state))}`);
}

/** What the person does about a post that waits for them. */
async function nudge(life: Life, entry: OutboxEntry): Promise<void> {
  const intent = writtenIn(life, entry)?.intent;
  const entryId = entry.id;
  if (entry.state.kind === 'frozen') {
    if (intent === 'recall') await life.commands.must('outbox.recall', { entryId });
    else await life.commands.run('outbox.resume', { entryId, ...gestureAs(entry.identityId) });
  }
  if (entry.state.kind === 'refused') throw new Error(`A post was refused: ${entry.state.words}`);
  if (entry.state.kind === 'published' && intent === 'takeDown') await life.commands.run('outbox.wrongAccount', { entryId });
}

function isDone(life: Life, entry: OutboxEntry): boolean {
  if (entry.state.kind === 'published') return writtenIn(life, entry)?.intent !== 'takeDown';
  return entry.state.kind === 'takenDown';
}

/** Waits until nothing happens before time passes. */
async function quiet({ commands }: Life): Promise<void> {
  await commands.until('the outbox to rest', ({ outbox, now }: Snapshot) => outbox.every((entry) => !isMoving(entry, now)), {
    withinMs: 45_000,
  });
}

function isMoving({ state, dueAt }: OutboxEntry, now: number): boolean {
  if (state.kind === 'sending') return true;
  if (state.kind === 'held') return dueAt <= now;
  return 'nextTryAt' in state && state.nextTryAt <= now;
}

/** Throws away the drafts that are done with, so that lives do not grow longer and longer. */
async function tidyUp({ commands, written }: Life): Promise<void> {
  for (const { draft } of (await commands.snapshot()).drafts) {
    const one = written.find(({ token }) => draft.parts[0]?.text.startsWith(token));
    if (one !== undefined) one.discarded = true;
    await commands.must('draft.discard', { draftId: draft.id });
  }
}
