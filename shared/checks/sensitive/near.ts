/** Lower-cased text that ends at `at`, no longer than `reach` UTF-16 units: what was said just before. */
export function before(text: string, at: number, reach = 40): string {
  return text.slice(Math.max(0, at - reach), at).toLowerCase();
}

/** Lower-cased text that begins at `at`, no longer than `reach` UTF-16 units. */
export function after(text: string, at: number, reach = 24): string {
  return text.slice(at, at + reach).toLowerCase();
}

/** Whether the words say nothing but what lies between `start` and `end`: then they are their own context. */
export function standsAlone(text: string, start: number, end: number): boolean {
  return text.slice(0, start).trim() === '' && /^[\s.,;]*$/.test(text.slice(end, end + 8)) && text.length - end <= 8;
}
