import { z } from 'zod';

/** `HH:MM` of a 24-hour day. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const days = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** The only definition of the policy keys: name, type, bounds, default. Unknown keys are reported and ignored. */
export const policySchema = z.object({
  PolicyVersion: z.literal(1),
  /** Name of the organisation, shown to the person: "The rule comes from Acme IT." */
  Organisation: z.string().min(1).max(100).default('your IT department'),
  /** Exact handle, DID, or a domain pattern such as `*.acme.com`. */
  BrandAccounts: z.array(z.string().min(1).max(300)).max(1000).default([]),
  DefaultKind: z.enum(['brand', 'personal', 'ask']).default('ask'),
  DeviceStatement: z.enum(['managed', 'personal']).optional(),
  PersonalOnManaged: z.enum(['allow', 'block']).default('allow'),
  AllowedServers: z.array(z.string().min(1).max(300)).max(100).optional(),
  ArmingMinutes: z.number().int().min(1).max(120).default(15),
  IdleMinutes: z.number().int().min(1).max(60).default(5),
  WorkingHours: z.object({ TimeZone: z.string(), Days: z.array(days).min(1), From: timeOfDay, To: timeOfDay }).optional(),
  HoldSecondsBrand: z.number().int().min(60).max(3600).default(60),
  HoldSecondsBrandReply: z.number().int().min(15).max(3600).default(15),
  HoldSecondsPersonal: z.number().int().min(10).max(3600).default(10),
  SendNowBrand: z.boolean().default(false),
  StripAlwaysShown: z.boolean().default(false),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;

/** Where policy was found, never what it says. */
export interface PolicySource {
  readonly location: string;
  readonly level: 'managed' | 'recommended';
  readonly keys: readonly string[];
}

/** One thing wrong with a policy: where, and what to do, without values. */
export interface PolicyProblem {
  readonly location: string;
  readonly key: string | null;
  readonly line: number | null;
  readonly words: string;
}

/**
 * `invalid` is unreadable, malformed or newer: it blocks brand acts; `restrictions` is the last good policy
 * (or defaults), which goes on restricting and never grants.
 */
export type PolicyOutcome =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'active';
      readonly policy: Policy;
      readonly sources: readonly PolicySource[];
      readonly unknownKeys: readonly string[];
      readonly readAt: number;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[]; readonly restrictions: Policy; readonly readAt: number };

export const defaultPolicy: Policy = policySchema.parse({ PolicyVersion: 1 });

/** The values in force: policy's, or the last good ones, or the defaults. */
export function effectivePolicy(outcome: PolicyOutcome): Policy {
  switch (outcome.kind) {
    case 'absent':
      return defaultPolicy;
    case 'active':
      return outcome.policy;
    case 'invalid':
      return outcome.restrictions;
  }
}
