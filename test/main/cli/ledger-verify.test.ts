import { describe, expect, it } from 'vitest';
import { type LedgerVerifyIo, runLedgerVerify } from '../../../main/cli/ledger-verify.ts';
import type { AnchorReading } from '../../../main/ledger/anchor.ts';
import { checkpointText } from '../../../main/ledger/checkpoint.ts';
import { hashForNext } from '../../../main/ledger/ledger-record.ts';
import { publicKeyOf, signNote } from '../../../main/ledger/signed-note.ts';
import { createTreeEdge } from '../../../main/ledger/tree-edge.ts';
import { lineDigest } from '../../../main/ledger/tree-hash.ts';
import { fileOf, soundLines } from '../ledger/entries.ts';
import { createMemoryDisk } from '../ledger/memory-disk.ts';

const lines = await soundLines(4);
const anchored: AnchorReading = { kind: 'ok', anchor: { seq: 4, hash: hashForNext(Buffer.from(lines[3] ?? ''), 2), v: 2 } };
const noAnchor: AnchorReading = { kind: 'ok', anchor: null };

const usage = 'Use: hatcheck ledger verify [--file FILE] [--witness URL [--witness-key KEY] | --without-witness] [--origin NAME]';
const limit =
  'Without a witness, a history written anew from its beginning, or an older copy put back with its keyring, could not be seen.';

const seed = Buffer.alloc(32, 7);
const key = { name: 'log-of-another-name', seed, publicKey: publicKeyOf(seed) };
const tree = createTreeEdge();
for (const line of lines) tree.add(lineDigest(Buffer.from(line)));
const note = signNote(checkpointText({ origin: key.name, size: 4, root: tree.root() }), key.name, seed);

async function run(text: string, reading: AnchorReading, args: readonly string[] = [], changed: Partial<LedgerVerifyIo> = {}) {
  const printed: string[] = [];
  const io: LedgerVerifyIo = {
    ownFile: '/profile/ledger.jsonl',
    disk: (file) => createMemoryDisk(['/profile/ledger.jsonl', '/copy.jsonl'].includes(file) ? text : ''),
    readAnchor: async () => reading,
    readKey: async () => null,
    witnessOfRules: async () => null,
    exchange: () => Promise.reject(new Error('nobody asked for a witness')),
    print: (line) => printed.push(line),
    ...changed,
  };
  const exit = await runLedgerVerify(args, io);
  return { exit, printed };
}

