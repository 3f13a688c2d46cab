import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefreshRefused, listPublicPosts } from '../rig/pds-accounts.ts';
import { shownWindow } from '../rig/shown-window.ts';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { readEntry, refreshTokenIn, signedInDids } from '../rig/vault-entries.ts';
import {
  companyPolicy,
  companyStage,
  endHolds,
  holdPost,
  identityIdOf,
  openScene,
  personalPolicy,
  type Scene,
  signIn,
  untilState,
} from './scene.ts';

const repository = path.join(import.meta.dirname, '../..');
const machine = { HATCHECK_MACHINE: 'the computer of this test' };

let stage: Stage;
let scene: Scene;
let tools: string;

beforeAll(async () => {
  stage = await companyStage();
  tools = path.join(stage.desktop.home, 'tools');
  mkdirSync(tools);
  scene = await openScene(stage, { ...machine, HATCHECK_TOOLS: tools });
});
afterAll(() => stage?.stop());

/** The command line, as an administrator runs it. */
function hatcheck(...args: readonly string[]): string {
  const cli = path.join(repository, 'out/main/cli.js');
  return execFileSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...machine },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** What `realm list` says from now on. */
function realmSays(words: string): void {
  const realm = path.join(tools, 'realm');
  writeFileSync(`${realm}.words`, words);
  writeFileSync(realm, `#!/bin/sh\nexec /bin/cat ${realm}.words\n`);
  chmodSync(realm, 0o700);
  const busctl = path.join(tools, 'busctl');
  writeFileSync(busctl, '#!/bin/sh\necho ao 0\n');
  chmodSync(busctl, 0o700);
}

const grantFor = (device: string, account: string, key: string, hours = 2): string =>
  hatcheck(
    ...['exception', 'grant', '--account', account, '--device', device, '--hours', `${hours}`],
    ...['--reason', 'The office burned down', '--key', key],
  );

const signInBrand = () =>
  scene.commands.run('account.signInWithPassword', {
    ...{ network: 'bluesky', server: stage.pds.url },
    ...{ identifier: stage.accounts.brand.handle, password: stage.accounts.brand.appPassword },
  });

test('an exception that IT signed lets one brand in, is shown in red, and takes it away at its end', async () => {
  const { brand } = stage.accounts;
  const keyFile = path.join(stage.desktop.home, 'exception-key.json');
  const account = identityIdOf(brand);
  const rules = { ...personalPolicy(stage.accounts), ExceptionKeys: [hatcheck('exception', 'key', '--out', keyFile)] };
  stage.setPolicy(rules);
  const deviceId = await scene.commands.until(
    'rules and id',
    ({ device, deviceId: id }) => device.kind === 'personal' && id !== null && id,
  );
  expect(await signInBrand()).toMatchObject({ kind: 'refused', refusal: { law: 1 } });

  await scene.page.getByRole('button', { name: 'Enter an exception' }).click();
  await scene.page.getByText(`hatcheck exception grant --account ${account} --device ${deviceId}`).waitFor();
  const elsewhere = await scene.commands.run('exception.enter', { token: grantFor('00000-00000-00000-00000', account, keyFile) });
  expect(elsewhere).toMatchObject({ kind: 'refused', refusal: { reason: 'exception-other-device' } });
  await scene.page.getByRole('textbox', { name: 'The line from IT' }).fill(grantFor(deviceId, account, keyFile));
  await scene.page.getByRole('button', { name: 'Enter the exception' }).click();
  await scene.page.getByText('The exception counts now. Sign in again.').waitFor();
  await scene.page.keyboard.press('Escape');

  await signIn(scene, brand, stage.pds.url);
  await scene.page.getByTestId('exception-bar').getByText('The office burned down').waitFor();
  await stage.tray.waitUntil('the exception', ({ tooltip }) => tooltip.startsWith('Hatcheck: exception, '));
  await scene.commands.must('arming.arm', { identityId: account });
  const entry = await holdPost(scene, brand, 'We are safe.');
  await endHolds(scene);
  await untilState(scene, entry, 'published');
  expect((await listPublicPosts(stage.pds, brand.did)).map(({ text }) => text)).toEqual(['We are safe.']);

  const token = refreshTokenIn((await readEntry(stage.desktop, brand.did)) ?? '');
  await advanceClock(scene.program, 2 * 60 * 60_000);
  await scene.commands.until('the brand to be signed out', ({ accounts, exceptions }) => accounts.length === 0 && exceptions.length === 0);
  expect({ kept: await signedInDids(stage.desktop), refused: await isRefreshRefused(stage.pds, token) }).toEqual({
    kept: [],
    refused: true,
  });
  expect(await signInBrand()).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
  const history = await scene.commands.must('history.page', { before: null, limit: 200 });
  const acts = history.map(({ event }) => `${event.act} ${event.decision} ${event.reason}`).reverse();
  expect(acts).toEqual(
    expect.arrayContaining([
      'exception allowed entered',
      'signIn allowed by-exception',
      'send allowed by-exception',
      'exception done expired',
    ]),
  );
});

