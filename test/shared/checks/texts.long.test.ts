import { describe, it } from 'vitest';
import { checks } from '../../../shared/checks/registry.ts';
import { seededRandom } from '../../../shared/learn/random.ts';
import { look, nobody } from './look.ts';

const aboutContent = checks.filter(({ id }) => id !== 'identity' && id !== 'length');
const message = { ...nobody, reader: { kind: 'direct-message', to: ['anna.example'], known: ['ann.example'] } } as const;

/** What the patterns of the checks begin with, and what breaks them off. */
const pieces = [
  ...['1', '12 ', '4111 ', '+1 ', '(', '-', '.', ',', '@', 'a', 'A', 'a.', 'a_', 'Main ', 'key=', 'token: ', '"', "'", '\n', ' ', '/', ':'],
  ...['password ', 'password is ', 'passport number ', 'account no. ', 'address is ', 'DE89 ', 'eyJ', 'sk-', 'https://a:b@', 'curl -u '],
  ...['-----BEGIN ', 'kind: secret data: ', 'we will not be ', 'press release ', 'call ', 'my ', 'd ', 'é', '漢', '🎉', '\ud800', 'а'],
  ...['we are ', 'nobody but ', 'only the ', 'wifi key ', 'door code ', 'a@b.', 'did:a:', 'arn:'],
];

/** Every piece alone, then pairs and threes of them: the same ones each time, drawn from these seeds. */
const alone = pieces.map((piece) => [piece] as const);
const mixed = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => {
  const random = seededRandom(seed);
  return Array.from({ length: 2 + (seed % 2) }, () => pieces[Math.floor(random() * pieces.length)] ?? '');
});

/**
 * A pattern that goes back over what it read takes time with the square of the length or worse. On texts as long
 * as these that is hours, so that this test then does not end; in proportion to the length it is a moment.
 */
describe('long texts are read in one go', () => {
  it.each([...alone, ...mixed].map((some) => [some.join('')] as const))('of repeated %j', (piece) => {
    const text = piece.repeat(Math.ceil(30_000 / piece.length));
    for (const check of aboutContent) look(check, text, message);
    for (const check of aboutContent) look(check, text);
  });
});
