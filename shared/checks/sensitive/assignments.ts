/** A value given to a name: in code, a configuration file, markup, or plain words ("the token is ..."). */
export interface Assignment {
  readonly name: string;
  /** UTF-16 offsets of the value. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** `=`, `:`, `is` and so on; empty where the value simply follows. */
  readonly operator: string;
  readonly quoted: boolean;
}

/** Names as programs write them; one pass, each character looked at once. */
const name = /[A-Za-z_][\w-]{1,79}(?:\.[A-Za-z_][\w-]{1,79}){0,3}/g;
/** What stands between a name and its value, each part bounded. */
const operator =
  /(?:\\?["'`\])]){0,3}[ \t]{0,6}(?:string|String|str|value)?[ \t]{0,6}(=>|:=|\?\?=|\?=|\|\|=?|\.=|\+=|==?|:|>|,|\bis\b|\bto\b|->|\|)?[ \t\r]{0,8}\n?[ \t]{0,12}(?:\\?["'`(]|b["']){0,3}/y;
const value = /[^\s"'`<>,;(){}[\]\\|@]{6,400}/y;

/** Every name of a text that a value follows. */
export function assignments(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const { 0: word, index } of text.matchAll(name)) {
    operator.lastIndex = index + word.length;
    const between = operator.exec(text);
    if (between === null) continue;
    value.lastIndex = operator.lastIndex;
    const read = value.exec(text)?.[0].replace(/[.:!?]+$/, '');
    if (read === undefined || read.length < 6) continue;
    const start = operator.lastIndex;
    const quoted = /["'`]/.test(text[start - 1] ?? '');
    found.push({ name: word, start, end: start + read.length, value: read, operator: between[1] ?? '', quoted });
  }
  return found;
}
