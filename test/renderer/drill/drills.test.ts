import { describe, expect, it } from 'vitest';
import { acts } from '../../../renderer/drill/drill.ts';
import { type DrillNetwork, drillNetworkOf } from '../../../renderer/drill/drill-network.ts';
import { isMistake } from '../../../renderer/drill/drill-play.ts';
import { drills } from '../../../renderer/drill/drills.ts';
import { findingsOf } from '../../../renderer/drill/look-at-drill.ts';
import { laws } from '../../../renderer/history/history-sentence.ts';
import { base } from '../../../renderer/preview/fixture-parts.ts';
import { acmeOnX, several } from '../../../renderer/preview/network-fixtures.ts';
import { countGraphemes } from '../../../shared/post.ts';

function networkOf(...asked: Parameters<typeof drillNetworkOf>): DrillNetwork {
  const network = drillNetworkOf(...asked);
  if (network === null) throw new Error('The preview has no network');
  return network;
}
const unsigned = networkOf({ accounts: [], networks: base.networks });

describe.each(drills.map((drill) => [drill.id, drill] as const))('the drill %s', (_id, drill) => {
  const findings = findingsOf(drill, unsigned);
  const named = findings.map(({ type, check }) => type ?? check);

  it('has a right answer and a wrong one', () => {
    const right = acts.filter((act) => drill.choices[act].right);
    expect(right.length).toBeGreaterThan(0);
    expect(right.length).toBeLessThan(acts.length);
  });

  it('is about what the checks really find', () => {
    expect(named).toEqual(expect.arrayContaining([...drill.finds]));
  });

  it('points at words of its text', () => {
    for (const { start, end } of findings) {
      if (start === null || end === null) continue;
      expect(drill.text.slice(start, end)).not.toBe('');
    }
  });

  it('could be posted: no stop gives the answer away, and it is short enough', () => {
    expect(findings.filter(({ level }) => level === 'stop')).toEqual([]);
    expect(countGraphemes(drill.text)).toBeLessThanOrEqual(300);
  });

  it('has findings of its own where it is a mistake, and asks for nothing where it is none', () => {
    if (isMistake(drill)) expect(drill.finds).not.toEqual([]);
    else expect(findings.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('names laws that there are, and an account that belongs to nobody', () => {
    expect([...drill.laws, ...drill.finds]).not.toEqual([]);
    for (const law of drill.laws) expect(laws[law]).toBeDefined();
    expect(drill.poster.handle).toMatch(/\.example$/);
  });

  it('names a report that can be looked up', () => {
    const address = new URL(`https://${drill.source}`);
    expect(address.hostname).toContain('.');
    expect(address.pathname.length).toBeGreaterThan(1);
  });
});

it('every drill is another one, and one of them is fine as it is', () => {
  expect(new Set(drills.map(({ id }) => id)).size).toBe(drills.length);
  expect(drills.filter((drill) => !isMistake(drill))).toHaveLength(1);
});

it('every act is right somewhere and wrong somewhere, so that none can be learned by heart', () => {
  for (const act of acts) {
    expect(drills.some(({ choices }) => choices[act].right)).toBe(true);
    expect(drills.some(({ choices }) => !choices[act].right)).toBe(true);
  }
});

it('a mistake gives silence once what the scene knows is gone: the findings are the engine’s, not the page’s', () => {
  const plain = drills.map((drill) => findingsOf({ ...drill, text: 'Good morning, all.', around: {} }, unsigned));
  expect(plain.flat()).toEqual([]);
});

it('takes place at the network of the first account, and at the first there is where nobody is signed in', () => {
  const onX = several.accounts.filter(({ network }) => network === acmeOnX.network);
  expect(drillNetworkOf({ ...several, accounts: onX })).toMatchObject({ id: 'x', name: 'X', limits: { maxLength: 280 } });
  expect(drillNetworkOf({ ...several, accounts: [] })).toMatchObject({ id: 'bluesky', name: 'Bluesky' });
  expect(drillNetworkOf({ accounts: onX, networks: [] })).toBeNull();
});

it.each(base.networks.map((network) => [network.name, network] as const))('finds the same at %s', (_name, { id }) => {
  const [account] = several.accounts;
  if (account === undefined) throw new Error('The preview has no account');
  const network = networkOf({ ...base, accounts: [{ ...account, network: id }] });
  expect(network.id).toBe(id);
  const found = (where: typeof network) => drills.map((drill) => findingsOf(drill, where).map((finding) => finding.id));
  expect(found(network)).toEqual(found(unsigned));
});
