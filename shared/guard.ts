import { createGuard } from './guard/create-guard.ts';
import { guardRules } from './guard/rules.ts';

export type { Guard } from './guard/create-guard.ts';
export type { ConfirmGesture, SenderProof } from './guard/gesture.ts';
export type { MessageGesture, ReaderProof } from './guard/message-rules.ts';
export { wrongAccountMs } from './guard/post-rules.ts';
export type { Speaker } from './guard/together-guard.ts';

/**
 * The nine laws of the design as pure decisions. Nothing posts, signs in or arms without asking, in the main
 * process, at the moment of the act. An `identity` of null is one that is signed out or whose credential the
 * network refused: pass only usable ones.
 */
export const guard = createGuard(guardRules);

export const {
  mayBeginSignIn,
  mayRequestPages,
  mayKeepCredential,
  sweepVerdict,
  mayRenew,
  mayArm,
  mayBind,
  mustRetype,
  mayConfirm,
  mayJoin,
  mayConfirmAll,
  mayResume,
  maySendNow,
  mayAttempt,
  maySend,
  mayRetry,
  maySettle,
  mayTakeDown,
  mayRecall,
  mustRetypeForMessage,
  mayConfirmMessage,
  mayResumeMessage,
  mayAttemptMessage,
  maySendMessage,
  mayRecallMessage,
} = guard;
