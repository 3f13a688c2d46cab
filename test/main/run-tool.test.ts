import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRunTool } from '../../main/run-tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatcheck-tools-'));
afterAll(() => rmSync(folder, { recursive: true }));

function tool(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  return path;
}

const run = createRunTool({ limitMs: 5_000, largest: 1_000 });

describe('a tool of the system', () => {
  it('gets nothing of our environment, and English', async () => {
    expect(await run({ paths: ['/usr/bin/env'], args: [] })).toEqual({ kind: 'said', text: 'LC_ALL=C\nLANG=C\n' });
  });

  it('finds its libraries on Windows where Windows is, whatever the environment says', async () => {
    const before = process.env.SystemRoot;
    process.env.SystemRoot = folder;
    try {
      const onWindows = createRunTool({ limitMs: 5_000, largest: 1_000 }, 'win32');
      const answer = await onWindows({ paths: ['/usr/bin/env'], args: [] });
      expect(answer).toEqual({ kind: 'said', text: 'LC_ALL=C\nLANG=C\nSystemRoot=C:\\Windows\n' });
    } finally {
      if (before === undefined) delete process.env.SystemRoot;
      else process.env.SystemRoot = before;
    }
  });

  it('is not another of its name that comes first on the PATH', async () => {
    const marker = join(folder, 'shadow-ran');
    tool('realm', `touch ${marker}`);
    const before = process.env.PATH;
    process.env.PATH = `${folder}:${before}`;
    try {
      expect(await run({ paths: ['/nowhere/realm'], args: ['list'] })).toEqual({ kind: 'absent' });
      expect(await run({ paths: [tool('asks-realm', 'realm list || echo none')], args: [] })).toEqual({ kind: 'said', text: 'none\n' });
    } finally {
      process.env.PATH = before;
    }
    expect(existsSync(marker)).toBe(false);
  });

  it('gets its words as they are, through no shell', async () => {
    const answer = await run({ paths: [tool('echo-all', 'printf "%s|" "$@"')], args: ['$(id)', 'a b', ';true'] });
    expect(answer).toEqual({ kind: 'said', text: '$(id)|a b|;true|' });
  });

  it('is ended at the limit with all it started, and that is no answer', async () => {
    const pids = join(folder, 'pids');
    const hangs = tool('hangs', `/bin/sleep 1000 & echo $! $$ > ${pids}\nwait`);
    const soon = createRunTool({ limitMs: 300, largest: 1_000 });
    expect(await soon({ paths: [hangs], args: [] })).toEqual({ kind: 'timeUp' });
    const started = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
    expect(started).toHaveLength(2);
    await expect.poll(() => started.filter(isRunning), { timeout: 5_000 }).toEqual([]);
  });

  it('is ended when it says more than it could have to', async () => {
    const talks = tool('talks', 'while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done');
    expect(await run({ paths: [talks], args: [] })).toEqual({ kind: 'failed', why: 'said more than it could have to' });
  });

  it('says so where it ends badly or cannot be run', async () => {
    expect(await run({ paths: [tool('fails', 'echo joined; exit 3')], args: [] })).toEqual({ kind: 'failed', why: 'ended with code 3' });
    expect(await run({ paths: [tool('dies', 'kill -9 $$')], args: [] })).toEqual({ kind: 'failed', why: 'was ended from outside' });
    expect(await run({ paths: [folder], args: [] })).toEqual({ kind: 'failed', why: 'could not be run (EACCES)' });
    const below = join(tool('no-folder', 'exit 0'), 'realm');
    expect(await run({ paths: [below], args: [] })).toEqual({ kind: 'failed', why: 'could not be run (ENOTDIR)' });
  });

  it('is not believed when it says nothing and its service does not answer', async () => {
    const silent = tool('silent', 'exit 0');
    const whenSilent = (script: string) => ({ paths: [tool('asks-service', script)] as const, args: [] });
    expect(await run({ paths: [silent], args: [], whenSilent: whenSilent('exit 1') })).toMatchObject({ kind: 'failed' });
    expect(await run({ paths: [silent], args: [], whenSilent: { paths: ['/nowhere/busctl'], args: [] } })).toMatchObject({
      kind: 'failed',
    });
    expect(await run({ paths: [silent], args: [], whenSilent: whenSilent('echo ao 0') })).toEqual({ kind: 'said', text: '' });
    const talks = { paths: [tool('talks-at-once', 'echo joined')] as const, args: [], whenSilent: whenSilent('exit 1') };
    expect(await run(talks)).toEqual({ kind: 'said', text: 'joined\n' });
  });

  it('shares one limit with the service that is asked when it is silent', async () => {
    const marker = join(folder, 'ran-too-late');
    // By this clock the tool and its service have used up the minute between them.
    const clock = [0, 20_000, 40_000, 60_000];
    const late = createRunTool({ limitMs: 60_000, largest: 1_000 }, process.platform, () => clock.shift() ?? expect.unreachable());
    const once = tool('once', `[ -e ${marker} ] && echo joined; touch ${marker}`);
    const service = { paths: [tool('service', 'echo ao 0')] as const, args: [] };
    expect(await late({ paths: [once], args: [], whenSilent: service })).toEqual({ kind: 'timeUp' });
    expect(existsSync(marker)).toBe(true);
  });

  it('is not waited for where it left something behind that keeps its pipe and heeds no signal but the last', async () => {
    const pid = join(folder, 'deaf');
    const leaves = tool('leaves', `(trap '' TERM HUP INT; echo joined; while :; do /bin/sleep 1; done) & echo $! > ${pid}\nexit 0`);
    const soon = createRunTool({ limitMs: 300, largest: 1_000 });
    expect(await soon({ paths: [leaves], args: [] })).toEqual({ kind: 'timeUp' });
    // On a slow machine it did not even begin.
    await expect.poll(() => existsSync(pid) && isRunning(Number(readFileSync(pid, 'utf8'))), { timeout: 5_000 }).toBe(false);
  });

  it('is not waited for either where that is in a group of its own', async () => {
    const pid = join(folder, 'away');
    const leaves = tool('leaves-away', `/usr/bin/setsid /bin/sleep 20 & echo $! > ${pid}\nexit 0`);
    const soon = createRunTool({ limitMs: 300, largest: 1_000 });
    expect(await soon({ paths: [leaves], args: [] })).toEqual({ kind: 'timeUp' });
    if (existsSync(pid) && isRunning(Number(readFileSync(pid, 'utf8')))) process.kill(Number(readFileSync(pid, 'utf8')), 'SIGKILL');
  });

  it('is looked for in each place it may be', async () => {
    const here = tool('here', 'echo here');
    expect(await run({ paths: ['/nowhere/here', here], args: [] })).toEqual({ kind: 'said', text: 'here\n' });
  });
});

function isRunning(pid: number): boolean {
  try {
    // A process that ended and was not collected yet still has its number, and state Z.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
