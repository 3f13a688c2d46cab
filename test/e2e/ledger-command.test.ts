import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../scripts/run-command.ts';
import { buildStage, type Stage } from '../rig/stage.ts';

const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

let stage: Stage;
let ledger: string;

beforeAll(async () => {
  stage = await buildStage();
  const config = path.join(stage.desktop.home, 'config-of-the-command');
  mkdirSync(config);
  symlinkSync(stage.profile, path.join(config, 'Hatcheck'));
  ledger = path.join(stage.profile, 'ledger.jsonl');
  const program = await stage.start();
  const page = await program.window(/compose\.html/);
  await page.getByText('Whose computer is this?').waitFor();
  await program.quit();
});
afterAll(() => stage?.stop());

async function hatcheck(...args: readonly string[]): Promise<{ readonly code: string; readonly line: string }> {
  const env = { ...stage.desktop.env, XDG_CONFIG_HOME: path.join(stage.desktop.home, 'config-of-the-command') };
  const result = await runCommand(process.execPath, [cli, ...args], { env, timeLimitMs: 20_000 });
  return { code: result.kind === 'ok' ? 'ok' : (result.reason.match(/exit code \d+/)?.[0] ?? result.reason), line: result.stdout.trim() };
}

it('finds the history of a real run intact, against the keyring', async () => {
  expect(await hatcheck('ledger', 'verify')).toEqual({ code: 'ok', line: expect.stringContaining('History is intact') });
});

it('finds a line that was cut off the end, and one that was edited', async () => {
  const whole = readFileSync(ledger, 'utf8');
  const lines = whole.trimEnd().split('\n');
  writeFileSync(ledger, `${lines.slice(0, -1).join('\n')}\n`);
  expect(await hatcheck('ledger', 'verify')).toMatchObject({ code: 'exit code 2' });
  writeFileSync(ledger, whole.replace('"act":"start"', '"act":"panic"'));
  expect(await hatcheck('ledger', 'verify')).toMatchObject({ code: 'exit code 2' });
  writeFileSync(ledger, whole);
  expect(await hatcheck('ledger', 'verify')).toMatchObject({ code: 'ok' });
});

it('takes a torn last line for the crash it is', async () => {
  appendFileSync(ledger, '{"torn":');
  expect((await hatcheck('ledger', 'verify')).code).toBe('ok');
});

it('says in one line what it does not know, and exits with 3', async () => {
  expect(await hatcheck('leger')).toEqual({
    code: 'exit code 3',
    line: expect.stringMatching(/^Hatcheck does not know "leger"\. Use: .+$/),
  });
});
