import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRegistryExport, readRegistryExport } from '../../../main/policy/registry-export.ts';
import { type RegistryKey, readRegistryText } from '../../../main/policy/registry-text.ts';
import { createWindowsSource, readRegistryKeys } from '../../../main/policy/windows-source.ts';
import { effectivePolicy } from '../../../shared/policy.ts';
import { readPolicy } from '../../../shared/policy-reading.ts';

/** What reg.exe of Wine 8.0 printed and exported: the same key, asked in four languages. Wine keeps to Windows' forms. */
const recorded = (name: string): Buffer => readFileSync(path.join(import.meta.dirname, 'recorded', name));
const languages = ['en', 'de', 'fr', 'ja'] as const;
/** As the program takes a tool's words: in UTF-8, which the code page of the console is not. */
const queried = (language: (typeof languages)[number]): string => recorded(`query-${language}.txt`).toString('utf8');

const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const written = (...lines: readonly string[]): Buffer =>
  utf16(['Windows Registry Editor Version 5.00', '', '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Hatcheck]', ...lines, ''].join('\r\n'));
const only = (...lines: readonly string[]) => readRegistryExport(written(...lines))?.[0]?.values ?? null;

describe('what reg.exe export writes', () => {
  it('says the same as what reg.exe query prints, in every language of Windows', () => {
    const plain = (keys: readonly RegistryKey[] | null) =>
      keys?.map(({ path: names, values }) => [
        names.join('\\'),
        // Only these two differ: a name that is translated, and letters that a code page has not.
        values.filter(({ name, data }) => name !== 'Note' && data !== 'x').toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      ]);
    const exported = plain(readRegistryExport(recorded('export.reg')));
    expect(exported).toHaveLength(5);
    for (const language of languages) expect(plain(readRegistryText(queried(language))), language).toEqual(exported);
  });

  it('has every letter, where what is printed has lost some', () => {
    const note = (keys: readonly RegistryKey[] | null) => keys?.[0]?.values.find(({ name }) => name === 'Note')?.data;
    expect(note(readRegistryExport(recorded('export.reg')))).toBe('Söhne \\ Töchter');
    expect(note(readRegistryText(queried('en')))).toMatch(/^S\ufffdhne/);
    expect(note(readRegistryText(queried('ja')))).toBe('Sohne \\ Tochter');
  });

  it('sets the rules that the registry sets', async () => {
    const expected = { Organisation: 'Müller "AG"', ArmingMinutes: 10, IdleMinutes: 3, CheckLevels: { card: 'stop' } };
    const fromFile = readPolicy(readRegistryKeys(readRegistryExport(recorded('export.reg')) ?? []), null, 1);
    expect(effectivePolicy(fromFile)).toMatchObject(expected);
    for (const language of languages) {
      const source = createWindowsSource(async ({ args }) => ({
        kind: 'said',
        text: args.includes('/s') ? queried(language) : recorded('query-above.txt').toString('utf8'),
      }));
      const outcome = readPolicy(await source.read(), null, 1);
      expect(effectivePolicy(outcome), language).toEqual(effectivePolicy(fromFile));
      expect(outcome).toMatchObject({ kind: 'active', unknownKeys: expect.arrayContaining(['Note', 'Expanded', 'Bytes']) });
    }
  });

  it('holds every type of value', () => {
    expect(
      only(
        '@="x"',
        String.raw`"A \"b\" \\c"="d \"e\" \\f"`,
        '"Word"=dword:0000000A',
        '"Long"=hex(b):10,27,00,00,00,00,00,00',
        '"Bytes"=hex:',
        '"More"=hex:00,FF',
        '"Path"=hex(2):25,00,41,00,25,00,00,00',
        '"List"=hex(7):61,00,00,00,\\',
        '  62,00,00,00,\\',
        '  00,00',
        '"None"=hex(0):',
        '"Link"=hex(6):61,00',
      ),
    ).toEqual([
      { name: '(Default)', type: 'REG_SZ', data: 'x' },
      { name: 'A "b" \\c', type: 'REG_SZ', data: 'd "e" \\f' },
      { name: 'Word', type: 'REG_DWORD', data: '0xa' },
      { name: 'Long', type: 'REG_QWORD', data: '0x2710' },
      { name: 'Bytes', type: 'REG_BINARY', data: '' },
      { name: 'More', type: 'REG_BINARY', data: '00FF' },
      { name: 'Path', type: 'REG_EXPAND_SZ', data: '%A%' },
      { name: 'List', type: 'REG_MULTI_SZ', data: 'a\\0b' },
      { name: 'None', type: 'REG_NONE', data: '' },
      { name: 'Link', type: 'REG_TYPE_6', data: '' },
    ]);
  });

  it.each([
    ['a text of several lines', ['"A"="b', 'c"']],
    ['a value that is deleted', ['"A"=-']],
    ['a key that is deleted', ['[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Hatcheck]']],
    ['bytes cut off', ['"A"=hex:00,0']],
    ['bytes that go on nowhere', ['"A"=hex:00,\\']],
    ['half a letter', ['"A"=hex(7):61,00,62']],
    ['a number of another length', ['"A"=hex(4):01,00']],
    ['a text without its end', ['"A"="b\\"']],
    ['a line that is none', ['rules']],
    ['lines that a list hides', ['"A"=hex(1):61,00,0a,00,62,00,00,00']],
  ])('is not guessed at: %s', (_what, lines) => {
    expect(readRegistryExport(written(...lines))).toBeNull();
  });

  it('is UTF-16 with its mark, begins with its header, and has each value in a key', () => {
    const header = 'Windows Registry Editor Version 5.00';
    expect(readRegistryExport(utf16(`${header}\r\n`))).toEqual([]);
    expect(isRegistryExport(Buffer.from(header))).toBe(false);
    for (const other of [
      Buffer.from(`${header}\r\n`),
      utf16('REGEDIT4\r\n'),
      utf16(''),
      utf16(`${header}\r\n"A"="b"`),
      utf16(header).subarray(0, -1),
    ])
      expect(readRegistryExport(other)).toBeNull();
  });

  it('has nothing to say about what people can write themselves', () => {
    const own = utf16(
      'Windows Registry Editor Version 5.00\r\n[HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Hatcheck]\r\n"PolicyVersion"=dword:00000001',
    );
    expect(readPolicy(readRegistryKeys(readRegistryExport(own) ?? []), null, 1)).toEqual({ kind: 'absent' });
  });

  it('gives any texts, numbers and lists back as they were written', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'ü', '"', '\\', '[', '=', ',', ' ', '€') });
    const items = fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '"', '€'), minLength: 1 }), { minLength: 1, maxLength: 5 });
    const escaped = (text: string): string => text.replaceAll(/(["\\])/g, '\\$1');
    const bytes = (text: string): string =>
      (Buffer.from(text, 'utf16le').toString('hex').match(/../g) ?? []).join(',').replaceAll(/((?:..,){20})/g, '$1\\\r\n  ');
    fc.assert(
      fc.property(letters, letters, fc.nat(), items, (name, text, number, list) => {
        const lines = [`"${escaped(name)}"="${escaped(text)}"`, `"N"=dword:${number.toString(16).padStart(8, '0')}`];
        expect(only(...lines, `"L"=hex(7):${bytes(`${list.join('\0')}\0\0`)}`)).toEqual([
          { name, type: 'REG_SZ', data: text },
          { name: 'N', type: 'REG_DWORD', data: `0x${number.toString(16)}` },
          { name: 'L', type: 'REG_MULTI_SZ', data: list.join('\\0') },
        ]);
      }),
    );
  });
});
