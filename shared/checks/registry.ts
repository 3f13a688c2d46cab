import type { Check } from './check.ts';
import { identityCheck } from './identity.ts';
import { lengthCheck } from './length.ts';
import { reachableCheck } from './reachable.ts';

/** Every check, in the order its findings are shown. A new one is one file and one line here. */
export const checks: readonly Check[] = [identityCheck, lengthCheck, reachableCheck];
