import { RichText } from '@atproto/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetsOf, type ResolveMention } from '../../../../main/networks/bluesky/facets.ts';
import { value } from '../../../contract/network-under-test.ts';

const everybody: ResolveMention = async () => ({ kind: 'ok', value: 'did:plc:abcdefghijklmnopqrstuvwx' });
const encoder = new TextEncoder();

function cut(text: string, start: number, end: number): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(encoder.encode(text).slice(start, end));
}

describe('facets', () => {
  it('stand at whole characters, whatever is around them', async () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 20 });
    const thing = fc.constantFrom('@alice.example.com', 'https://example.com/päge', '#täg', '#👍🏽');
    await fc.assert(
      fc.asyncProperty(around, thing, around, async (before, inside, after) => {
        const text = `${before} ${inside} ${after}`;
        for (const { index, features } of value(await facetsOf(text, everybody))) {
          const shown = cut(text, index.byteStart, index.byteEnd);
          expect(shown.length).toBeGreaterThan(0);
          const [feature] = features as { uri?: string; tag?: string; did?: string }[];
          if (feature?.did !== undefined) expect(shown.startsWith('@')).toBe(true);
          // A cashtag keeps its sign, a hashtag does not: `#$` is the hashtag `$`.
          if (feature?.tag !== undefined) expect(feature.tag).toBe(shown.startsWith('$') ? shown.toUpperCase() : shown.slice(1));
          if (feature?.uri !== undefined) expect(feature.uri.endsWith(shown)).toBe(true);
        }
      }),
    );
  });

  it('are found where they stand alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('é', '👩‍🚀', 'x', '漢'), maxLength: 20 }), async (before) => {
        const text = `${before} https://example.com`;
        const found = value(await facetsOf(text, everybody));
        expect(found.map(({ index }) => cut(text, index.byteStart, index.byteEnd))).toEqual(['https://example.com']);
      }),
    );
  });

  it('of any text are in order of no consequence and never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (text) => {
        const size = encoder.encode(text).length;
        for (const { index } of value(await facetsOf(text, everybody))) {
          expect(index.byteStart).toBeGreaterThanOrEqual(0);
          expect(index.byteEnd).toBeLessThanOrEqual(size);
          expect(index.byteStart).toBeLessThan(index.byteEnd);
        }
      }),
    );
  });

  it('leave a mention of nobody as plain text', async () => {
    expect(value(await facetsOf('Hi @nobody.example.com', async () => ({ kind: 'ok', value: null })))).toEqual([]);
  });

  it('fail as a whole where a mention cannot be asked for', async () => {
    const failure = { kind: 'unreachable', words: 'No network.' } as const;
    expect(await facetsOf('Hi @alice.example.com', async () => failure)).toEqual(failure);
  });

  it('are asked for by the handle in small letters', async () => {
    const asked: string[] = [];
    await facetsOf('Hi @Alice.Example.com', async (handle) => {
      asked.push(handle);
      return { kind: 'ok', value: null };
    });
    expect(asked).toEqual(['alice.example.com']);
  });

  it('are shown by the network the way they were meant', async () => {
    const text = 'Hi @alice.example.com #one';
    const rich = new RichText({ text, facets: value(await facetsOf(text, everybody)) });
    expect([...rich.segments()].map((segment) => segment.text)).toEqual(['Hi ', '@alice.example.com', ' ', '#one']);
  });
});
