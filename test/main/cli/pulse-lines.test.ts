import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answerPulseLines } from '../../../main/cli/pulse-lines.ts';
import { readPulseModel, writePulseModel } from '../../../main/models/pulse-model-file.ts';
import { trainPulse, withFeatures } from '../../../scripts/train/pulse-training.ts';
import { unpackPulse } from '../../../shared/pulse/pulse-model.ts';
import { inventedRows, tinyLexicon } from '../../shared/pulse/tiny-model.ts';

const shipped = await readPulseModel(join(import.meta.dirname, '../../../assets/models/pulse.json'));

async function answers(lines: string) {
  const printed: unknown[] = [];
  const print = (line: string) => void printed.push(JSON.parse(line));
  const code = await answerPulseLines({ input: Readable.from([lines]), print }, shipped);
  return { code, printed };
}

describe('hatcheck pulse', () => {
  it('answers each mention in order, and the audience last', async () => {
    const { code, printed } = await answers(
      '{"id":"a","text":"worst update ever, the app crashes all the time"}\n{"id":2,"text":"I love this, thank you so much!"}\n',
    );
    expect(code).toBe(0);
    expect(printed).toEqual([
      { id: 'a', label: 'negative', pNegative: expect.any(Number) },
      { id: 2, label: 'positive', pNegative: expect.any(Number) },
      { summary: expect.objectContaining({ n: 2, labelled: 0, method: 'model' }) },
    ]);
  });

  it('says which line is malformed, answers the rest, and ends with 1', async () => {
    const { code, printed } = await answers(
      'null\n{"id":"a","text":"fine","label":"angry"}\nx\n{"id":"b","text":"fine","label":"neutral"}\n',
    );
    expect(code).toBe(1);
    expect(printed).toEqual([
      expect.objectContaining({ line: 1, error: expect.any(String) }),
      expect.objectContaining({ line: 2, error: expect.stringContaining('label') }),
      expect.objectContaining({ line: 3 }),
      expect.objectContaining({ id: 'b', label: 'neutral' }),
      { summary: expect.objectContaining({ n: 1, labelled: 1, negative: 0 }) },
    ]);
  });

  it('lets a person’s label stand', async () => {
    const { printed } = await answers('{"id":"a","text":"I love this, thank you so much!","label":"negative"}');
    expect(printed[0]).toMatchObject({ id: 'a', label: 'negative' });
  });

  it('answers nothing with a summary that says nothing', async () => {
    const { code, printed } = await answers('');
    expect(code).toBe(0);
    expect(printed).toEqual([{ summary: { negative: 0, low: 0, high: 1, n: 0, labelled: 0, method: 'none' } }]);
  });

  it.each(['Unser neuer Laden öffnet am Montag in Berlin.', 'Abrimos mañana a las nueve.', '月曜日に新しい店が開きます。', ''])(
    'calls "%s" no bad mood',
    async (text) => {
      const { printed } = await answers(JSON.stringify({ id: 1, text }));
      expect(printed[0]).not.toMatchObject({ label: 'negative' });
    },
  );
});

describe('the file of the pulse', () => {
  it('is no larger than 400 kB', async () => {
    expect((await stat('assets/models/pulse.json')).size).toBeLessThanOrEqual(400_000);
  });

  it('gives back what was written, and refuses what is not a model', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hatcheck-pulse-'));
    const path = join(folder, 'pulse.json');
    try {
      const packed = trainPulse(withFeatures(inventedRows(), tinyLexicon), tinyLexicon);
      await writePulseModel(path, packed);
      expect(await readPulseModel(path)).toEqual(unpackPulse(packed));
      const written = await readFile(path, 'utf8');
      const notDeflated = written.replace(/"weights":"[^"]{4}/, '"weights":"AAAA');
      expect(notDeflated).not.toBe(written);
      for (const text of ['', '{}', '{"format":"hatcheck-pulse-2","bits":17}', notDeflated]) {
        await writeFile(path, text);
        await expect(readPulseModel(path)).rejects.toThrow('pulse.json is not a model');
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
