/** The fewest first letters of `name` that no other of `names` begins with; two at most. */
export function markLetters(name: string, names: readonly string[]): string {
  const [first = '', second = ''] = Array.from(name);
  const alike = names.filter((other) => other !== name && other.toLowerCase().startsWith(first.toLowerCase()));
  return alike.length === 0 ? first.toUpperCase() : `${first.toUpperCase()}${second}`;
}
