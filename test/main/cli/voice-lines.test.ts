import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runVoiceLines } from '../../../main/cli/voice-lines.ts';
import { readVoicePool } from '../../../main/models/voice-pool-file.ts';
import { brandPosts, personPosts } from '../../shared/voice/made-up-voices.ts';

let folder = '';
const file = (name: string) => join(folder, name);
const pool = join(import.meta.dirname, '../../../assets/models/voice-pool.json');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voice-'));
  const lines = (posts: readonly object[]) => posts.map((post) => JSON.stringify(post)).join('\n');
  await writeFile(file('brand'), lines(brandPosts(80)));
  await writeFile(
    file('person'),
    lines(personPosts(80).map(({ text, time }) => ({ text, time: new Date(1e12 + time * 1e9).toISOString() }))),
  );
  await writeFile(file('few'), lines(personPosts(30)));
  await writeFile(file('flawed'), `${lines(personPosts(80))}\n{"text":"no time"}\nnot json\n\n{"text":"x","time":"someday"}`);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(args: readonly string[], lines = '') {
  const answers: unknown[] = [];
  const complaints: string[] = [];
  const code = await runVoiceLines(args, {
    input: Readable.from([lines]),
    print: (line) => void answers.push(JSON.parse(line)),
    complain: (words) => void complaints.push(words),
    readPool: () => readVoicePool(pool),
  });
  return { code, answers, complaints };
}

const question =
  '{"id":"a","text":"omg i want another beer so tired"}\n{"id":2,"text":"Join us for our blood drive this Friday. #GiveBack 31"}\n';

describe('voice', () => {
  it('answers each text in order', async () => {
    const { code, answers, complaints } = await run(['--brand', file('brand'), '--personal', file('person')], question);
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    expect(answers).toEqual([
      { id: 'a', score: expect.any(Number), threshold: expect.any(Number), verdict: 'personal' },
      { id: 2, score: expect.any(Number), threshold: expect.any(Number), verdict: 'brand' },
    ]);
  });

  it('takes the pool where there is no personal history', async () => {
    const { code, answers } = await run(['--pool', '--brand', file('brand')], question);
    expect(code).toBe(0);
    expect(answers).toMatchObject([{ verdict: 'personal' }, { verdict: 'brand' }]);
  });

  it('is unsure of everything under 50 posts, says why, and still scores', async () => {
    const { answers, complaints } = await run(['--brand', file('brand'), '--personal', file('few')], question);
    expect(answers).toMatchObject([{ verdict: 'unsure', score: expect.any(Number) }, { verdict: 'unsure' }]);
    expect(complaints).toEqual([expect.stringContaining('30 posts')]);
  });

  it('is unsure of what has next to no words, or is in a language that neither writes', async () => {
    const texts = [
      '',
      '🙂🙂',
      'hi all',
      'Das ist ein ganz gewöhnlicher Satz über das Wetter in unserer Stadt',
      '今日はとてもいい天気ですね',
    ];
    const lines = texts.map((text, id) => JSON.stringify({ id, text })).join('\n');
    for (const other of [['--pool'], ['--personal', file('person')]]) {
      const { answers } = await run(['--brand', file('brand'), ...other], lines);
      expect(answers).toMatchObject(texts.map((_, id) => ({ id, score: expect.any(Number), verdict: 'unsure' })));
    }
  });

  it('names malformed lines of both kinds by their number, and goes on', async () => {
    const { code, answers, complaints } = await run(['--brand', file('brand'), '--personal', file('flawed')], `x\n${question}{"id":1}\n`);
    expect(code).toBe(1);
    expect(answers).toMatchObject([{ line: 1 }, { verdict: 'personal' }, { verdict: 'brand' }, { line: 4 }]);
    expect(complaints).toEqual([
      expect.stringContaining('line 81'),
      expect.stringContaining('line 82'),
      expect.stringContaining('line 84'),
    ]);
  });

  it.each([
    [[]],
    [['--brand', 'x']],
    [['--pool']],
    [['--brand', 'x', '--personal', 'y', '--pool']],
    [['--brand', '--pool']],
    [['--brand', 'x', '--brand', 'y', '--pool']],
    [['--band', 'x', '--pool']],
  ])('says how it is used instead of guessing: %j', async (args) => {
    expect(await run(args)).toEqual({ code: 2, answers: [], complaints: [expect.stringMatching(/^Use: voice/)] });
  });

  it.each(['missing', ''])('says in a sentence which file it could not read: %j', async (name) => {
    const { code, answers, complaints } = await run(['--brand', file(name), '--pool'], question);
    expect({ code, answers }).toEqual({ code: 2, answers: [] });
    expect(complaints).toEqual([`The file ${file(name)} could not be read. Name a file of posts that is there.`]);
  });
});
