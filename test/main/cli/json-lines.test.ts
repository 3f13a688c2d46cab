import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { answerLines } from '../../../main/cli/json-lines.ts';

const schema = z.object({ id: z.string(), text: z.string() });

async function answers(lines: string): Promise<{ readonly code: number; readonly printed: readonly unknown[] }> {
  const printed: unknown[] = [];
  const print = (line: string) => void printed.push(JSON.parse(line));
  const code = await answerLines({ input: Readable.from([lines]), print }, schema, ({ id, text }) => ({ id, length: text.length }));
  return { code, printed };
}

it('answers line by line, in order', async () => {
  const { code, printed } = await answers('{"id":"a","text":"one"}\r\n\n{"id":"b","text":"three"}');
  expect(printed).toEqual([
    { id: 'a', length: 3 },
    { id: 'b', length: 5 },
  ]);
  expect(code).toBe(0);
});

it('passes over a byte order mark', async () => {
  expect(await answers('\uFEFF{"id":"a","text":"one"}\n')).toEqual({ code: 0, printed: [{ id: 'a', length: 3 }] });
});

it('says which line is malformed, and answers the rest', async () => {
  const { code, printed } = await answers('nonsense\n{"id":"a","text":"one"}\n{"id":"b"}\n');
  expect(printed).toEqual([
    expect.objectContaining({ line: 1, error: expect.stringContaining('not JSON') }),
    { id: 'a', length: 3 },
    expect.objectContaining({ line: 3, error: expect.stringContaining('"text"') }),
  ]);
  expect(code).toBe(1);
});
