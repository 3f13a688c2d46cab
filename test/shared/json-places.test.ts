import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPlaces, lineOf } from '../../shared/json-places.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('places in a JSON text', () => {
  it('find nothing broken in any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        expect(jsonPlaces(` \r\n${JSON.stringify(value, null, indent)}\n`).brokenAt).toBeNull();
      }),
    );
  });

  it('agree with JSON.parse about any damaged text', () => {
    const damage = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '\\', '\n', '0', '.', 'x'));
    fc.assert(
      fc.property(damage, ([text, at, insert]) => {
        const where = at % (text.length + 1);
        const damaged = text.slice(0, where) + insert + text.slice(where + 1);
        expect(jsonPlaces(damaged).brokenAt === null).toBe(parses(damaged));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['', 0],
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['{"a": tru}', 6],
    ['[1, 2', 5],
    ['{} x', 3],
    ['{"a": "unfinished\n"}', 6],
  ])('name where %j breaks', (text, at) => {
    expect(jsonPlaces(text).brokenAt).toBe(at);
  });

  it('give up on a depth that no policy has, without exhausting the stack', () => {
    expect(jsonPlaces('['.repeat(100_000)).brokenAt).not.toBeNull();
  });

  it('know where the outermost keys are, and the first key written twice', () => {
    const text = '{\n "a": {"b": 1, "b": 2},\n "c": 3\n}';
    const places = jsonPlaces(text);
    expect([...places.keys].map(([key, at]) => [key, lineOf(text, at)])).toEqual([
      ['a', 2],
      ['c', 3],
    ]);
    expect(places.twice?.key).toBe('b');
  });
});
