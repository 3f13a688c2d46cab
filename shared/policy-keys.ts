import { accountKeys } from './policy-keys/account-keys.ts';
import { deviceKeys } from './policy-keys/device-keys.ts';
import type { PolicyKey, ValueOf } from './policy-keys/key-types.ts';
import { postingKeys } from './policy-keys/posting-keys.ts';
import { programKeys } from './policy-keys/program-keys.ts';

/** The keys in groups, as administrators' tools show them. */
export const policyGroups = [
  { id: 'Accounts', title: 'Accounts', keys: accountKeys },
  { id: 'Posting', title: 'Posting and checks', keys: postingKeys },
  { id: 'Device', title: 'Whose computer this is', keys: deviceKeys },
  { id: 'Program', title: 'The program and its history', keys: programKeys },
] as const;

/**
 * The only definition of the policy keys: name, type, bounds, preset, first version, which way is stricter, and words. The
 * schema, the rules on screen, the templates for each system and the reference page are made from it.
 */
export const policyKeys = { ...accountKeys, ...postingKeys, ...deviceKeys, ...programKeys } as const;
type Keys = typeof policyKeys;
export type PolicyKeyName = keyof Keys;

type Preset = { [Name in PolicyKeyName]: Keys[Name] extends { readonly preset: unknown } ? Name : never }[PolicyKeyName];
type Always = Preset | 'PolicyVersion';

/** What holds where a policy says nothing. */
export type Presets = { readonly [Name in Preset]: ValueOf<Keys[Name]['type']> };

/** One policy: every key that has a preset has a value. */
export type Policy = { readonly [Name in Always]: ValueOf<Keys[Name]['type']> } & {
  readonly [Name in Exclude<PolicyKeyName, Always>]?: ValueOf<Keys[Name]['type']> | undefined;
};

export const policyKeyNames = Object.keys(policyKeys) as readonly PolicyKeyName[];

/** A key as any key, for what goes through them all. */
export function policyKey(name: PolicyKeyName): PolicyKey {
  return policyKeys[name];
}

const named = policyKeyNames.flatMap((name) => {
  const key = policyKey(name);
  return 'preset' in key ? [[name, key.preset] as const] : [];
});
export const presets = Object.fromEntries(named) as unknown as Presets;
