import { createHash } from 'node:crypto';
import type { Clock } from '../../../main/clock.ts';
import { canonicalJson } from '../../../main/ledger/canonical-json.ts';
import type { LedgerDisk } from '../../../main/ledger/ledger-disk.ts';
import { type OpenLedger, openLedger } from '../../../main/ledger/open-ledger.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import { createMemoryDisk } from './memory-disk.ts';

export const brand = { kind: 'brand', network: 'bluesky', subject: 'did:plc:acme' } as const;
export const person = { kind: 'personal', network: 'bluesky', subject: 'did:plc:alice' } as const;

export function event(rest: Partial<LedgerEvent> = {}): LedgerEvent {
  return { act: 'confirm', decision: 'allowed', reason: null, law: null, who: brand, ref: null, post: null, ...rest };
}

/** A clock that advances by one millisecond each time it is read. */
export function tickingClock(): Clock {
  let now = 1_700_000_000_000;
  return { now: () => now++, monotonic: () => now, after: () => () => {} };
}

export function open(disk: LedgerDisk, bootId = 'boot'): Promise<OpenLedger> {
  return openLedger({ disk, clock: tickingClock(), bootId });
}

/** The lines of a sound ledger with `count` entries, without their line feeds. */
export async function soundLines(count: number): Promise<readonly string[]> {
  const disk = createMemoryDisk();
  const ledger = await open(disk);
  await Promise.all(Array.from({ length: count }, (_, index) => ledger.append(event({ ref: `r${index}` }))));
  return disk.text().split('\n').slice(0, -1);
}

export function fileOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** Lines as the program before this one wrote them: version 1, linked by the plain hash of the line before. */
export function olderLines(count: number): readonly string[] {
  const lines: string[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const before = lines.at(-1);
    const prevHash = before === undefined ? '0'.repeat(64) : createHash('sha256').update(before).digest('hex');
    const what = { act: 'confirm', decision: 'allowed', reason: null, law: null, who: brand, ref: `old${seq}`, post: null };
    lines.push(canonicalJson({ ...what, bootId: 'older', wall: 1_690_000_000_000 + seq, monotonic: seq, v: 1, seq, prevHash }));
  }
  return lines;
}
