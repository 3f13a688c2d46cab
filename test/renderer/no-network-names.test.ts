import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { networkIdSchema } from '../../shared/account.ts';

const renderer = fileURLToPath(new URL('../../renderer/', import.meta.url));

/** Made-up data, and what is told of times past: who it was, and where it was written about. */
const mayName = (file: string): boolean => file.startsWith('preview/') || file === 'drill/drills.ts';

const names = new RegExp(
  `'(?:${networkIdSchema.options.join('|')})'|\\b(?:${networkIdSchema.options.filter((id) => id.length > 1).join('|')}|bsky|twitter|tweets?)\\b|(?:[Oo]n|at|to|of|from) X\\b`,
  'i',
);

/** Comments may say why; screens follow what a network says of itself. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

it('no screen names a network', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(tsx?|css|html)$/.test(file) && !mayName(file));
  expect(files.length).toBeGreaterThan(100);
  const naming = files.flatMap((file) =>
    withoutComments(readFileSync(renderer + file, 'utf8'))
      .split('\n')
      .filter((line) => names.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(naming).toEqual([]);
});
