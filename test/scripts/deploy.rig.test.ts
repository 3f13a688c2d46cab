import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mustRun, runCommand } from '../../scripts/run-command.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const at = (file: string): string => path.join(REPOSITORY, file);
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const readYaml = (file: string): unknown => fromBuilder('js-yaml').load(readFileSync(at(file), 'utf8'));

const intuneAnswer = z.strictObject({
  HatcheckCompliant: z.boolean(),
  HatcheckVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  HatcheckPolicy: z.string(),
  HatcheckDevice: z.string(),
  HatcheckBrandsOutOfPlace: z.boolean(),
  HatcheckReasons: z.string(),
});

let folder: string;
/** The command `hatcheck`, of what `npm run build` made; and one that says something else. */
let hatcheck: string;
let other: string;
const env = () => ({ ...process.env, HOME: folder, HATCHECK_POLICY_ROOT: path.join(folder, 'policies') });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-deploy-'));
  hatcheck = writeScript('hatcheck', `exec '${process.execPath}' '${at('out/main/cli.js')}' "$@"`);
  other = writeScript('other', 'echo Segmentation fault; exit 139');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeScript(name: string, line: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
  return file;
}

const scriptsIn = (under: string) =>
  readdirSync(at(under), { recursive: true, encoding: 'utf8' }).flatMap((file) =>
    file.endsWith('.sh') ? [at(path.join(under, file))] : [],
  );

describe('the scripts that IT runs', () => {
  it('pass shellcheck, and so do those of the packages', async () => {
    expect(scriptsIn('deploy').length).toBeGreaterThanOrEqual(2);
    await mustRun('shellcheck', scriptsIn('deploy'));
    // electron-builder fills in what looks like variables.
    await mustRun('shellcheck', ['--exclude=SC2016,SC2154', ...scriptsIn('scripts/pack')]);
  });

  it('tell Intune on Linux in one line, whatever hatcheck says, and never fail', async () => {
    const run = (command: string) => mustRun('sh', [at('deploy/intune/compliance-linux.sh'), command], { env: env() });
    const answers = { own: await run(hatcheck), other: await run(other), missing: await run(path.join(folder, 'nothing')) };
    for (const answer of Object.values(answers)) {
      expect(answer).toMatch(/^[^\n]+\n$/);
      expect(intuneAnswer.parse(JSON.parse(answer)).HatcheckCompliant).toBe(false);
    }
    expect(JSON.parse(answers.own)).toMatchObject({ HatcheckReasons: expect.stringContaining('policy-absent') });
    expect(JSON.parse(answers.missing)).toMatchObject({ HatcheckReasons: 'no-answer' });
    expect(answers.other).toBe(answers.missing);
  });

  it('tell Jamf between its marks', async () => {
    const run = (command: string) => mustRun('sh', [at('deploy/jamf/extension-attribute.sh'), command], { env: env() });
    expect(await run(hatcheck)).toMatch(/^<result>Not compliant: There are no rules set by IT.*<\/result>\n$/);
    expect(await run(other)).toBe('<result>No answer</result>\n');
    expect(await run(path.join(folder, 'nothing'))).toBe('<result>Not installed</result>\n');
  });

  it('ask Intune for settings that hatcheck gives, in their types', async () => {
    const { stdout } = await runCommand(hatcheck, ['status', '--intune'], { env: env() });
    const settings = intuneAnswer.parse(JSON.parse(stdout)) as Readonly<Record<string, unknown>>;
    const operand = { Boolean: z.boolean(), Version: z.string().regex(/^\d+\.\d+\.\d+$/) };
    const rule = z.discriminatedUnion('DataType', [
      z.looseObject({
        DataType: z.literal('Boolean'),
        SettingName: z.string(),
        Operator: z.enum(['IsEquals', 'NotEquals']),
        Operand: operand.Boolean,
      }),
      z.looseObject({
        DataType: z.literal('Version'),
        SettingName: z.string(),
        Operator: z.literal('GreaterEquals'),
        Operand: operand.Version,
      }),
    ]);
    const { Rules } = z.object({ Rules: z.array(rule) }).parse(JSON.parse(readFileSync(at('deploy/intune/compliance-rules.json'), 'utf8')));
    for (const { DataType, SettingName } of Rules)
      expect(operand[DataType].safeParse(settings[SettingName]).success, SettingName).toBe(true);
  });

  it('of PowerShell, which does not run here, print the very same words where nobody answers', () => {
    const words = /'(\{"HatcheckCompliant":false[^']+\})'/;
    const linux = words.exec(readFileSync(at('deploy/intune/compliance-linux.sh'), 'utf8'))?.[1];
    const windows = words.exec(readFileSync(at('deploy/intune/compliance-windows.ps1'), 'utf8'))?.[1];
    expect(windows).toBe(linux);
    expect(intuneAnswer.safeParse(JSON.parse(linux ?? '')).success).toBe(true);
  });
});

