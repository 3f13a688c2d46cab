import { policyKey, policyKeyNames } from '../../shared/policy-keys.ts';

/** A policy with every key that has an example or a preset: changes nothing where it gives the preset. */
export function samplePolicy(): Readonly<Record<string, unknown>> {
  const pairs = policyKeyNames.flatMap((name) => {
    const key = policyKey(name);
    const value: unknown = key.example ?? ('preset' in key ? key.preset : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

/** For `/etc/opt/hatcheck/policies/managed/`. */
export function sampleJson(): string {
  return `${JSON.stringify(samplePolicy(), null, 2)}\n`;
}
