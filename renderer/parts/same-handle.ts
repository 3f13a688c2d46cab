/** Handles are host names: case does not tell them apart, and the at sign may be left out. */
export function sameHandle(handle: string, typed: string): boolean {
  return typed.trim().replace(/^@/, '').toLowerCase() === handle.toLowerCase();
}
