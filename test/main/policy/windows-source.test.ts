import { describe, expect, it } from 'vitest';
import { readRegistryText } from '../../../main/policy/registry-text.ts';
import { createWindowsSource } from '../../../main/policy/windows-source.ts';
import type { Tool, ToolAnswer } from '../../../main/run-tool.ts';
import { effectivePolicy } from '../../../shared/policy.ts';
import { readPolicy } from '../../../shared/policy-reading.ts';

const top = 'HKEY_LOCAL_MACHINE\\Software\\Policies';
/** `reg.exe query HKLM\Software\Policies`: an empty line, then the full name of every key. Microsoft's is always there. */
const listing = (...names: readonly string[]): string =>
  `\r\n${['Microsoft', 'Power', ...names].map((name) => `${top}\\${name}\r\n`).join('')}`;

/** `reg.exe query HKLM\Software\Policies\Hatcheck /s` as Group Policy writes from our template. */
const acme = [
  '',
  `${top}\\Hatcheck`,
  '    PolicyVersion    REG_DWORD    0x1',
  '    Organisation    REG_SZ    M\\u00fcller AG',
  '    ArmingMinutes    REG_DWORD    0xa',
  '    SendNowBrand    REG_DWORD    0x0',
  '    StripAlwaysShown    REG_DWORD    0x1',
  '    XClientId    REG_SZ    abcd-EFGH_1',
  '',
  `${top}\\Hatcheck\\BrandAccounts`,
  '    1    REG_SZ    *.acme.com',
  '    10    REG_SZ    x:@acme',
  '    2    REG_SZ    did:plc:abc',
  '',
  `${top}\\Hatcheck\\CheckLevels`,
  '    card    REG_SZ    stop',
  '',
  `${top}\\Hatcheck\\Recommended`,
  '    PolicyVersion    REG_DWORD    0x1',
  '    IdleMinutes    REG_DWORD    0x3',
  '    ArmingMinutes    REG_DWORD    0x63',
  '',
  `${top}\\Hatcheck\\WorkingHours`,
  '    TimeZone    REG_SZ    Europe/Berlin',
  '    Days    REG_SZ    mon, fri',
  '    From    REG_SZ    08:00',
  '    To    REG_SZ    18:00',
  '',
  '',
].join('\r\n');

const said = (text: string): ToolAnswer => ({ kind: 'said', text });
function registry(own: ToolAnswer, above: ToolAnswer = said(listing('Hatcheck'))) {
  const asked: Tool[] = [];
  const source = createWindowsSource(async (tool) => {
    asked.push(tool);
    return tool.args.includes('/s') ? own : above;
  });
  return { asked, outcome: async () => readPolicy(await source.read(), null, 1) };
}
const problem = async (own: ToolAnswer, above?: ToolAnswer) => {
  const read = await registry(own, above).outcome();
  return read.kind === 'invalid' ? read.problems[0] : null;
};
const key = (...lines: readonly string[]): ToolAnswer =>
  said([`${top}\\Hatcheck`, '    PolicyVersion    REG_DWORD    0x1', ...lines].join('\r\n'));

describe('the place of policy on Windows', () => {
  it('security 2: is the machine part of the registry alone, in its 64-bit view, asked by a fixed path', async () => {
    const { asked, outcome } = registry(said(acme));
    await outcome();
    expect(asked).toEqual([
      { paths: ['C:\\Windows\\System32\\reg.exe'], args: ['query', 'HKLM\\Software\\Policies', '/reg:64'] },
      { paths: ['C:\\Windows\\System32\\reg.exe'], args: ['query', 'HKLM\\Software\\Policies\\Hatcheck', '/s', '/reg:64'] },
    ]);
  });

  it('is absent where the key above does not list it, whatever the language', async () => {
    const { asked, outcome } = registry(said(acme), said(listing()));
    expect(await outcome()).toEqual({ kind: 'absent' });
    expect(asked).toHaveLength(1);
    expect((await registry(said(acme), said(listing('Hatcheck2'))).outcome()).kind).toBe('absent');
  });

  it('is read with every type of key, recommended below managed', async () => {
    const read = await registry(said(acme)).outcome();
    expect(read).toMatchObject({ kind: 'active', unknownKeys: [] });
    expect(effectivePolicy(read)).toMatchObject({
      Organisation: 'Müller AG',
      ArmingMinutes: 10,
      IdleMinutes: 3,
      SendNowBrand: false,
      StripAlwaysShown: true,
      XClientId: 'abcd-EFGH_1',
      BrandAccounts: ['*.acme.com', 'did:plc:abc', 'x:@acme'],
      CheckLevels: { card: 'stop' },
      WorkingHours: { TimeZone: 'Europe/Berlin', Days: ['mon', 'fri'], From: '08:00', To: '18:00' },
    });
  });

  it('takes names in any case, and a list as one value of several strings', async () => {
    const answer = said(
      acme.replaceAll('\\Software\\Policies\\', '\\SOFTWARE\\policies\\').replace('    ArmingMinutes', '    armingminutes'),
    );
    expect(effectivePolicy(await registry(answer).outcome()).ArmingMinutes).toBe(10);
    const lists = await registry(key('    AllowedServers    REG_MULTI_SZ    bsky.social\\0pds.acme.com')).outcome();
    expect(effectivePolicy(lists).AllowedServers).toEqual(['bsky.social', 'pds.acme.com']);
  });

  it('takes an empty key for one that a rule taken back has left', async () => {
    const read = await registry(said(`${acme}${top}\\Hatcheck\\NetworksAllowed\r\n`)).outcome();
    expect(effectivePolicy(read).NetworksAllowed).toBeUndefined();
  });

  it.each([
    ['German', '(Standard)'],
    ['French', '(par d\ufffdfaut)'],
    ['Japanese', '(\ufffd\ufffd\ufffd\ufffd)'],
  ])('passes over the default value, whose name is translated: %s', async (_, name) => {
    const read = await registry(key(`    ${name}    REG_SZ    x`)).outcome();
    expect(read).toMatchObject({ kind: 'active', unknownKeys: [name] });
  });

  it('reports keys that are not known, and goes on', async () => {
    const read = await registry(
      said(`${acme}${top}\\Hatcheck\\Colours\r\n    1    REG_SZ    red\r\n${top}\\Hatcheck\\BrandAccounts\\Deep\r\n`),
    ).outcome();
    expect(read).toMatchObject({ kind: 'active', unknownKeys: ['Colours', 'BrandAccounts\\Deep'] });
  });
});

