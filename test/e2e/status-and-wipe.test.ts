import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../scripts/run-command.ts';
import { isRefreshRefused } from '../rig/pds-accounts.ts';
import { listSecretAccounts } from '../rig/secret-tool.ts';
import type { Stage } from '../rig/stage.ts';
import { readEntry, refreshTokenIn, signedInDids, vaultService } from '../rig/vault-entries.ts';
import { companyPolicy, companyStage, openScene, personalPolicy, type Scene, signIn } from './scene.ts';

const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

let stage: Stage;
let scene: Scene;
let config: string;

beforeAll(async () => {
  stage = await companyStage();
  config = path.join(stage.desktop.home, 'config-of-the-command');
  mkdirSync(config);
  symlinkSync(stage.profile, path.join(config, 'Hatcheck'));
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
  await signIn(scene, stage.accounts.brand, stage.pds.url);
});
afterAll(() => stage?.stop());

/** Runs the command beside the program. Without a display, unless it needs the keyring. */
async function hatcheck(...args: readonly string[]) {
  const env = { ...stage.desktop.env, ...stage.env, XDG_CONFIG_HOME: config, DISPLAY: '' };
  const result = await runCommand(process.execPath, [cli, ...args], { env, timeLimitMs: 60_000 });
  const code = result.kind === 'ok' ? 0 : Number(/exit code (\d+)/.exec(result.reason)?.[1]);
  return { code, out: result.stdout, why: result.kind === 'ok' ? '' : result.reason };
}

/** Of the stage's own profile, whoever else has one on this machine. */
async function ownStatus() {
  const { code, out } = await hatcheck('status', '--json');
  const report = JSON.parse(out) as { readonly profiles: readonly { readonly user: string }[] };
  return { code, report, own: report.profiles[0] };
}

test('a running program is asked how it stands, by its owner only', async () => {
  const { code, report, own } = await ownStatus();
  expect(code).toBe(0);
  expect(report).toMatchObject({ compliant: true, policy: 'active', device: 'managed' });
  const judged = { policy: 'active', device: 'managed', version: expect.any(String) };
  expect(own).toMatchObject({ running: true, ledger: 'holds', brands: 1, exceptions: 0, judged });
  expect(JSON.stringify(report)).not.toContain(stage.accounts.brand.handle);
});

test('hatcheck policy shows what the person made stricter, asked of the running program', async () => {
  await scene.commands.must('settings.set', { ownRules: { IdleMinutes: 2 } });
  const { code, out } = await hatcheck('policy', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    person: 'applied',
    keys: expect.arrayContaining([expect.objectContaining({ key: 'IdleMinutes', value: 2, level: 'user' })]),
  });
});

test('the ledger answers once the program has ended, and rules that arrived since', async () => {
  await scene.program.quit();
  expect(await ownStatus()).toMatchObject({ code: 0, own: { running: false, ledger: 'holds', brands: 1, judged: null } });
  stage.setPolicy(personalPolicy(stage.accounts));
  const out = await hatcheck('status', '--jamf');
  expect(out.code).toBe(2);
  expect(out.out).toMatch(/^<result>Not compliant: .*1 brand account is signed in where none may be\..*<\/result>\n$/);
  stage.setPolicy(null);
  expect((await hatcheck('status')).out).toContain('There are no rules set by IT on this computer.');
  expect((await hatcheck('policy')).out).toContain('only your running Hatcheck knows it');
});

test('nothing is wiped without a yes, on a dry run, or where a sign-in cannot be ended', async () => {
  stage.setPolicy(companyPolicy(stage.accounts));
  const asked = await hatcheck('wipe');
  expect(asked).toMatchObject({ code: 3, why: expect.stringContaining('Add --yes') });
  const dry = await hatcheck('wipe', '--dry-run');
  expect(dry.code).toBe(0);
  expect(dry.out).toContain(`@${stage.accounts.brand.handle} at ${stage.pds.url}`);
  stage.pds.freeze();
  const unreached = await hatcheck('wipe', '--yes');
  stage.pds.thaw();
  expect(unreached.code).toBe(2);
  expect(unreached.out).toContain('Nothing was deleted.');
  expect(unreached.out).toContain(`The sign-out of @${stage.accounts.brand.handle} did not reach ${stage.pds.url}`);
  expect(await signedInDids(stage.desktop)).toHaveLength(2);
  expect(existsSync(path.join(stage.profile, 'hatcheck.db'))).toBe(true);
  expect(readFileSync(path.join(stage.profile, 'ledger.jsonl'), 'utf8')).toContain('"reason":"wipe"');
});

test('security 12: a running program ends every sign-in at its network, quits, and leaves nothing behind', async () => {
  const { brand, personal } = stage.accounts;
  scene = await openScene(stage);
  await signIn(scene, brand, stage.pds.url);
  await signIn(scene, personal, stage.pds.url);
  const tokens = await Promise.all([brand, personal].map(async ({ did }) => refreshTokenIn((await readEntry(stage.desktop, did)) ?? '')));
  const { code, out } = await hatcheck('wipe', '--yes');
  expect(code, out).toBe(0);
  expect(await scene.program.exited).toBe(0);
  for (const { handle } of [brand, personal]) expect(out).toContain(`@${handle} was signed out at ${stage.pds.url}.`);
  for (const token of tokens) expect(await isRefreshRefused(stage.pds, token)).toBe(true);
  expect(await listSecretAccounts(stage.desktop, vaultService)).toEqual([]);
  for (const gone of [stage.profile, path.join(config, 'Hatcheck')])
    expect(lstatSync(gone, { throwIfNoEntry: false }), gone).toBeUndefined();
  expect(await hatcheck('wipe', '--yes')).toMatchObject({ code: 0, out: 'There is nothing of Hatcheck’s to remove.\n' });
});
