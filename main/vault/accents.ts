/** Eight colours of `renderer/tokens.css` in each of the patterns of `renderer/parts/identity-shape.css`. */
export const accentCount = 32;

/** The lowest accent not in use; when all are, the one used least. */
export function freeAccent(used: readonly number[]): number {
  const times = Array.from({ length: accentCount }, (_, accent) => used.filter((other) => other === accent).length);
  return times.indexOf(Math.min(...times));
}

/** Gives each item an accent, in order: the one it had where nobody before it has that, else a free one. */
export function assignAccents(had: readonly (number | null)[]): readonly number[] {
  const claimed = new Set<number>();
  const kept = had.map((accent) => {
    const keep = accent !== null && Number.isInteger(accent) && accent >= 0 && accent < accentCount && !claimed.has(accent);
    if (keep) claimed.add(accent);
    return keep ? accent : null;
  });
  const used: number[] = kept.filter((accent) => accent !== null);
  return kept.map((accent) => {
    if (accent !== null) return accent;
    const free = freeAccent(used);
    used.push(free);
    return free;
  });
}
