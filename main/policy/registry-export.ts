import type { RegistryKey, RegistryValue } from './registry-text.ts';

const header = 'Windows Registry Editor Version 5.00';
const utf16 = new TextDecoder('utf-16le', { fatal: true });
const wide = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
const byteOrderMark = [0xff, 0xfe] as const;

/**
 * Reads what `reg.exe export` writes and the registry editor takes
 * (https://learn.microsoft.com/windows-server/administration/windows-commands/reg-export): UTF-16 with a byte order mark, a
 * header, keys in brackets, `"name"=value` lines, bytes in hexadecimal that go on after a backslash at the end of a line. It is
 * the same in every language of Windows. The keys come as `readRegistryText` gives them, whatever hive they are of. Null where
 * anything is written otherwise, as a value of several lines, a deletion, or the older form `REGEDIT4`: nothing is guessed.
 */
export function readRegistryExport(bytes: Uint8Array): readonly RegistryKey[] | null {
  const text = textOf(bytes);
  if (text === null) return null;
  const [first, ...lines] = joinedLines(text);
  if (first !== header) return null;
  const keys: { readonly path: readonly string[]; readonly values: RegistryValue[] }[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const path = /^\[(HKEY_[^\]]*)\]\s*$/.exec(line)?.[1];
    if (path !== undefined) {
      keys.push({ path: path.split('\\'), values: [] });
      continue;
    }
    const value = valueIn(line);
    const key = keys.at(-1);
    if (value === null || key === undefined) return null;
    key.values.push(value);
  }
  return keys;
}

/** Does it begin as an export does? */
export function isRegistryExport(bytes: Uint8Array): boolean {
  return byteOrderMark.every((byte, index) => bytes[index] === byte);
}

function textOf(bytes: Uint8Array): string | null {
  if (!isRegistryExport(bytes)) return null;
  try {
    return utf16.decode(bytes);
  } catch {
    return null; // half a letter
  }
}

/** Bytes go on in the next line after a backslash; a text ends with a quote, so no other line has one there. */
function joinedLines(text: string): readonly string[] {
  const lines: string[] = [];
  let begun = '';
  for (const line of text.split(/\r?\n/)) {
    const whole = begun === '' ? line : begun + line.trimStart();
    begun = whole.endsWith('\\') ? whole.slice(0, -1) : '';
    if (begun === '') lines.push(whole);
  }
  return begun === '' ? lines : [...lines, begun];
}

/** A text between quotes, in which quotes and backslashes have a backslash before them. */
const quoted = String.raw`"((?:[^"\\]|\\["\\])*)"`;
const written = String.raw`${quoted}|dword:([0-9a-f]{8})|hex(?:\(([0-9a-f]{1,8})\))?:([0-9a-f,]*)`;
const valueLine = new RegExp(`^(?:@|${quoted})=(?:${written})\\s*$`, 'i');

function valueIn(line: string): RegistryValue | null {
  const found = valueLine.exec(line);
  if (found === null) return null;
  const [, name, text, dword, type, bytes] = found;
  // The default value has no name; reg.exe query calls it so in English.
  const named = name === undefined ? '(Default)' : unquoted(name);
  if (text !== undefined) return { name: named, type: 'REG_SZ', data: unquoted(text) };
  if (dword !== undefined) return { name: named, type: 'REG_DWORD', data: `0x${Number.parseInt(dword, 16).toString(16)}` };
  const read = bytesOf(bytes ?? '');
  return read === null ? null : ofBytes(named, type?.toLowerCase() ?? '3', read);
}

function bytesOf(words: string): readonly number[] | null {
  const bytes = words === '' ? [] : words.split(',');
  return bytes.every((byte) => byte.length === 2) ? bytes.map((byte) => Number.parseInt(byte, 16)) : null;
}

function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function unquoted(text: string): string {
  return text.replaceAll(/\\(["\\])/g, '$1');
}

/** By the number of its type (https://learn.microsoft.com/windows/win32/sysinfo/registry-value-types), as reg.exe query says it. */
function ofBytes(name: string, type: string, bytes: readonly number[]): RegistryValue | null {
  const whole = `0x${hexOf(bytes.toReversed()).replace(/^0+(?=.)/, '')}`;
  switch (type) {
    case '0':
      return { name, type: 'REG_NONE', data: '' };
    case '1':
    case '2': {
      const text = wideText(bytes)?.replace(/\0$/, '') ?? null;
      return text === null ? null : { name, type: type === '1' ? 'REG_SZ' : 'REG_EXPAND_SZ', data: text };
    }
    case '3':
      return { name, type: 'REG_BINARY', data: hexOf(bytes).toUpperCase() };
    case '4':
      return bytes.length === 4 ? { name, type: 'REG_DWORD', data: whole } : null;
    case '7': {
      const text = wideText(bytes);
      return text === null ? null : { name, type: 'REG_MULTI_SZ', data: text.replace(/\0{1,2}$/, '').replaceAll('\0', '\\0') };
    }
    case 'b':
      return bytes.length === 8 ? { name, type: 'REG_QWORD', data: whole } : null;
    default:
      return { name, type: `REG_TYPE_${type.toUpperCase()}`, data: '' };
  }
}

/** Null of half a letter, and of a text of several lines. */
function wideText(bytes: readonly number[]): string | null {
  try {
    const text = wide.decode(Uint8Array.from(bytes));
    return /[\r\n]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
