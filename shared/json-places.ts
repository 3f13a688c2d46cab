/** Where things are in a JSON text, for messages that name a line. Offsets are UTF-16. */
export interface JsonPlaces {
  /** Where the text stops being JSON (RFC 8259), or null where it is JSON throughout. */
  readonly brokenAt: number | null;
  /** Where each key of the outermost object is written. */
  readonly keys: ReadonlyMap<string, number>;
  /** The first key that is written twice in one object, or null: which of the two counts would be a guess. */
  readonly twice: { readonly key: string; readonly at: number } | null;
}

const blank = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these may not stand in a string (RFC 8259 §7).
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Deeper nesting is no policy, and must not exhaust the stack. */
const deepest = 100;

/** Thrown inside this file only, to leave the recursion at once. */
class Broken {
  constructor(readonly at: number) {}
}

class Walker {
  private at = 0;
  readonly keys = new Map<string, number>();
  twice: JsonPlaces['twice'] = null;

  constructor(private readonly text: string) {}

  whole(): void {
    this.value(0);
    if (this.at < this.text.length) throw new Broken(this.at);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private takes(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    this.take(blank);
    return true;
  }

  private need<T>(found: T | null | false): T {
    if (found === null || found === false) throw new Broken(this.at);
    return found;
  }

  private value(depth: number): void {
    if (depth > deepest) throw new Broken(this.at);
    this.take(blank);
    if (this.takes('{')) this.members(depth, '}', (keys) => this.key(depth, keys));
    else if (this.takes('[')) this.members(depth, ']', () => {});
    else this.need(this.take(string) ?? this.take(scalar));
    this.take(blank);
  }

  private members(depth: number, end: string, begin: (keys: Set<string>) => void): void {
    if (this.takes(end)) return;
    const keys = new Set<string>();
    do {
      begin(keys);
      this.value(depth + 1);
    } while (this.takes(','));
    this.need(this.takes(end));
  }

  private key(depth: number, keys: Set<string>): void {
    const at = this.at;
    const key: string = JSON.parse(this.need(this.take(string)));
    if (keys.has(key)) this.twice ??= { key, at };
    keys.add(key);
    if (depth === 0) this.keys.set(key, at);
    this.take(blank);
    this.need(this.takes(':'));
  }
}

/** Walks a JSON text. Engines word and place their own parse errors differently, some without a position. */
export function jsonPlaces(text: string): JsonPlaces {
  const walker = new Walker(text);
  let brokenAt: number | null = null;
  try {
    walker.whole();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    brokenAt = error.at;
  }
  return { brokenAt, keys: walker.keys, twice: walker.twice };
}

/** The line of an offset, counted from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
