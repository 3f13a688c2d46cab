/** The policy keys that a person can make stricter for themselves. */
export const ownRuleNames = ['ArmingMinutes', 'IdleMinutes', 'HoldSecondsBrand', 'HoldSecondsBrandReply', 'HoldSecondsPersonal'] as const;
export type OwnRuleName = (typeof ownRuleNames)[number];
