import type { Page } from 'playwright-core';
import { ensureTestServers } from '../../scripts/test-servers.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { type Commands, commandsOf } from '../rig/commands.ts';
import { type Hands, handsOn } from '../rig/hands.ts';
import type { Program } from '../rig/launch.ts';
import { shownWindow } from '../rig/shown-window.ts';
import { advanceClock, buildStage, type Stage, type StageAccount, type StageAccounts, type StageOptions } from '../rig/stage.ts';

/** The program running on a stage, with its compose window open. */
export type Scene = {
  readonly program: Program;
  readonly page: Page;
  readonly hands: Hands;
  readonly commands: Commands;
};

/** What IT sets on a company computer: the stage's brand account is a brand. */
export function companyPolicy({ brand }: StageAccounts): Readonly<Record<string, unknown>> {
  return { PolicyVersion: 1, Organisation: 'Acme IT', BrandAccounts: [brand.handle], DeviceStatement: 'managed' };
}

/** The same rules on a computer that IT says is the person's own. */
export function personalPolicy(accounts: StageAccounts): Readonly<Record<string, unknown>> {
  return { ...companyPolicy(accounts), DeviceStatement: 'personal' };
}

/** A stage of a company computer, unless said otherwise. */
export async function companyStage(options: StageOptions = {}): Promise<Stage> {
  await ensureTestServers();
  return buildStage({ policy: companyPolicy, ...options });
}

/** Starts the program and waits for its compose window. */
export async function openScene(stage: Stage, env: Readonly<Record<string, string>> = {}): Promise<Scene> {
  return sceneOf(await stage.start(env));
}

/** The same for a program that was started already. */
export async function sceneOf(program: Program): Promise<Scene> {
  const page = await shownWindow(program, /compose/);
  page.setDefaultTimeout(10_000);
  await page.getByTestId('banner').waitFor();
  return { program, page, hands: handsOn(page), commands: commandsOf(program) };
}

/** Signs an account in by command, where the sign-in is not what the test is about. */
export async function signIn({ commands }: Pick<Scene, 'commands'>, account: StageAccount, server: string, kind?: 'brand' | 'personal') {
  const args = { network: 'bluesky', server, identifier: account.handle, password: account.appPassword } as const;
  await commands.must('account.signInWithPassword', args);
  if (kind !== undefined) await commands.must('account.chooseKind', { kind });
}

export function identityIdOf(account: { readonly did: string }): string {
  return `bluesky:${account.did}`;
}

/** A draft as this account, with this text; its id. */
export async function writeDraft({ commands }: Pick<Scene, 'commands'>, account: StageAccount, text: string): Promise<string> {
  const create = (): Promise<string> => commands.must('draft.create', { identityId: identityIdOf(account), replyTo: null });
  const edit = (draftId: string) => ({ draftId, parts: [{ text, images: [], card: null }], languages: ['en'] });
  const first = await create();
  const edited = await commands.run('draft.edit', edit(first));
  if (edited.kind === 'ok') return first;
  // Just after the sign-in the window makes a draft of its own, and puts a blank one away that came at the same moment.
  const second = await create();
  await commands.must('draft.edit', edit(second));
  return second;
}

/** How long a brand's button is held when it is held. */
const heldMs = 700;

/** Writes and confirms a post as an account that may post; the outbox entry's id. */
export async function holdPost(scene: Pick<Scene, 'commands'>, account: StageAccount, text: string): Promise<string> {
  const draftId = await writeDraft(scene, account, text);
  await scene.commands.must('draft.confirm', { draftId, identityId: identityIdOf(account), heldMs, retypedHandle: null });
  return scene.commands.until('the post to be held', ({ outbox }) => outbox.find((entry) => entry.draft.id === draftId)?.id);
}

/** Waits until an entry of the outbox is in one of these states, and gives it. */
export function untilState(
  { commands }: Pick<Scene, 'commands'>,
  entryId: string,
  ...kinds: readonly OutboxEntry['state']['kind'][]
): Promise<OutboxEntry> {
  const fits = (entry: OutboxEntry) => entry.id === entryId && kinds.includes(entry.state.kind);
  return commands.until(`the post to be ${kinds.join(' or ')}`, ({ outbox }) => outbox.find(fits));
}

/** Longer than the hold of any post in the tests. */
export const pastHoldMs = 61_000;

/** Lets every hold end. */
export function endHolds({ program }: Pick<Scene, 'program'>): Promise<void> {
  return advanceClock(program, pastHoldMs);
}
