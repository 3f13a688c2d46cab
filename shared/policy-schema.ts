import { z } from 'zod';
import { assertNever } from './assert-never.ts';
import type { ChoiceItem, PolicyType, TextType } from './policy-keys/key-types.ts';
import { type Policy, type PolicyKeyName, policyKey, policyKeyNames, policyKeys } from './policy-keys.ts';
import { mustBe } from './policy-words.ts';
import { isTimeZone } from './working-hours.ts';

/** `HH:MM` of a 24-hour day. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const workingHours = z.object({
  TimeZone: z.string().refine(isTimeZone),
  Days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
  From: timeOfDay,
  To: timeOfDay,
});
const levels = z.record(z.string().min(1).max(60), z.enum(['info', 'caution', 'stop']));

function textSchema(type: TextType | ChoiceItem): z.ZodType<string> {
  if (type.kind === 'choice') return z.enum(Object.keys(type.choices));
  return z.string().max(type.most).regex(new RegExp(type.pattern));
}

/** What one value of this type is, before any preset. */
function valueSchema(type: PolicyType): z.ZodType {
  switch (type.kind) {
    case 'version':
      return z.literal(1);
    case 'wholeNumber':
      return z.number().int().min(type.least).max(type.most);
    case 'trueOrFalse':
      return z.boolean();
    case 'choice':
    case 'text':
      return textSchema(type);
    case 'list':
      return z.array(textSchema(type.of)).max(type.most);
    case 'workingHours':
      return workingHours;
    case 'levels':
      return levels;
    default:
      return assertNever(type);
  }
}

function keySchema(name: PolicyKeyName): z.ZodType {
  const key = policyKey(name);
  const value = valueSchema(key.type);
  const whole = 'preset' in key ? value.default(key.preset) : key.type.kind === 'version' ? value : value.optional();
  return whole.describe(mustBe(key.type));
}

/** What each key holds, and what is expected of it in words that complete "must be". Unknown keys are reported and ignored. */
export const policySchema = z.object(
  Object.fromEntries(policyKeyNames.map((name) => [name, keySchema(name)])) as Record<PolicyKeyName, z.ZodType>,
);

/** The values of a policy, with the presets of the keys it leaves out. Throws on what does not fit. */
export function completePolicy(values: Partial<Policy>): Policy {
  return policySchema.parse(values) as Policy;
}

/** Whether this is a name of a key. */
export function isPolicyKey(name: string): name is PolicyKeyName {
  return Object.hasOwn(policyKeys, name);
}
