import { addressCheck } from './address.ts';
import { alsoInTarget } from './also-in-target.ts';
import { cardCheck } from './card.ts';
import type { Check } from './check.ts';
import { confidentialCheck } from './confidential.ts';
import { documentsCheck } from './documents.ts';
import { emailCheck } from './email.ts';
import { ibanCheck } from './iban.ts';
import { identityCheck } from './identity.ts';
import { lengthCheck } from './length.ts';
import { looksLikeDmCheck } from './looks-like-dm.ts';
import { momentCheck } from './moment.ts';
import { nationalIdCheck } from './national-id.ts';
import { networkCheck } from './network.ts';
import { newHashtagCheck } from './new-hashtag.ts';
import { offensiveCheck } from './offensive.ts';
import { openQuestionCheck } from './open-question.ts';
import { otherIdentityTextCheck } from './other-identity-text.ts';
import { passwordCheck } from './password.ts';
import { phoneCheck } from './phone.ts';
import { profanityCheck } from './profanity.ts';
import { reachableCheck } from './reachable.ts';
import { recipientCheck } from './recipient.ts';
import { secretCheck } from './secret.ts';
import { sensitiveNowCheck } from './sensitive-now.ts';
import { ssnCheck } from './ssn.ts';
import { tragedyCheck } from './tragedy.ts';
import { voiceCheck } from './voice.ts';

/** Every check, in the order its findings are shown. A new one is one file and one line here. */
export const checks: readonly Check[] = [
  identityCheck,
  lengthCheck,
  networkCheck,
  voiceCheck,
  otherIdentityTextCheck,
  momentCheck,
  reachableCheck,
  recipientCheck,
  openQuestionCheck,
  looksLikeDmCheck,
  confidentialCheck,
  secretCheck,
  passwordCheck,
  cardCheck,
  ibanCheck,
  ssnCheck,
  nationalIdCheck,
  documentsCheck,
  phoneCheck,
  emailCheck,
  addressCheck,
  alsoInTarget(profanityCheck),
  alsoInTarget(offensiveCheck),
  alsoInTarget(tragedyCheck),
  alsoInTarget(sensitiveNowCheck),
  newHashtagCheck,
];
