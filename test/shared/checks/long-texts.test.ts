import fc from 'fast-check';
import { it } from 'vitest';
import { checks } from '../../../shared/checks/registry.ts';
import { look, nobody } from './look.ts';

const aboutContent = checks.filter(({ id }) => id !== 'identity' && id !== 'length');
const message = { ...nobody, reader: { kind: 'direct-message', to: ['anna.example'], known: ['ann.example'] } } as const;

/** What the patterns of the checks begin with, and what breaks them off. */
const pieces = [
  ...['1', '12 ', '4111 ', '+1 ', '(', '-', '.', ',', '@', 'a', 'A', 'a.', 'a_', 'Main ', 'key=', 'token: ', '"', "'", '\n', ' ', '/', ':'],
  ...['password ', 'password is ', 'passport number ', 'account no. ', 'address is ', 'DE89 ', 'eyJ', 'sk-', 'https://a:b@', 'curl -u '],
  ...['-----BEGIN ', 'kind: secret data: ', 'we will not be ', 'press release ', 'call ', 'my ', 'd ', 'é', '漢', '🎉', '\ud800', 'а'],
];

/**
 * A pattern that goes back over what it read takes time with the square of the length or worse. On texts as long
 * as these that is hours, so that this test then does not end; in proportion to the length it is a moment.
 */
it('reads long texts of repeated pieces in one go', () => {
  const repeated = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }).map((some) => some.join(''));
  fc.assert(
    fc.property(repeated, (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      for (const check of aboutContent) look(check, text, message);
      for (const check of aboutContent) look(check, text);
    }),
    { numRuns: 12 },
  );
});
