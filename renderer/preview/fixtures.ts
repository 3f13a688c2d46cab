import { audienceFixtures } from './audience-fixtures.ts';
import { composeFixtures } from './compose-fixtures.ts';
import { findingFixtures } from './finding-fixtures.ts';
import type { Fixture } from './fixture.ts';
import { messageFixtures } from './message-fixtures.ts';
import { networkFixtures } from './network-fixtures.ts';
import { otherFixtures } from './other-fixtures.ts';
import { outboxFixtures } from './outbox-fixtures.ts';
import { outcomeFixtures } from './outcome-fixtures.ts';
import { togetherFixtures } from './together-fixtures.ts';
import { updateFixtures } from './update-fixtures.ts';

export const fixtures: readonly Fixture[] = [
  ...composeFixtures,
  ...findingFixtures,
  ...outboxFixtures,
  ...networkFixtures,
  ...togetherFixtures,
  ...outcomeFixtures,
  ...otherFixtures,
  ...audienceFixtures,
  ...messageFixtures,
  ...updateFixtures,
];
