import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonFile } from '../../../main/policy/linux-source.ts';
import { readPreferences } from '../../../main/policy/macos-source.ts';
import type { OpenedFile, PolicyFiles } from '../../../main/policy/policy-files.ts';
import { readPropertyList } from '../../../main/policy/property-list.ts';
import { createTriedFile } from '../../../main/policy/tried-file.ts';
import { createWindowsSource } from '../../../main/policy/windows-source.ts';
import { guard } from '../../../shared/guard.ts';
import { defaultPolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { type PolicyReading, readPolicy } from '../../../shared/policy-reading.ts';
import { policySchema } from '../../../shared/policy-schema.ts';
import { factsOf, goodWorld, identityOf } from '../../shared/guard/world.ts';

const recorded = (name: string): Buffer => readFileSync(path.join(import.meta.dirname, 'recorded', name));
const sample = (name: string): Buffer => readFileSync(path.join(import.meta.dirname, '../../../deploy/policy', name));

/** One file of any name, which anybody may have written. */
function fileOf(bytes: Uint8Array): PolicyFiles {
  const file: OpenedFile = {
    facts: async () => ({ kind: 'file', ownerUid: 0, mode: 0o644, size: bytes.length }),
    read: async (limit) => bytes.subarray(0, limit),
    close: async () => {},
  };
  return { facts: file.facts, names: async () => [], open: async () => file, watch: () => () => {} };
}

interface Parser {
  readonly name: string;
  /** Rules that are whole, for changing. */
  readonly whole: Uint8Array;
  read(bytes: Uint8Array): Promise<PolicyReading>;
}

const parsers: readonly Parser[] = [
  { name: 'JSON of Linux', whole: sample('linux/hatcheck.json'), read: async (bytes) => readJsonFile('/a.json', 'managed', bytes) },
  {
    name: 'what reg.exe query prints',
    whole: recorded('query-en.txt'),
    read: (bytes) =>
      createWindowsSource(async ({ args }) => ({
        kind: 'said',
        text: (args.includes('/s') ? Buffer.from(bytes) : recorded('query-above.txt')).toString('utf8'),
      })).read(),
  },
  {
    name: 'the list of what is below Policies',
    whole: recorded('query-above.txt'),
    read: (bytes) =>
      createWindowsSource(async ({ args }) => ({
        kind: 'said',
        text: (args.includes('/s') ? recorded('query-en.txt') : Buffer.from(bytes)).toString('utf8'),
      })).read(),
  },
  {
    name: 'what reg.exe exports',
    whole: recorded('export.reg'),
    read: (bytes) => createTriedFile('a.reg', fileOf(bytes)).read(),
  },
  {
    name: 'property lists of macOS',
    whole: Buffer.from(
      '<?xml version="1.0"?><plist version="1.0"><dict><key>PolicyVersion</key><integer>1</integer><key>ArmingMinutes</key><integer>7</integer></dict></plist>',
    ),
    read: async (bytes) => readPreferences('/a.plist', await readPropertyList(bytes)),
  },
  {
    name: 'binary property lists of macOS',
    whole: Buffer.from(
      'YnBsaXN0MDDSAQIDBF1Qb2xpY3lWZXJzaW9uXUFybWluZ01pbnV0ZXMQARAHCA0bKSsAAAAAAAABAQAAAAAAAAAFAAAAAAAAAAAAAAAAAAAALQ==',
      'base64',
    ),
    read: async (bytes) => readPreferences('/a.plist', await readPropertyList(bytes)),
  },
  {
    name: 'a profile that is tried',
    whole: sample('macos/Hatcheck.mobileconfig'),
    read: (bytes) => createTriedFile('a.mobileconfig', fileOf(bytes)).read(),
  },
];

const brand = identityOf({ ...goodWorld, who: 'brand' });
const strict = { ...defaultPolicy, ArmingMinutes: 1, HoldSecondsBrand: 3_600, Organisation: 'Before' };

/** Nothing is granted by what cannot be understood, and what is understood fits the schema. */
function holds(outcome: PolicyOutcome): void {
  const facts = { ...factsOf(goodWorld), policy: outcome };
  if (outcome.kind === 'active') expect(policySchema.safeParse({ ...outcome.policy, PolicyVersion: 1 }).success).toBe(true);
  if (outcome.kind !== 'invalid') return;
  expect(outcome.restrictions).toBe(strict);
  expect(outcome.problems.every(({ location, words }) => location !== '' && words !== '')).toBe(true);
  for (const refused of [guard.mayArm(brand, facts), guard.mayKeepCredential([brand], [], facts), guard.mayRequestPages('bluesky', facts)])
    expect(refused.kind).toBe('refused');
  expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, facts)).not.toBe('revokeThenDelete');
}

const garbage = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
  fc.json().map((text) => Buffer.from(text)),
);

/** Where, what, and how much of what was there goes. */
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: fc.uint8Array({ maxLength: 8 }), cut: fc.nat(40) });

function changed(whole: Uint8Array, { at, put, cut }: typeof change extends fc.Arbitrary<infer T> ? T : never): Uint8Array {
  const index = Math.floor(at * whole.length);
  return Buffer.concat([whole.subarray(0, index), put, whole.subarray(index + cut)]);
}

describe.each(parsers)('$name', ({ whole, read }) => {
  const outcomeOf = async (bytes: Uint8Array): Promise<PolicyOutcome> => readPolicy(await read(bytes), strict, 1);

  it('is whole as it is here', async () => {
    expect((await outcomeOf(whole)).kind).toBe('active');
  });

  it('is garbage without ever throwing, or stating whose computer this is', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        const outcome = await outcomeOf(bytes);
        holds(outcome);
        expect(outcome.kind).not.toBe('active');
      }),
      { numRuns: 300 },
    );
  });

  it('holds on however it is changed or cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        holds(await outcomeOf(changes.reduce<Uint8Array>(changed, whole)));
      }),
      { numRuns: 300 },
    );
  });
});
