/** A page answered what no `Response` can be, such as the status 999: that fails its preview, never the program. */
export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';

  constructor(
    readonly status: number,
    cause: unknown,
  ) {
    super(`An answer with the status ${status} cannot be read`, { cause });
  }
}