describe('hatcheck ledger verify', () => {
  it('asks the witness of the rules set by IT where none is named, and says so', async () => {
    const rules = { witnessOfRules: async () => ({ url: 'https://witness.acme.example', key: null }), readKey: async () => key };
    const said = 'The witness asked is the one of the rules set by IT: https://witness.acme.example';
    const seen = await run(fileOf(lines), anchored, [], { ...rules, exchange: async () => ({ status: 200, text: note }) });
    expect(seen).toMatchObject({ exit: 0, printed: [expect.stringContaining('as the witness saw it'), expect.any(String), said] });
    expect((await run(fileOf(lines), anchored, ['--without-witness'], rules)).printed).toEqual([
      'History is intact: 4 entries, checked against the keyring.',
      limit,
    ]);
  });

  it.each<[string, readonly [number, string] | null, string]>([
    ['has trouble', [503, ''], 'The witness could not be asked: it answered 503.'],
    ['keeps its answers to others', [403, ''], 'The witness could not be asked: it answered 403.'],
    ['does not know it', [404, ''], 'The witness has never seen this history (log-of-another-name).'],
    ['talks nonsense', [200, '<html>'], 'The witness answered with something else than a checkpoint of this history.'],
    ['hangs', null, 'The witness could not be asked: there was no whole answer within 15 s.'],
  ])('says in words that a witness %s, and that it was not wholly checked', async (_, answer, words) => {
    const exchange = async () => {
      if (answer === null) throw new Error('there was no whole answer within 15 s');
      return { status: answer[0], text: answer[1] };
    };
    const { exit, printed } = await run(fileOf(lines), anchored, ['--witness', 'https://w.example'], {
      readKey: async () => key,
      exchange,
    });
    expect({ exit, last: printed.at(-1) }).toEqual({ exit: 3, last: words });
  });

  it('says what a witnessed history calls itself where nobody named it', async () => {
    const asked = { readKey: async () => key, exchange: async () => ({ status: 200, text: note }) };
    const witness = ['--witness', 'https://witness.example'];
    const unnamed = await run(fileOf(lines), anchored, witness, asked);
    expect(unnamed.exit).toBe(0);
    expect(unnamed.printed).toContain('It calls itself log-of-another-name. Name the one you expect with --origin.');
    expect((await run(fileOf(lines), anchored, [...witness, '--origin', key.name], asked)).printed).toHaveLength(1);
  });

  it.each<[string, string, AnchorReading, readonly string[], number, string]>([
    ['an intact ledger', fileOf(lines), anchored, [], 0, 'History is intact: 4 entries, checked against the keyring.'],
    [
      'a torn tail',
      `${fileOf(lines)}{"act"`,
      anchored,
      [],
      0,
      'History is intact: 4 entries and a last line that a crash cut short, checked against the keyring.',
    ],
    [
      'a changed entry',
      fileOf(lines).replace('"allowed"', '"refused"'),
      anchored,
      [],
      2,
      'History was changed: /profile/ledger.jsonl, line 2: it does not follow from the entry before it, so one of the two was changed.',
    ],
    [
      'a cut tail',
      fileOf(lines.slice(0, 2)),
      anchored,
      [],
      2,
      'History was changed: /profile/ledger.jsonl, line 3: it ends at entry 2, but the keyring remembers entry 4.',
    ],
    ['no file and no anchor', '', noAnchor, [], 0, 'There is no history yet.'],
    [
      'no anchor',
      fileOf(lines.slice(0, 1)),
      noAnchor,
      [],
      3,
      'The chain holds: 1 entry. The keyring remembers no end of it yet, so entries cut off the end could not be seen.',
    ],
    [
      'a locked keyring',
      fileOf(lines),
      { kind: 'unavailable', why: 'locked' },
      [],
      3,
      'The chain holds: 4 entries. The keyring is locked, so entries cut off the end could not be seen.',
    ],
    [
      'a broken anchor',
      fileOf(lines),
      { kind: 'unreadable' },
      [],
      2,
      'History was changed: the keyring entry that remembers its end is not readable.',
    ],
    [
      'a copy',
      fileOf(lines),
      anchored,
      ['--file', '/copy.jsonl'],
      0,
      'The chain holds: 4 entries. Entries cut off the end could not be seen without the keyring of its user.',
    ],
    [
      'a changed copy',
      fileOf(lines.toSpliced(2, 1)),
      anchored,
      ['--file', '/copy.jsonl'],
      2,
      'History was changed: /copy.jsonl, line 3: entry 3 should be here, but this is entry 4.',
    ],
    ['a copy that is not there', '', anchored, ['--file', '/none.jsonl'], 3, 'There is no history in /none.jsonl.'],
    ['a forgotten name', '', anchored, ['--file'], 3, usage],
    ['an unknown word', '', anchored, ['--fast'], 3, usage],
  ])('%s', async (_, text, reading, args, exit, line) => {
    const found = await run(text, reading, args);
    expect({ exit: found.exit, said: found.printed[0] }).toEqual({ exit, said: line });
    // What cannot be seen is said wherever the chain is all there is.
    expect(found.printed.slice(1)).toEqual(/^(History is intact|The chain holds)/.test(line) ? [limit] : []);
  });

  it('a file that cannot be read', async () => {
    const printed: string[] = [];
    const disk = createMemoryDisk();
    disk.refuse('EACCES');
    const io: LedgerVerifyIo = {
      ownFile: '/l',
      disk: () => disk,
      readAnchor: async () => anchored,
      readKey: async () => null,
      witnessOfRules: async () => null,
      exchange: () => Promise.reject(new Error('nobody asked for a witness')),
      print: (line) => void printed.push(line),
    };
    expect(await runLedgerVerify([], io)).toBe(3);
    expect(printed).toEqual(['/l could not be read (EACCES), so nothing was checked.']);
  });
});
