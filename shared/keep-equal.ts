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
  // Own properties only: data may have a property called `__proto__`, which is neither to be set nor to be read by assignment.
  const earlier = new Map(Object.entries(before));
  const kept = Object.entries(after).map(([name, value]) => [name, keepEqual(earlier.get(name), value)] as const);
  const same = kept.length === earlier.size && kept.every(([name, value]) => earlier.has(name) && Object.is(value, earlier.get(name)));
  return same ? before : Object.fromEntries(kept);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
