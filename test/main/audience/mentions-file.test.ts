import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type FileReading, readMentionsFile } from '../../../main/audience/mentions-file.ts';
import { largestFile, mostMentions } from '../../../shared/audience.ts';

const now = Date.UTC(2026, 10, 23, 12);
const read = (text: string, columns: { text: string; time: string } | null = null): FileReading => readMentionsFile({ text, columns, now });
const wordsOf = (reading: FileReading): string => (reading.kind === 'bad' ? reading.words : `not bad: ${reading.kind}`);

describe('a file of mentions', () => {
  it('is CSV with quotes, commas and line breaks in its texts', () => {
    const reading = read('text,time\r\n"Late, again.\nSo ""late"".",2026-11-20T10:00:00Z\r\nThanks!,2026-11-21T10:00:00Z\r\n');
    expect(reading).toEqual({
      kind: 'ok',
      empty: 0,
      mentions: [
        { text: 'Late, again.\nSo "late".', at: Date.UTC(2026, 10, 20, 10), author: null },
        { text: 'Thanks!', at: Date.UTC(2026, 10, 21, 10), author: null },
      ],
    });
  });

  it.each([
    ['semicolons', 'text;time\nHi;2026-11-20T10:00:00Z'],
    ['tabs', 'time\ttext\n2026-11-20T10:00:00Z\tHi'],
    ['a byte order mark', '\uFEFFtext,time\nHi,2026-11-20T10:00:00Z'],
    ['other names, and case', 'User Name,Full_Text,Created At\n,Hi,2026-11-20T10:00:00Z'],
    ['JSON lines', '{"text":"Hi","time":"2026-11-20T10:00:00Z"}\n\n'],
    ['JSON lines with seconds since 1970', '{"message":"Hi","timestamp":1795168800}'],
  ])('may have %s', (_what, text) => {
    expect(read(text)).toEqual({ kind: 'ok', empty: 0, mentions: [{ text: 'Hi', at: Date.UTC(2026, 10, 20, 10), author: null }] });
  });

  it('says who wrote them where it has such a column', () => {
    expect(read('text,time,handle\nHi,2026-11-20T10:00:00Z,@kim.example')).toMatchObject({ mentions: [{ author: 'kim.example' }] });
  });

  it('leaves rows without words out, and counts them', () => {
    expect(read('text,time\nHi,2026-11-20\n  ,2026-11-20\n')).toMatchObject({ kind: 'ok', empty: 1, mentions: [{ text: 'Hi' }] });
  });

  it('whose columns are not known by name asks for them', () => {
    const text = 'what,when\nHi,2026-11-20T10:00:00Z';
    expect(read(text)).toEqual({ kind: 'chooseColumns', columns: ['what', 'when'], text: null, time: null });
    expect(read(text, { text: 'what', time: 'when' })).toMatchObject({ kind: 'ok', mentions: [{ text: 'Hi' }] });
    expect(read(text, { text: 'what', time: 'never there' })).toMatchObject({ kind: 'chooseColumns' });
  });

  it.each([
    ['is empty', '  \n', /^This is empty\./],
    ['has only a heading', 'text,time\n', /no rows/],
    ['has an open quotation mark', 'text,time\n"Hi,2026-11-20\n', /^Row 1: a quotation mark is opened and not closed/],
    ['has a comma too many', 'text,time\nOh, hi,2026-11-20', /^Row 1: there are 3 values under 2 columns/],
    ['has a column twice', 'text,time,time\nHi,2026-11-20,2026-11-20', /“time” twice/],
    ['has a time that is none', 'text,time\nHi,2026-11-20\nHo,yesterday', /^Row 2: the time “yesterday” cannot be read\. Write it like/],
    ['has a time that could be two', 'text,time\nHi,03/04/2026', /^Row 1: the time “03\/04\/2026” cannot be read/],
    ['has a time in the future', 'text,time\nHi,2031-01-01', /in the future/],
    ['has no time', 'text,time\nHi,', /^Row 1: the time \(empty\) cannot be read/],
    ['has a line that is not JSON', '{"text":"Hi","time":"2026-11-20"}\n{"text":', /^Line 2: this is not a JSON object/],
    ['has no words at all', 'text,time\n,2026-11-20\n', /No row has anything in the column “text”/],
    ['has too many rows', `text,time\n${'a,2026-11-20\n'.repeat(mostMentions + 1)}`, /20001 rows/],
    ['is too large', 'x'.repeat(largestFile + 1), /larger than 8 million characters/],
  ])('that %s is refused in one sentence', (_what, text, words) => {
    expect(wordsOf(read(text))).toMatch(words);
  });

  it('gives back every text that a spreadsheet can write', () => {
    const texts = fc.array(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(texts, (written) => {
        const csv = Papa.unparse(written.map((text) => ({ text, time: '2026-11-20T10:00:00Z' })));
        const reading = read(csv);
        expect(reading.kind === 'ok' ? reading.mentions.map(({ text }) => text) : reading).toEqual(written.map((text) => text.trim()));
      }),
    );
  });
});
