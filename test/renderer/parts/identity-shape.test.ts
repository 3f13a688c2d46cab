import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accentCount } from '../../../main/vault/accents.ts';
import { accentClass } from '../../../renderer/parts/identity-shape.tsx';

it('draws every accent there is in a look of its own', () => {
  const looks = Array.from({ length: accentCount }, (_, accent) => accentClass(accent));
  expect(new Set(looks).size).toBe(accentCount);
  const css = readFileSync(new URL('../../../renderer/parts/identity-shape.css', import.meta.url), 'utf8');
  for (const name of new Set(looks.flatMap((look) => look.split(' ')))) expect(css).toContain(`.${name} {`);
});
