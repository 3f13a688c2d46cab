import type { ValidException } from './guard-facts.ts';

/** An exception that counts now, with what the person is told of it. Apart from its schema, so that pages need no zod. */
export interface ExceptionInForce extends ValidException {
  /** Why the organisation granted it. */
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly since: number;
}
