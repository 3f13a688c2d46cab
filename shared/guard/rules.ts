import {
  brandAllowedHere,
  networkAllowed,
  networkStillAllowed,
  pagesAllowedHere,
  personalAllowedHere,
  serverAllowed,
  serverStillAllowed,
} from './device-rules.ts';
import { keepable, newEnough, noDoubt, policyReadable, recordable } from './doubt-rules.ts';
import { armed, personHere } from './moment-rules.ts';
import {
  holdOver,
  isFrozen,
  notBlank,
  nothingStops,
  repeatable,
  sendable,
  sendNowAllowed,
  stillHeld,
  takeDownOpen,
  takenUp,
  tellable,
  wordless,
} from './post-rules.ts';
import { boundAsShown, confirmedAsShown, meant, namedAsShown, senderProved } from './sender-rules.ts';
import { eachNamed, plainTogether, unmixed } from './together-rules.ts';

/** Every rule by name: each looks at one thing and gives a refusal or null. `createGuard` puts them together. */
export const guardRules = {
  brandAllowedHere,
  pagesAllowedHere,
  personalAllowedHere,
  networkAllowed,
  networkStillAllowed,
  serverAllowed,
  serverStillAllowed,
  policyReadable,
  newEnough,
  noDoubt,
  keepable,
  recordable,
  armed,
  personHere,
  confirmedAsShown,
  boundAsShown,
  meant,
  senderProved,
  namedAsShown,
  notBlank,
  takenUp,
  nothingStops,
  sendable,
  holdOver,
  repeatable,
  sendNowAllowed,
  stillHeld,
  isFrozen,
  takeDownOpen,
  tellable,
  wordless,
  eachNamed,
  plainTogether,
  unmixed,
} as const;
export type GuardRules = typeof guardRules;