test('an exception that IT revokes ends at once with its sign-in, and counts never again', async () => {
  const { brand } = stage.accounts;
  const keyFile = path.join(stage.desktop.home, 'second-key.json');
  const rules = { ...personalPolicy(stage.accounts), ExceptionKeys: [hatcheck('exception', 'key', '--out', keyFile)] };
  stage.setPolicy(rules);
  const deviceId = await scene.commands.until('the id', ({ deviceId: id }) => id !== null && id);
  // The program's clock is two hours ahead of the command's by now.
  const token = grantFor(deviceId, identityIdOf(brand), keyFile, 12);
  await scene.commands.must('exception.enter', { token });
  await signIn(scene, brand, stage.pds.url);
  const id = await scene.commands.until('the exception', ({ exceptions }) => exceptions[0]?.id);
  await scene.page.getByTestId('exception-bar').waitFor();

  stage.setPolicy({ ...rules, ...(JSON.parse(hatcheck('exception', 'revoke', id)) as object) });
  await scene.commands.until('the brand to be signed out', ({ accounts, exceptions }) => accounts.length === 0 && exceptions.length === 0);
  expect(await signedInDids(stage.desktop)).toEqual([]);
  await scene.page.getByTestId('exception-bar').waitFor({ state: 'hidden' });
  stage.setPolicy(rules); // the rules forget it, the history does not
  const again = await scene.commands.run('exception.enter', { token });
  expect(again).toMatchObject({ kind: 'refused', refusal: { reason: 'exception-ended' } });
  expect(await signInBrand()).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
});

const realm = { ExpectedRealms: ['corp.acme.example'] };
const joined = 'corp.acme.example\n  type: kerberos\n  realm-name: CORP.ACME.EXAMPLE\n  configured: kerberos-member\n';

test('security 6: a computer that leaves the company between confirming and sending sends nothing, and keeps no brand', async () => {
  const { brand } = stage.accounts;
  realmSays(joined);
  stage.setPolicy({ ...companyPolicy(stage.accounts), ...realm });
  await scene.commands.until('a company computer', ({ device }) => device.kind === 'managed' && device.statedBy === 'signals');
  await signIn(scene, brand, stage.pds.url);
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  const entry = await holdPost(scene, brand, 'Too late.');
  realmSays('');
  await endHolds(scene);
  await untilState(scene, entry, 'frozen');
  await scene.commands.until('the brand to be signed out', ({ accounts }) => accounts.length === 0);
  expect(await signedInDids(stage.desktop)).toEqual([]);
  expect((await listPublicPosts(stage.pds, brand.did)).map(({ text }) => text)).toEqual(['We are safe.']);
});

test('security 6: a computer that cannot be asked sends nothing, and loses nothing', async () => {
  const { brand } = stage.accounts;
  realmSays(joined);
  await scene.commands.must('device.ask', {});
  await signIn(scene, brand, stage.pds.url);
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  const entry = await holdPost(scene, brand, 'Not asked.');
  realmSays('realm: Couldn’t connect to realm service\n');
  await endHolds(scene);
  await untilState(scene, entry, 'frozen');
  const { device } = await scene.commands.snapshot();
  expect({ device: device.kind, kept: await signedInDids(stage.desktop) }).toEqual({ device: 'unknown', kept: [brand.did] });
  expect(await signInBrand()).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
  expect((await listPublicPosts(stage.pds, brand.did)).map(({ text }) => text)).toEqual(['We are safe.']);
});

test('a computer that left the company while the program was closed keeps no brand behind the first window', async () => {
  const { brand } = stage.accounts;
  expect(await signedInDids(stage.desktop)).toEqual([brand.did]);
  await scene.program.quit();
  realmSays('');
  const program = await stage.start({ ...machine, HATCHECK_TOOLS: tools });
  await shownWindow(program, /./);
  expect(await signedInDids(stage.desktop)).toEqual([]);
});
