import { expect, it } from 'vitest';
import { offersOf } from '../../../main/checks/what-is-asked.ts';
import { linkedinCapabilities } from '../../../main/networks/linkedin/capabilities.ts';
import { xCapabilities } from '../../../main/networks/x/capabilities.ts';
import { goodWorld, identityOf } from '../../shared/guard/world.ts';

const person = identityOf(goodWorld);
const page = { ...person, id: `${person.accountId}#2414` };

it('has for a page only what the network has for pages', () => {
  expect(offersOf(linkedinCapabilities, person).visibilities).toEqual(['public', 'followers']);
  expect(offersOf(linkedinCapabilities, page).visibilities).toEqual(['public']);
  expect(offersOf(xCapabilities, page)).toEqual(offersOf(xCapabilities, null));
});
