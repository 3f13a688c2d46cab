import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { type FaultProxy, startFaultProxy } from '../contract/fault-proxy.ts';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import { advanceClock, type Stage, type StageAccount } from '../rig/stage.ts';
import { companyStage, endHolds, holdPost, identityIdOf, openScene, type Scene, signIn, untilState } from './scene.ts';

const PUT = 'com.atproto.repo.putRecord';
const GET_SESSION = 'com.atproto.server.getSession';

let stage: Stage;
let scene: Scene;
let pds: FaultProxy;
let plc: FaultProxy;
let personal: StageAccount;

beforeAll(async () => {
  stage = await companyStage();
  personal = stage.accounts.personal;
  pds = await startFaultProxy({ target: stage.pds.url });
  plc = await startFaultProxy({ target: stage.pds.plcUrl, rewrite: [[stage.pds.url, pds.url]] });
  scene = await openScene(stage, { HATCHECK_PLC: plc.url });
  await signIn(scene, personal, pds.url, 'personal');
});
afterAll(async () => {
  await stage?.stop();
  await Promise.all([pds?.close(), plc?.close()]);
});
afterEach(() => pds.heal());

const timesPosted = async (text: string) => (await listPublicPosts(stage.pds, personal.did)).filter((post) => post.text === text).length;
const puts = () => pds.seen.filter(({ path }) => path.includes(PUT)).length;

/** Lets time pass until the post is out, or cannot go out. */
async function untilEnded(entryId: string): Promise<OutboxEntry['state']> {
  for (let round = 0; round < 8; round += 1) {
    await advanceClock(scene.program, 61_000);
    const { state } = await scene.commands.until('the post to rest', ({ outbox, now }) =>
      outbox.find(
        (entry) => entry.id === entryId && !('nextTryAt' in entry.state && entry.state.nextTryAt <= now) && entry.state.kind !== 'sending',
      ),
    );
    if (state.kind === 'published' || state.kind === 'refused' || state.kind === 'frozen') return state;
  }
  throw new Error('The post does not come to an end');
}

const unknown = [
  { what: 'cut before the server heard of it', fault: { kind: 'cut', when: 'beforeServer' }, sentAgain: true },
  { what: 'cut after the server took it', fault: { kind: 'cut', when: 'afterServer' }, sentAgain: false },
  { what: 'answered with 500', fault: { kind: 'answer', status: 500 }, sentAgain: true },
  { what: 'done, and answered with something unreadable', fault: { kind: 'otherBody', body: 'garbage {' }, sentAgain: false },
] as const;

test.each(unknown)('$what: not known yet, asked about, and out exactly once', async ({ fault, sentAgain }) => {
  const before = puts();
  const text = `Good morning, number ${before}`;
  pds.fail(PUT, fault, 1);
  const id = await holdPost(scene, personal, text);
  await endHolds(scene);
  await untilState(scene, id, 'settling');
  await scene.hands.outboxLine(`Not known yet whether it went out as @${personal.handle}`).getByText('It is never sent twice.').waitFor();
  expect(puts() - before).toBe(1);
  expect((await untilEnded(id)).kind).toBe('published');
  expect(puts() - before).toBe(sentAgain ? 2 : 1);
  expect(await timesPosted(text)).toBe(1);
});

test('no connection carries two requests, as Chromium sends a request again when a used one is cut', () => {
  expect(pds.seen.length).toBeGreaterThan(10);
  expect(pds.seen.filter(({ reusedConnection }) => reusedConnection)).toEqual([]);
});

test('hung: not known when its time is up, then settled', async () => {
  pds.fail(PUT, { kind: 'hang' }, 1);
  const arrived = pds.arrival(PUT);
  const id = await holdPost(scene, personal, 'Post: hung');
  await endHolds(scene);
  await arrived;
  await untilState(scene, id, 'sending');
  await advanceClock(scene.program, 15_000);
  await untilState(scene, id, 'settling', 'published');
  expect((await untilEnded(id)).kind).toBe('published');
  expect(await timesPosted('Post: hung')).toBe(1);
});

test('asked to go slower: waits as long as the server says', async () => {
  pds.fail(PUT, { kind: 'answer', status: 429, headers: { 'retry-after': '120' } }, 1);
  const id = await holdPost(scene, personal, 'Post: slower');
  await endHolds(scene);
  const { state } = await untilState(scene, id, 'waiting');
  expect(state).toMatchObject({ words: expect.stringContaining('asks to go slower') });
  const { now } = await scene.commands.snapshot();
  expect('nextTryAt' in state ? state.nextTryAt - now : 0).toBeGreaterThan(100_000);
  const before = puts();
  await advanceClock(scene.program, 60_000);
  await untilState(scene, id, 'waiting');
  expect(puts()).toBe(before);
  expect((await untilEnded(id)).kind).toBe('published');
  expect(await timesPosted('Post: slower')).toBe(1);
});

test('another account answers who this is: refused under law 3, and the text can be edited again', async () => {
  const { brand } = stage.accounts;
  pds.fail(GET_SESSION, { kind: 'otherBody', body: JSON.stringify({ did: brand.did, handle: brand.handle }) });
  const before = puts();
  const id = await holdPost(scene, personal, 'Post: as whom');
  await endHolds(scene);
  const { state } = await untilState(scene, id, 'refused');
  expect(state).toMatchObject({ law: 3, words: expect.stringContaining(`is not @${personal.handle}. Nothing was sent.`) });
  await scene.hands.outboxLine(`Not sent as @${personal.handle}`).getByRole('button', { name: 'Edit again' }).click();
  await scene.commands.until('the draft to be back', ({ drafts }) => drafts.some(({ draft }) => draft.parts[0]?.text === 'Post: as whom'));
  expect(puts()).toBe(before);
  expect(await timesPosted('Post: as whom')).toBe(0);
});

test('the sign-in is refused: frozen, says to sign in again, and goes on once that is done', async () => {
  pds.fail('com.atproto.server.', { kind: 'answer', status: 401, body: '{"error":"ExpiredToken"}' });
  const id = await holdPost(scene, personal, 'Post: signed out there');
  await endHolds(scene);
  const { state } = await untilState(scene, id, 'frozen');
  expect(state).toMatchObject({ words: expect.stringContaining('Sign in again.') });
  await scene.commands.until('the account to say so', ({ accounts }) => accounts.some(({ credential }) => credential === 'signInAgain'));

  pds.heal();
  await signIn(scene, personal, pds.url);
  await scene.commands.must('outbox.resume', { entryId: id, identityId: identityIdOf(personal), heldMs: 0, retypedHandle: null });
  await endHolds(scene);
  await untilState(scene, id, 'published');
  expect(await timesPosted('Post: signed out there')).toBe(1);
});

test('refused connections: waits and says so, and a recall leaves no trace', async () => {
  await pds.close();
  const id = await holdPost(scene, personal, 'Post: nobody there');
  await endHolds(scene);
  const { state } = await untilState(scene, id, 'waiting');
  expect(state).toMatchObject({ words: expect.stringContaining('cannot be reached') });
  await scene.hands.outboxLine(`Waits to go out as @${personal.handle}`).waitFor();
  await scene.commands.must('outbox.recall', { entryId: id });
  await scene.commands.until('the draft to be back', ({ drafts }) =>
    drafts.some(({ draft }) => draft.parts[0]?.text === 'Post: nobody there'),
  );
  expect(await timesPosted('Post: nobody there')).toBe(0);
});
