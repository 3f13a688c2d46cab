/** Ends a `switch` over a union: the compiler refuses a forgotten member, and bad data at run time throws. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
