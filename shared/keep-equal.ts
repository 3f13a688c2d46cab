/**
 * `after`, made of the very objects of `before` wherever both say the same, and `before` itself where all of it does:
 * whoever compares by identity sees only what changed. For plain data: objects, arrays and primitives.
 */
export function keepEqual<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(after)) return keepArray(before, after) as T;
  if (isPlain(before) && isPlain(after)) return keepObject(before, after) as T;
  return after;
}

function keepArray(before: unknown, after: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(before)) return after;
  const kept = after.map((value, index) => keepEqual(before[index], value));
  return kept.length === before.length && kept.every((value, index) => Object.is(value, before[index])) ? before : kept;
}

function keepObject(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(after);
  let same = names.length === Object.keys(before).length;
  const kept: Record<string, unknown> = {};
  for (const name of names) {
    kept[name] = keepEqual(before[name], after[name]);
    same = same && Object.hasOwn(before, name) && Object.is(kept[name], before[name]);
  }
  return same ? before : kept;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
