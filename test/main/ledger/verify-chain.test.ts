import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../../main/ledger/anchor.ts';
import { hashForNext } from '../../../main/ledger/ledger-record.ts';
import { type ChainReport, verifyChain } from '../../../main/ledger/verify-chain.ts';
import { event, fileOf, olderLines, open, soundLines } from './entries.ts';
import { createMemoryDisk } from './memory-disk.ts';

const most = 12;
const sound = await soundLines(most);

/** A ledger of 1 to 12 entries. */
const ledgers = fc.integer({ min: 1, max: most }).map((count) => sound.slice(0, count));
const at = (lines: readonly string[]) => fc.integer({ min: 0, max: lines.length - 1 });

function anchorAt(lines: readonly string[], seq = lines.length, v: 1 | 2 = 2): Anchor {
  return { seq, hash: hashForNext(Buffer.from(lines[seq - 1] ?? ''), v), v };
}

function verify(text: string, anchor: Anchor | null): Promise<ChainReport> {
  return verifyChain(createMemoryDisk(text), anchor);
}

describe('a ledger that nobody touched', () => {
  it('verifies, with any anchor that lags or is absent', () =>
    fc.assert(
      fc.asyncProperty(
        ledgers.chain((lines) => fc.tuple(fc.constant(lines), at(lines))),
        async ([lines, lag]) => {
          for (const anchor of [null, anchorAt(lines, lag + 1), anchorAt(lines, lag + 1, 1)]) {
            const report = await verify(fileOf(lines), anchor);
            const { seq, hash } = anchorAt(lines);
            expect(report).toMatchObject({ lines: lines.length, head: { seq, hash }, tornAt: null, problem: null });
          }
        },
      ),
    ));

  it('verifies when it is empty', async () => {
    expect(await verify('', null)).toMatchObject({ lines: 0, head: null, tornAt: null, problem: null });
  });

  it('is not called tampered when a crash tore its last line', () =>
    fc.assert(
      fc.asyncProperty(
        ledgers.chain((lines) => fc.tuple(fc.constant(lines), fc.integer({ min: 1, max: (lines.at(-1) ?? '').length }))),
        async ([lines, kept]) => {
          const before = lines.slice(0, -1);
          const anchor = before.length === 0 ? null : anchorAt(before);
          const report = await verify(fileOf(before) + (lines.at(-1) ?? '').slice(0, kept), anchor);
          expect(report.problem).toBeNull();
          expect(report.tornAt).toBe(fileOf(before).length);
        },
      ),
    ));

  it('is not called tampered when the file grew but its last bytes never arrived', async () => {
    const report = await verify(`${fileOf(sound.slice(0, 3))}\0\0\0\0}\n`, anchorAt(sound.slice(0, 3)));
    expect(report.problem).toBeNull();
    expect(report.tornAt).toBe(fileOf(sound.slice(0, 3)).length);
  });
});

/** Every way to change a ledger, each leaving a text that differs from the original. */
const tamperings = {
  'one byte of an entry replaced': (lines: readonly string[]) =>
    fc.tuple(at(lines), fc.nat(), fc.integer({ min: 32, max: 126 })).map(([index, offset, code]) => {
      const line = lines[index] ?? '';
      const cut = offset % line.length;
      return lines.with(index, line.slice(0, cut) + String.fromCharCode(code) + line.slice(cut + 1));
    }),
  'a field rewritten': (lines: readonly string[]) =>
    at(lines).map((index) => lines.with(index, (lines[index] ?? '').replace('"allowed"', '"refused"'))),
  'an entry deleted': (lines: readonly string[]) => at(lines).map((index) => lines.toSpliced(index, 1)),
  'an entry repeated': (lines: readonly string[]) =>
    fc.tuple(at(lines), at(lines)).map(([from, to]) => lines.toSpliced(to, 0, lines[from] ?? '')),
  'a foreign line inserted': (lines: readonly string[]) =>
    fc
      .tuple(
        at(lines),
        fc.string().filter((text) => !/[\n\0]/.test(text)),
      )
      .map(([index, text]) => lines.toSpliced(index, 0, text)),
  'a foreign line added at the end': (lines: readonly string[]) =>
    fc
      .string()
      .filter((text) => !/[\n\0]/.test(text))
      .map((text) => [...lines, text]),
  'entries reordered': (lines: readonly string[]) => fc.shuffledSubarray([...lines], { minLength: lines.length, maxLength: lines.length }),
  'the tail cut off': (lines: readonly string[]) => at(lines).map((kept) => lines.slice(0, kept)),
} as const;

