/** One realm as `realm list` tells of it. */
export interface Realm {
  readonly name: string;
  /** `kerberos-member` where the computer was joined to it. */
  readonly configured: string;
}

/**
 * Reads what `realm list` prints (realmd 0.17, tools/realm-list.c): a line with the name, then indented `key: value`
 * lines; nothing at all where the computer belongs to no realm. Null for anything else.
 */
export function parseRealmList(text: string): readonly Realm[] | null {
  const realms: { name: string; facts: Map<string, string> }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const fact = /^ {2}([a-z-]+): ?(.*)$/.exec(line);
    const realm = realms.at(-1);
    if (fact !== null && realm !== undefined) realm.facts.set(fact[1] ?? '', fact[2] ?? '');
    else if (/^[\w.-]+$/.test(line)) realms.push({ name: line, facts: new Map() });
    else return null;
  }
  if (realms.some(({ facts }) => !facts.has('configured'))) return null;
  return realms.map(({ name, facts }) => ({ name: facts.get('realm-name') || name, configured: facts.get('configured') ?? '' }));
}
