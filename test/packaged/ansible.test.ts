import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Packages } from '../../scripts/pack/packages.ts';
import { mustRun, runCommand } from '../../scripts/run-command.ts';
import { installed, purgePackage } from './installed-package.ts';
import { packed } from './packed.ts';

const playbook = fileURLToPath(new URL('../../deploy/ansible/hatcheck.yml', import.meta.url));
const ruleFile = path.join(installed.policies, 'managed', '10-company.json');

const tools = await runCommand('ansible-playbook', ['--version']);
const whyNot = tools.kind !== 'ok' ? 'ansible-playbook is not here' : process.getuid?.() === 0 ? null : 'installing takes root';
if (whyNot !== null) process.stderr.write(`The playbook is not tested: ${whyNot}.\n`);

/** On this very machine, as the only one of the inventory. */
describe.skipIf(whyNot !== null)('the playbook', () => {
  let packages: Packages;
  beforeAll(async () => {
    packages = await packed();
    if (existsSync(installed.folder) || existsSync(installed.rules)) {
      throw new Error('Hatcheck, or rules for it, are already on this machine. Remove them first: apt-get purge hatcheck');
    }
  });
  afterAll(async () => {
    rmSync(installed.rules, { recursive: true, force: true });
    rmSync('/var/cache/hatcheck.deb', { force: true });
    await purgePackage();
  });

  /** What Ansible counts at the end. */
  async function play(): Promise<string> {
    const options = ['--inventory', 'localhost,', '--connection', 'local', '--extra-vars', `hatcheck_package=${packages.deb}`];
    const env = { ...process.env, ANSIBLE_NOCOLOR: '1', ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3', LC_ALL: 'C.UTF-8' };
    const told = await mustRun('ansible-playbook', [...options, playbook], { env, timeLimitMs: 120_000 });
    return /^localhost\s+:.*$/m.exec(told)?.[0] ?? told;
  }

  it('installs the package, sets the rules, and finds the computer compliant', async () => {
    expect(await play()).toMatch(/changed=3 .*failed=0/);
    expect(existsSync(installed.command)).toBe(true);
    const { uid, gid, mode } = statSync(ruleFile);
    expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: 0, gid: 0, mode: 0o644 });
    expect(JSON.parse(readFileSync(ruleFile, 'utf8'))).toMatchObject({ PolicyVersion: 1, DeviceStatement: 'managed' });
    const asked = await runCommand(installed.command, ['policy', '--json'], { env: { PATH: process.env.PATH, HOME: '/nonexistent' } });
    expect(JSON.parse(asked.stdout)).toMatchObject({ outcome: 'active', problems: [] });
  });

  it('changes nothing when it is played again', async () => {
    expect(await play()).toMatch(/changed=0 .*failed=0/);
  });
});
