import type { Clock } from '../../clock.ts';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const CLOCK_ID_BITS = 10n;

/**
 * Timestamp identifiers (https://atproto.com/specs/tid): 13 characters, sorting by time; microseconds and a 10-bit clock
 * id. Each is larger than the one before, also when the clock stands still or is turned back.
 *
 * @param clockId 0 to 1023, random for each running program.
 */
export function createTids(clock: Clock, clockId: number): () => string {
  let last = 0n;
  return () => {
    const now = BigInt(Math.max(0, Math.floor(clock.now()))) * 1000n;
    last = now > last ? now : last + 1n;
    return encode((last << CLOCK_ID_BITS) | BigInt(clockId & 1023));
  };
}

function encode(value: bigint): string {
  let text = '';
  for (let rest = value, digit = 0; digit < 13; digit += 1, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}
