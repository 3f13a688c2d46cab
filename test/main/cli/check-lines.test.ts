import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runCheckLines } from '../../../main/cli/check-lines.ts';
import { noModels } from '../../../shared/checks/plain-context.ts';

async function ask(lines: readonly string[], args: readonly string[] = []) {
  const printed: unknown[] = [];
  const complaints: string[] = [];
  const code = await runCheckLines(args, {
    input: Readable.from(lines.map((line) => `${line}\n`)),
    print: (line) => printed.push(JSON.parse(line)),
    complain: (words) => complaints.push(words),
    models: noModels,
  });
  return { code, printed, complaints };
}

async function policyFile(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'hatcheck-check-')), 'policy.json');
  await writeFile(file, text);
  return file;
}

it('answers each line in order, with what was found and where', async () => {
  const { code, printed } = await ask(['{"id":"a","text":"call 415-555-0132"}', '{"id":2,"text":"Good morning!","as":"post","lang":"en"}']);
  expect(code).toBe(0);
  const finding = { check: 'phone', type: 'phone', level: 'caution', start: 5, end: 17, score: 0.95, why: 'This is a telephone number.' };
  expect(printed).toEqual([
    { id: 'a', findings: [finding] },
    { id: 2, findings: [] },
  ]);
});

it('looks at the readers of a message, not of a post', async () => {
  const readers = '"to":["@acrne.example"],"known":["acme.example"]';
  const { printed } = await ask([`{"id":1,"text":"hi","as":"dm",${readers}}`, `{"id":2,"text":"hi","as":"post",${readers}}`]);
  expect(printed).toMatchObject([
    { id: 1, findings: [{ type: 'lookalike-recipient', level: 'caution' }] },
    { id: 2, findings: [] },
  ]);
});

it('names the line it cannot read, answers the rest, and ends with 1', async () => {
  const { code, printed } = await ask(['nonsense', '{"id":1}', '', '{"id":3,"text":"ok"}', '{"id":4,"text":"ok","as":"letter"}']);
  expect(code).toBe(1);
  expect(printed).toMatchObject([{ line: 1 }, { line: 2 }, { id: 3, findings: [] }, { line: 5 }]);
});

it('takes null for what is left out', async () => {
  const given = '{"id":1,"text":"hi","as":null,"to":null,"known":null,"lang":null}';
  expect(await ask([given])).toEqual(await ask(['{"id":1,"text":"hi"}']));
  expect((await ask(['{"id":1,"text":"hi","as":"dm","to":["acme.example"],"known":null}'])).printed).toMatchObject([
    { findings: [{ type: 'first-time-recipient' }] },
  ]);
});

it('answers whatever text there is, in order, and points into it in UTF-16 units', async () => {
  const secret = 'my ssn is 536-22-8145';
  const around = fc.string({
    unit: fc.oneof(fc.constantFrom('\u2028', '\u2029', '\u0000', '😀', '\ud83d', '\r', '\ufeff'), fc.string()),
    maxLength: 9,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(around, { minLength: 1, maxLength: 4 }), async (some) => {
      const texts = some.map((before) => `${before} ${secret}`);
      const { code, printed } = await ask(texts.map((text, id) => JSON.stringify({ id, text })));
      expect(code).toBe(0);
      const answers = printed as readonly { id: number; findings: readonly { type: string; start: number; end: number }[] }[];
      expect(answers.map(({ id }) => id)).toEqual(texts.map((_, id) => id));
      for (const { id, findings } of answers) {
        const found = findings.find(({ type }) => type === 'ssn');
        expect(texts[id]?.slice(found?.start, found?.end)).toBe('536-22-8145');
      }
    }),
    { numRuns: 50 },
  );
});

it('raises levels as the policy says, and finds the names it keeps', async () => {
  const file = await policyFile('{"PolicyVersion":1,"CheckLevels":{"phone":"stop"},"CodeNames":["Blue Heron"]}');
  const { code, printed } = await ask(['{"id":1,"text":"call 415-555-0132 about blue heron"}'], ['--policy', file]);
  expect(code).toBe(0);
  expect(printed).toMatchObject([{ findings: expect.arrayContaining([expect.objectContaining({ type: 'phone', level: 'stop' })]) }]);
  expect(printed).toMatchObject([{ findings: expect.arrayContaining([expect.objectContaining({ type: 'confidential' })]) }]);
});

it.each([
  [['--policy', '/nowhere/policy.json'], 'could not be read'],
  [['--policy'], 'Use: check'],
  [['--strict'], 'Use: check'],
])('says in one sentence what is wrong with %j, and checks nothing', async (args, words) => {
  const { code, printed, complaints } = await ask(['{"id":1,"text":"ok"}'], args);
  expect(code).toBe(2);
  expect(printed).toEqual([]);
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toContain(words);
});

it('says where a policy file is wrong', async () => {
  const file = await policyFile('{\n"PolicyVersion": 1,\n"CheckLevels": "all"\n}');
  const { code, complaints } = await ask([], ['--policy', file]);
  expect(code).toBe(2);
  expect(complaints[0]).toContain('line 3');
});
