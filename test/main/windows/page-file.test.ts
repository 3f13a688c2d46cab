import { sep } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileOfPage } from '../../../main/windows/page-file.ts';

const folder = '/opt/Hatcheck/resources/app.asar/out/renderer';

it.each([
  ['app://hatcheck/compose.html', `${folder}/compose.html`],
  ['app://hatcheck/console.html?x=1#history', `${folder}/console.html`],
  ['app://hatcheck/assets/base-1a2b.css', `${folder}/assets/base-1a2b.css`],
])('serves %s', (address, file) => {
  expect(fileOfPage(folder, address)).toBe(file);
});

it.each([
  'app://hatcheck/',
  'app://hatcheck/../../../../../etc/passwd',
  'app://hatcheck/..%2f..%2fmain%2findex.js',
  'app://hatcheck/..%2frenderer-of-others%2fcompose.html',
  'app://hatcheck/compose.html%00.png',
  'app://hatcheck/%E0%A4%A.html',
  'app://other/compose.html',
  'app://hatcheck:80/compose.html',
  'https://hatcheck/compose.html',
  'file:///etc/passwd.html',
  'package.json',
])('does not serve %s', (address) => {
  expect(fileOfPage(folder, address)).toBeNull();
});

it('never leaves the folder', () => {
  const piece = fc.oneof(
    fc.constantFrom('..', '.', '%2e%2e', '..%2f', '%5c..', '/', '//', 'main', 'index.js', 'compose.html'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const file = fileOfPage(folder, `app://hatcheck/${pieces.join('/')}`);
      if (file !== null) {
        expect(file.startsWith(folder + sep)).toBe(true);
        expect(file.split(sep)).not.toContain('..');
      }
    }),
    { numRuns: 5_000 },
  );
});
