import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandArguments, commandWords, isCommandLine } from '../../main/command-words.ts';

describe('the words of the command line', () => {
  it('are those that the command of the Linux packages answers without a display', () => {
    const script = readFileSync(new URL('../../scripts/pack/deb/hatcheck-command.sh', import.meta.url), 'utf8');
    const words = /^ {2}([a-z |]+)\)$/m.exec(script)?.[1]?.split(' | ');
    expect(words).toEqual([...commandWords]);
  });

  it('are answered by the installed program itself where it cannot run as Node', () => {
    expect(isCommandLine('win32', true, ['Hatcheck.exe', 'status', '--intune'])).toBe(true);
    expect(commandArguments('win32', true, ['Hatcheck.exe', 'status', '--intune'])).toEqual(['status', '--intune']);
    for (const args of [['Hatcheck.exe'], ['Hatcheck.exe', '--started-at-login'], ['Hatcheck.exe', 'x', 'status']]) {
      expect(isCommandLine('win32', true, args)).toBe(false);
    }
    expect(isCommandLine('linux', true, ['hatcheck', 'status'])).toBe(false);
    expect(isCommandLine('darwin', false, ['electron', 'status'])).toBe(false);
    expect(commandArguments('linux', false, ['node', 'cli.js', 'status'])).toEqual(['status']);
  });
});
