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

/** For `/etc/opt/hatcheck/policies/managed/`: a line for every key. */
export function sampleJson(): string {
  const lines = Object.entries(samplePolicy()).map(([name, value]) => `  ${JSON.stringify(name)}: ${onOneLine(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${onOneLine(one)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