describe('what cannot be read as it is written is invalid, and named', () => {
  it.each([
    ['a number as text', '    ArmingMinutes    REG_SZ    10', 'ArmingMinutes', 'Write it as REG_DWORD'],
    ['a number out of bounds', '    ArmingMinutes    REG_DWORD    0x3e8', 'ArmingMinutes', 'from 1 to 120'],
    ['a yes that is neither 0 nor 1', '    SendNowBrand    REG_DWORD    0x2', 'SendNowBrand', 'true or false'],
    ['a text to be expanded', '    Organisation    REG_EXPAND_SZ    %USERNAME%', 'Organisation', 'Write it as REG_SZ'],
    ['bytes', '    Organisation    REG_BINARY    00FF', 'Organisation', 'Write it as REG_SZ'],
    ['a list as one text', '    BrandAccounts    REG_SZ    acme.com', 'BrandAccounts', 'Write it as REG_MULTI_SZ'],
    ['an object as text', '    WorkingHours    REG_SZ    {}', 'WorkingHours', 'a key with values'],
    ['letters of another alphabet', '    CodeNames    REG_MULTI_SZ    \u0431\ufffd', 'CodeNames', 'punycode'],
  ])('%s', async (_, line, name, words) => {
    const found = await problem(key(line));
    expect(found).toMatchObject({ location: 'HKLM\\Software\\Policies\\Hatcheck', key: name, line: null });
    expect(found?.words).toContain(words);
  });

  it('a list and a value of one name; a number as a key; numbers in a list', async () => {
    expect(
      (await problem(key('    BrandAccounts    REG_MULTI_SZ    a.com', `${top}\\Hatcheck\\BrandAccounts`, '    1    REG_SZ    b.com')))
        ?.words,
    ).toContain('set twice');
    expect((await problem(key(`${top}\\Hatcheck\\ArmingMinutes`, '    1    REG_DWORD    0x1')))?.words).toContain('is a key');
    expect((await problem(key(`${top}\\Hatcheck\\BrandAccounts`, '    1    REG_DWORD    0x1')))?.words).toContain(
      'each of its values as REG_SZ',
    );
  });

  it('a newer version', async () => {
    const newer = said(`${top}\\Hatcheck\r\n    PolicyVersion    REG_DWORD    0x2\r\n`);
    expect(await problem(newer)).toMatchObject({ key: 'PolicyVersion', words: expect.stringContaining('Update Hatcheck') });
  });

  it('a value of several lines, which could pass for others', async () => {
    expect(readRegistryText(`${top}\\Hatcheck\r\n    Organisation    REG_SZ    Acme\r\nand more`)).toBeNull();
    expect((await problem(key('    Organisation    REG_SZ    Acme', 'and more')))?.words).toContain('cannot be understood');
    expect(readRegistryText('    A    REG_SZ    b')).toBeNull();
  });

  it('a key below the recommended ones, by its own place', async () => {
    const answer = key(`${top}\\Hatcheck\\Recommended`, '    PolicyVersion    REG_DWORD    0x1', '    IdleMinutes    REG_SZ    x');
    expect(await problem(answer)).toMatchObject({ location: 'HKLM\\Software\\Policies\\Hatcheck\\Recommended', key: 'IdleMinutes' });
  });

  it.each<ToolAnswer>([{ kind: 'absent' }, { kind: 'timeUp' }, { kind: 'failed', why: 'ended with code 1' }])(
    'a registry that gives no answer: $kind',
    async (answer) => {
      expect(await problem(said(acme), answer)).toMatchObject({ location: 'HKLM\\Software\\Policies' });
      expect(await problem(answer)).toMatchObject({ location: 'HKLM\\Software\\Policies\\Hatcheck' });
    },
  );

  it('repeats no value', async () => {
    const read = await registry(key('    Organisation    REG_DWORD    0xcafe', '    AutoUpdate    REG_SZ    kanarienvogel')).outcome();
    expect(read.kind).toBe('invalid');
    expect(JSON.stringify(read)).not.toMatch(/kanarienvogel|cafe/);
  });
});
