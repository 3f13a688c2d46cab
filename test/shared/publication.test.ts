import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base, draftOf, draftStatus } from '../../renderer/preview/fixture-parts.ts';
import { keepEqual } from '../../shared/keep-equal.ts';
import { changesBetween, wholePublication, withPublication } from '../../shared/publication.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

describe('keeping what is the same', () => {
  it('says what it was given, and is the very same object where nothing changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(keepEqual(before, after)).toEqual(after);
        expect(keepEqual(before, structuredClone(before))).toBe(before);
      }),
    );
  });

  it.each([[[{ ['__proto__']: '' }, {}]], [{ ['__proto__']: {} }]])(
    'takes a property called __proto__ for one like any other: %j',
    (before) => {
      expect(keepEqual(before, structuredClone(before))).toBe(before);
      const made = keepEqual({}, before);
      expect(JSON.stringify(made)).toBe(JSON.stringify(before));
    },
  );

  it('keeps the parts that are the same', () => {
    const before = { a: [{ x: 1 }, { x: 2 }], b: { y: 1 } };
    const after = keepEqual(before, { a: [{ x: 1 }, { x: 3 }], b: { y: 1 } });
    expect(after.b).toBe(before.b);
    expect(after.a[0]).toBe(before.a[0]);
    expect(after).toEqual({ a: [{ x: 1 }, { x: 3 }], b: { y: 1 } });
  });
});

describe('publications', () => {
  const snapshot = (seq: number, text: string, online = true): Snapshot => ({ ...base, seq, online, drafts: [draftStatus(draftOf(text))] });
  const steps = fc.array(fc.record({ text: fc.string({ maxLength: 3 }), online: fc.boolean(), lost: fc.boolean() }), { maxLength: 12 });

  it('make the snapshot they were made of, however many were lost on the way', () => {
    fc.assert(
      fc.property(steps, (changes) => {
        let main = snapshot(1, '');
        let window: Snapshot | null = withPublication(null, wholePublication(main));
        for (const { text, online, lost } of changes) {
          const next = keepEqual(main, snapshot(main.seq + 1, text, online));
          const publication = structuredClone(changesBetween(main, next));
          main = next;
          if (!lost) window = withPublication(window, publication) ?? withPublication(window, structuredClone(wholePublication(main)));
          if (!lost) expect(window).toEqual(main);
        }
      }),
    );
  });

  it('change nothing when they come late', () => {
    const now = snapshot(5, 'now');
    expect(withPublication(now, wholePublication(snapshot(4, 'before')))).toBe(now);
  });

  it('mean nothing without what they build on', () => {
    expect(withPublication(null, { seq: 2, from: 1, changes: {} })).toBeNull();
    expect(withPublication(snapshot(1, 'a'), { seq: 3, from: 2, changes: {} })).toBeNull();
  });
});
