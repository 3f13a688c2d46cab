import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../contract/fault-proxy.ts';
import type { Stage } from '../rig/stage.ts';
import { readEntry, refreshTokenIn } from '../rig/vault-entries.ts';
import { companyStage, endHolds, holdPost, identityIdOf, openScene, type Scene, untilState, writeDraft } from './scene.ts';

let stage: Stage;
let scene: Scene;
let pds: FaultProxy;
let plc: FaultProxy;

const draftText = 'A draft that a window shows.';
const posted = { brand: 'Doors open at nine.', personal: 'One very patient dog.' } as const;
const secrets = new Map<string, string>();

/** The whole run that must leave no secret anywhere: both sign-ins by hand, one post each, a second start. */
beforeAll(async () => {
  stage = await companyStage();
  const { brand, personal } = stage.accounts;
  pds = await startFaultProxy({ target: stage.pds.url });
  plc = await startFaultProxy({ target: stage.pds.plcUrl, rewrite: [[stage.pds.url, pds.url]] });
  scene = await openScene(stage, { HATCHECK_PLC: plc.url });
  await scene.hands.signIn(brand, pds.url);
  await scene.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await scene.hands.signIn(personal, pds.url, 'personal');
  await scene.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await noteTokens();
  await postAsBoth();
  await scene.program.quit();
  scene = await openScene(stage, { HATCHECK_PLC: plc.url });
  await postAsBoth();
  await noteTokens();
  await scene.hands.write(personal.handle, draftText);
  for (const account of [brand, personal]) secrets.set(`app password of ${account.handle}`, account.appPassword);
});
afterAll(async () => {
  await stage?.stop();
  await Promise.all([pds?.close(), plc?.close()]);
});

async function postAsBoth(): Promise<void> {
  const { brand, personal } = stage.accounts;
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  const ids = [await holdPost(scene, brand, posted.brand), await holdPost(scene, personal, posted.personal)];
  await endHolds(scene);
  for (const id of ids) await untilState(scene, id, 'published');
}

/** Every token there has been so far: refresh tokens in the keyring, and access tokens as the server saw them. */
async function noteTokens(): Promise<void> {
  for (const { did, handle } of [stage.accounts.brand, stage.accounts.personal]) {
    const token = refreshTokenIn((await readEntry(stage.desktop, did)) ?? '');
    secrets.set(`refresh token ${secrets.size} of ${handle}`, token);
  }
  for (const { headers } of pds.seen) {
    const token = headers.authorization?.replace(/^\w+ /, '');
    if (token !== undefined && ![...secrets.values()].includes(token)) secrets.set(`token ${secrets.size} in a request`, token);
  }
}

function leaksIn(text: string): readonly string[] {
  return [...secrets].flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

async function heapOf({ page }: Scene): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}

test('there are canaries to look for', () => {
  const names = [...secrets.keys()].join(', ');
  expect(names).toMatch(/app password/);
  expect(names).toMatch(/refresh token/);
  expect(names).toMatch(/in a request/);
  for (const secret of secrets.values()) expect(secret.length).toBeGreaterThan(15);
});

test('security 9: no secret is in a window: its heap holds the draft, and none of them', async () => {
  const heap = await heapOf(scene);
  expect(heap).toContain(draftText);
  expect(leaksIn(heap)).toEqual([]);
});

test('security 9: no secret is in the program’s output', () => {
  expect(leaksIn(scene.program.output())).toEqual([]);
});

test('security 9: no secret is in any file of the profile; the ledger has no text and no personal account either', async () => {
  await writeDraft(scene, stage.accounts.personal, 'Saved.');
  await scene.program.quit();
  const files = filesIn(stage.profile);
  expect(files.map((file) => path.basename(file))).toEqual(expect.arrayContaining(['hatcheck.db', 'ledger.jsonl']));
  for (const file of files) expect({ file, leaks: leaksIn(readFileSync(file, 'latin1')) }).toEqual({ file, leaks: [] });

  const ledger = readFileSync(path.join(stage.profile, 'ledger.jsonl'), 'utf8');
  expect(ledger).toContain(stage.accounts.brand.did);
  for (const private_ of [posted.brand, posted.personal, stage.accounts.personal.did, stage.accounts.personal.handle]) {
    expect(ledger).not.toContain(private_);
  }
  const database = readFileSync(path.join(stage.profile, 'hatcheck.db'), 'latin1');
  expect(database).not.toContain('Saved.');
});

test('security 9: a program that dies at work leaves no dump, and no secret in what it leaves', async () => {
  const before = new Set(filesIn(stage.desktop.home));
  scene = await openScene(stage, { HATCHECK_PLC: plc.url });
  await scene.commands.must('arming.arm', { identityId: identityIdOf(stage.accounts.brand) });
  process.kill(scene.program.pid, 'SIGSEGV');
  expect(await scene.program.exited).toBeNull();
  await noteTokens();
  const files = filesIn(stage.profile);
  expect(files.filter((file) => /\.dmp$|core/i.test(path.basename(file)))).toEqual([]);
  for (const file of files) expect({ file, leaks: leaksIn(readFileSync(file, 'latin1')) }).toEqual({ file, leaks: [] });
  const elsewhere = filesIn(stage.desktop.home).filter((file) => !before.has(file) && !file.startsWith(stage.profile));
  expect(elsewhere.filter((file) => leaksIn(readFileSync(file, 'latin1')).length > 0)).toEqual([]);
});
