import { mkdir, rename, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinuxSource } from '../../../main/policy/linux-source.ts';
import { diskPolicyFiles } from '../../../main/policy/policy-files.ts';
import { createPolicyReader } from '../../../main/policy/policy-reader.ts';
import type { SystemPolicySource } from '../../../main/policy/source.ts';
import { createUnsupportedSource } from '../../../main/policy/unsupported-source.ts';
import { effectivePolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { createStillClock } from '../still-clock.ts';
import { type TemporaryPolicies, temporaryPolicies } from './temporary-policies.ts';

let policies: TemporaryPolicies;
beforeEach(async () => {
  policies = await temporaryPolicies();
});
afterEach(() => policies.remove());

const good = { PolicyVersion: 1, BrandAccounts: ['acme.example'] };
const readerOf = (source: SystemPolicySource = createLinuxSource(policies.place)) => createPolicyReader(source, createStillClock());

/** Collects outcomes, and resolves once one fits. */
function outcomes() {
  const seen: PolicyOutcome[] = [];
  let waiting: { readonly fits: (outcome: PolicyOutcome) => boolean; readonly resolve: () => void } | null = null;
  return {
    seen,
    take(outcome: PolicyOutcome) {
      seen.push(outcome);
      if (waiting?.fits(outcome) === true) waiting.resolve();
    },
    until: (fits: (outcome: PolicyOutcome) => boolean): Promise<void> =>
      seen.some(fits)
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting = { fits, resolve };
          }),
  };
}

describe('the policy reader', () => {
  it('goes on restricting by what was last good while the file is broken, and forgets it once IT removed it', async () => {
    const reader = readerOf();
    await policies.write('managed/a.json', good);
    expect((await reader.read()).kind).toBe('active');
    await policies.write('managed/a.json', '{"PolicyVersion": 1,');
    const broken = await reader.read();
    expect(broken).toMatchObject({ kind: 'invalid', problems: [{ line: 1 }] });
    expect(effectivePolicy(broken).BrandAccounts).toEqual(['acme.example']);
    await rm(policies.path('managed/a.json'));
    expect(await reader.read()).toEqual({ kind: 'absent' });
    await policies.write('managed/a.json', '{');
    expect(effectivePolicy(await reader.read()).BrandAccounts).toEqual([]);
  });

  it('gives the very same value while nothing changes', async () => {
    const reader = readerOf();
    await policies.write('managed/a.json', good);
    const first = await reader.read();
    expect(await reader.read()).toBe(first);
    await policies.write('managed/a.json', { ...good, IdleMinutes: 9 });
    expect(await reader.read()).not.toBe(first);
  });

  it('reads one at a time; who asks meanwhile shares the next reading', async () => {
    let running = 0;
    let most = 0;
    let readings = 0;
    const reader = readerOf({
      location: 'test',
      watch: () => () => {},
      async read() {
        readings += 1;
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        return { documents: [], problems: [] };
      },
    });
    const first = reader.read();
    await Promise.resolve();
    await Promise.all([first, reader.read(), reader.read(), reader.read()]);
    expect({ most, readings }).toEqual({ most: 1, readings: 2 });
  });

  it('tells what changed on the disk, also in folders that were not there', async () => {
    const reader = readerOf();
    await reader.read();
    const told = outcomes();
    const stop = reader.watch(told.take);
    await policies.write('managed/a.json', good);
    await told.until((outcome) => outcome.kind === 'active');
    await policies.write('managed/a.json', 'broken');
    await told.until((outcome) => outcome.kind === 'invalid');
    await rename(policies.path('managed'), policies.path('set-aside'));
    await told.until((outcome) => outcome.kind === 'absent');
    await mkdir(policies.path('recommended'), { mode: 0o755 });
    await policies.write('recommended/b.json', { PolicyVersion: 1, IdleMinutes: 9 });
    await told.until((outcome) => outcome.kind === 'active' && outcome.policy.IdleMinutes === 9);
    stop();
  });

  it('looks by itself where no hint comes, and stops when told to', async () => {
    const clock = createStillClock();
    const source = createLinuxSource(policies.place, { ...diskPolicyFiles, watch: () => () => {} });
    const reader = createPolicyReader({ ...source, watch: () => () => {} }, clock);
    await reader.read();
    const told = outcomes();
    const stop = reader.watch(told.take);
    await policies.write('managed/a.json', good);
    clock.advance(60_000);
    await told.until((outcome) => outcome.kind === 'active');
    await reader.read();
    stop();
    await policies.write('managed/a.json', { ...good, IdleMinutes: 9 });
    clock.advance(600_000);
    await reader.read();
    expect(told.seen).toHaveLength(1);
  });

  it('says where policy is not read yet', async () => {
    const reader = readerOf(createUnsupportedSource('plan9'));
    expect(reader.location).toBe('not read on plan9 yet');
    expect(await reader.read()).toEqual({ kind: 'absent' });
  });
});