describe('security 11: with the anchor at the head, the verifier finds', () => {
  for (const [name, tamper] of Object.entries(tamperings)) {
    it(name, () =>
      fc.assert(
        fc.asyncProperty(
          ledgers.chain((lines) => fc.tuple(fc.constant(lines), tamper(lines))),
          async ([lines, changed]) => {
            fc.pre(fileOf(changed) !== fileOf(lines));
            expect((await verify(fileOf(changed), anchorAt(lines))).problem).not.toBeNull();
          },
        ),
        { numRuns: 300 },
      ),
    );
  }

  it('a tail cut inside a line, which looks like a crash', () =>
    fc.assert(
      fc.asyncProperty(
        ledgers.chain((lines) => fc.tuple(fc.constant(lines), fc.integer({ min: 0, max: fileOf(lines).length - 1 }))),
        async ([lines, kept]) => {
          expect((await verify(fileOf(lines).slice(0, kept), anchorAt(lines))).problem).not.toBeNull();
        },
      ),
    ));

  it('a chain rewritten from end to end', async () => {
    const others = await soundLines(5);
    const rewritten = others.with(4, (others[4] ?? '').replace('"allowed"', '"refused"'));
    const report = await verify(fileOf(rewritten), anchorAt(others));
    expect(report.problem).toEqual({ line: 5, words: 'entry 5 is not the one the keyring remembers' });
  });

  it('a file that is gone', async () => {
    expect((await verify('', anchorAt(sound))).problem?.words).toBe(`it ends at entry 0, but the keyring remembers entry ${most}`);
  });
});

describe('a ledger that an older program began', () => {
  const upgraded = async () => {
    const older = olderLines(5);
    const disk = createMemoryDisk(fileOf(older));
    const ledger = await open(disk, 'newer');
    for (let count = 0; count < 3; count += 1) expect(await ledger.append(event())).toEqual({ kind: 'writable' });
    return { older, lines: disk.text().split('\n').slice(0, -1) };
  };

  it('goes on in the new way, and all of it verifies, against an anchor of either program', async () => {
    const { older, lines } = await upgraded();
    expect(lines.slice(0, 5)).toEqual(older);
    expect(lines.map((line) => JSON.parse(line).v)).toEqual([1, 1, 1, 1, 1, 2, 2, 2]);
    for (const anchor of [null, anchorAt(older, 5, 1), anchorAt(lines)]) {
      expect(await verify(fileOf(lines), anchor)).toMatchObject({ lines: 8, problem: null });
    }
  });

  it('shows an edit of either part', async () => {
    const { lines } = await upgraded();
    for (const index of [0, 4, 5, 6]) {
      const changed = lines.with(index, (lines[index] ?? '').replace('"allowed"', '"refused"'));
      expect((await verify(fileOf(changed), null)).problem?.line).toBe(index + 2);
    }
  });
});

describe('without the anchor', () => {
  it('everything but the end is still checked', () =>
    fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 2, max: most })
          .chain((count) => fc.tuple(fc.constant(sound.slice(0, count)), fc.integer({ min: 0, max: count - 2 }))),
        async ([lines, index]) => {
          for (const changed of [lines.toSpliced(index, 1), lines.with(index, (lines[index] ?? '').replace('"allowed"', '"refused"'))]) {
            expect((await verify(fileOf(changed), null)).problem).not.toBeNull();
          }
        },
      ),
    ));

  it('a cut tail cannot be seen', async () => {
    expect((await verify(fileOf(sound.slice(0, 4)), null)).problem).toBeNull();
  });
});

it('says at which line, and holds no more than a line of what is too long', async () => {
  const text = `${sound[0]}\n${'x'.repeat(1_000_000)}\n${sound[1]}\n`;
  expect((await verify(text, null)).problem).toEqual({ line: 2, words: 'it is not a ledger entry' });
});

it('takes the lines of a newer program for what they are', async () => {
  const newer = JSON.stringify({ act: 'teleport', prevHash: anchorAt(sound.slice(0, 2)).hash, seq: 3, v: 3 });
  expect((await verify(fileOf([...sound.slice(0, 2), newer]), null)).problem).toBeNull();
});
