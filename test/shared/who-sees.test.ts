import { expect, it } from 'vitest';
import { whoSees } from '../../shared/who-sees.ts';

it('says who sees a post, how many, and for how long', () => {
  const after = 'It stays until you take it down, and copies can stay longer.';
  expect(whoSees('acme.com', null)).toBe(`Anyone can read it. ${after}`);
  expect(whoSees('acme.com', 1)).toBe(`Anyone can read it, and 1 person follows @acme.com. ${after}`);
  expect(whoSees('acme.com', 12_345)).toBe(`Anyone can read it, and 12,345 people follow @acme.com. ${after}`);
});
