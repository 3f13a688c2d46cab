/** One value of the registry, as reg.exe prints it. */
export interface RegistryValue {
  readonly name: string;
  /** Such as `REG_SZ`. */
  readonly type: string;
  readonly data: string;
}

/** One key of the registry and the values right in it. */
export interface RegistryKey {
  /** Names from `HKEY_LOCAL_MACHINE` down. */
  readonly path: readonly string[];
  readonly values: readonly RegistryValue[];
}

const valueLine = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/**
 * Reads what `reg.exe query` prints (learn.microsoft.com/windows-server/administration/windows-commands/reg-query): the
 * full name of a key, then its values with four spaces between name, type and data, an empty line between keys. Only the
 * name of the default value is translated. Null where a line is neither, as in a value of several lines: nothing is guessed.
 */
export function readRegistryText(text: string): readonly RegistryKey[] | null {
  const keys: { readonly path: readonly string[]; readonly values: RegistryValue[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const value = valueLine.exec(line);
    if (value !== null) {
      const key = keys.at(-1);
      if (key === undefined) return null;
      key.values.push({ name: value[1] ?? '', type: value[2] ?? '', data: value[3] ?? '' });
    } else if (/^HKEY_LOCAL_MACHINE(\\|$)/.test(line)) keys.push({ path: line.trimEnd().split('\\'), values: [] });
    else return null;
  }
  return keys;
}
