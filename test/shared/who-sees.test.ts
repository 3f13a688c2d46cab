import { expect, it } from 'vitest';
import { whoSees } from '../../shared/who-sees.ts';

const stays = 'It stays until you take it down, and copies can stay longer.';

it('says who sees a post by its visibility, and how many follow where somebody could say', () => {
  expect(whoSees('acme', null)).toBe(`Anyone can read it. ${stays}`);
  expect(whoSees('acme', 1204, 'public')).toBe(`Anyone can read it, and 1,204 people follow @acme. ${stays}`);
  expect(whoSees('acme', 1, 'unlisted')).toBe(`Anyone can read it, though no public list shows it, and 1 person follows @acme. ${stays}`);
  expect(whoSees('acme', 1204, 'followers')).toBe(`Only those who follow @acme can read it, 1,204 people by now. ${stays}`);
  expect(whoSees('acme', null, 'followers')).toBe(`Only those who follow @acme can read it. ${stays}`);
  expect(whoSees('jo', 1204, 'followers', 'connections')).toBe(`Only the connections of @jo can read it. ${stays}`);
  expect(whoSees('jo', 1204, 'public', 'connections')).toBe(`Anyone can read it, and 1,204 people follow @jo. ${stays}`);
});