describe('the scripts in PowerShell', async () => {
  const grammars = path.dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
  await Parser.init();
  const parser = new Parser().setLanguage(await Language.load(path.join(grammars, 'tree-sitter-powershell.wasm')));
  const isPowerShell = (text: string): boolean => parser.parse(text)?.rootNode.hasError === false;
  const scripts = readdirSync(at('deploy'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ps1'));

  it.each(scripts)('%s is PowerShell, and is none with any one of its braces or parentheses left out', (script) => {
    const text = readFileSync(at(path.join('deploy', script)), 'utf8');
    expect(isPowerShell(text)).toBe(true);
    const code = text.replace(/#.*|'[^'\n]*'/g, (passed) => ' '.repeat(passed.length));
    const marks = [...code.matchAll(/[{}()]/g)].map(({ index }) => index);
    expect(marks.length).toBeGreaterThan(6);
    for (const mark of marks) expect(isPowerShell(text.slice(0, mark) + text.slice(mark + 1)), `without the mark at ${mark}`).toBe(false);
  });
});

describe('the playbook and the workflows', () => {
  it('names a module with its collection in every task, and the folder that the package makes', () => {
    const tasks = z
      .array(z.looseObject({ tasks: z.array(z.looseObject({ name: z.string() })) }))
      .parse(readYaml('deploy/ansible/hatcheck.yml'));
    const all = tasks.flatMap((play) => play.tasks);
    expect(all.length).toBeGreaterThan(3);
    for (const task of all)
      expect(
        Object.keys(task).filter((key) => key.startsWith('ansible.builtin.')),
        task.name,
      ).toHaveLength(1);
    expect(JSON.stringify(all)).toContain('/etc/opt/hatcheck/policies/managed/');
  });

  it('build and install every system’s packages on its own, by scripts that are there and actions named by their commit', () => {
    const step = z.union([z.looseObject({ uses: z.string().regex(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/) }), z.looseObject({ run: z.string() })]);
    const job = z.looseObject({ 'runs-on': z.string(), steps: z.array(step) });
    const workflow = z.looseObject({ name: z.string(), jobs: z.record(z.string(), job) });
    const manifest = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync(at('package.json'), 'utf8')));
    workflow.parse(readYaml('.github/workflows/test.yml'));
    const packages = workflow.parse(readYaml('.github/workflows/packages.yml'));
    const systems = z.object({ strategy: z.object({ matrix: z.object({ include: z.array(z.object({ os: z.string() })) }) }) });
    const { strategy } = systems.parse(packages.jobs.packages);
    expect(strategy.matrix.include.map(({ os }) => os.split('-')[0])).toEqual(['ubuntu', 'windows', 'macos']);
    const commands = Object.values(packages.jobs).flatMap(({ steps }) => steps.flatMap((one) => ('run' in one ? [String(one.run)] : [])));
    expect(packages.jobs.packages?.steps.flatMap((one) => ('if' in one ? [one.if] : []))).toEqual(
      ['Linux', 'Windows', 'macOS'].map((system) => `runner.os == '${system}'`),
    );
    const secret = packages.jobs.packages?.steps.filter((one) => JSON.stringify(one).includes('secrets.'));
    expect(secret).toEqual([expect.objectContaining({ run: 'npm run release' })]);
    const called = commands.join('\n').matchAll(/npm run (?:-s )?([\w:-]+)/g);
    for (const [, name = ''] of called) expect(Object.keys(manifest.scripts)).toContain(name);
  });
});
