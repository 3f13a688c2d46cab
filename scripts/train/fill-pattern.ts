/** Word choices by slot name. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/** Words of a slot, separated by bars. */
export function choices(words: string): readonly string[] {
  return words.split('|').map((word) => word.trim());
}

/** Puts a random choice of the slot in place of each `{slot}`; a choice may hold slots itself. */
export function fillPattern(pattern: string, slots: Slots, random: () => number): string {
  return pattern.replace(/\{(\w+)\}/gu, (_, slot: string) => {
    const words = slots[slot] ?? [];
    return fillPattern(words[Math.floor(random() * words.length)] ?? '', slots, random);
  });
}

/** `count` texts, the patterns taken in turn. */
export function fillAll(patterns: readonly string[], slots: Slots, count: number, random: () => number): readonly string[] {
  return Array.from({ length: count }, (_, at) => fillPattern(patterns[at % patterns.length] ?? '', slots, random));
}
