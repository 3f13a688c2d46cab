import { expect, test } from 'vitest';
import type { LedgerDisk } from '../../../main/ledger/ledger-disk.ts';
import { createCrashPoints, readCrashPoints, writeBoundaries } from '../../../main/program/crash-points.ts';

class Died extends Error {}

function diskThatNotes(acts: string[]): LedgerDisk {
  return {
    size: async () => 0,
    readRange: async () => new Uint8Array(),
    append: async () => void acts.push('append'),
    truncate: async () => void acts.push('truncate'),
    setAside: async () => void acts.push('setAside'),
  };
}

const die = () => {
  throw new Died();
};

test('dies before the write, or after it, at the passing it was told', async () => {
  const acts: string[] = [];
  const before = createCrashPoints('ledger.append.before', 2, die).ledger(diskThatNotes(acts));
  await before.append(new Uint8Array());
  await expect(before.append(new Uint8Array())).rejects.toThrow(Died);
  expect(acts).toEqual(['append']);

  const after = createCrashPoints('ledger.append.after', 1, die).ledger(diskThatNotes(acts));
  await expect(after.append(new Uint8Array())).rejects.toThrow(Died);
  expect(acts).toEqual(['append', 'append']);
});

test('passes everything else through', async () => {
  const acts: string[] = [];
  const disk = createCrashPoints('ledger.append.before', 1, die).ledger(diskThatNotes(acts));
  await disk.truncate(0);
  await disk.setAside(0);
  expect([await disk.size(), acts]).toEqual([0, ['truncate', 'setAside']]);
});

test('does nothing without the switch, or for a boundary that is not there', () => {
  const disk = diskThatNotes([]);
  for (const env of [{}, { HATCHECK_DIE_AT: 'ledger.read.before:1' }]) expect(readCrashPoints(env).ledger(disk)).toBe(disk);
  expect(readCrashPoints({ HATCHECK_DIE_AT: `${writeBoundaries[0]}:1` }).ledger(disk)).not.toBe(disk);
});
