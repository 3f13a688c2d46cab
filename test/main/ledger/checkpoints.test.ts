import { describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../../main/ledger/checkpoint.ts';
import { openCheckpointBook } from '../../../main/ledger/checkpoint-book.ts';
import { createCheckpoints, entriesBetween, millisecondsBetween } from '../../../main/ledger/checkpoints.ts';
import { type LedgerKey, openLedgerKey } from '../../../main/ledger/ledger-key.ts';
import {
  cosignedAt,
  isSignedBy,
  publicKeyOf,
  readNote,
  readPublicKey,
  readSignatures,
  verifierKey,
} from '../../../main/ledger/signed-note.ts';
import { digestAs } from '../../../main/ledger/tree-hash.ts';
import type { ExchangeRequest } from '../../../main/ledger/witness-client.ts';
import { witnessWords } from '../../../renderer/history/witness-words.ts';
import { event, open } from './entries.ts';
import { createMemoryDisk } from './memory-disk.ts';
import { createMemoryVault } from './memory-vault.ts';
import { treeHash } from './rfc-6962.ts';

const seed = new Uint8Array(32).fill(7);
const key: LedgerKey = { name: 'hatcheck.example/ledger/desk-7/0a1b2c3d', seed, publicKey: publicKeyOf(seed) };
const line = '\u2014 witness.example AAAAAAA=\n';

/** Status and body; null: none came. */
type Answer = readonly [number, string] | null;

/** A ledger whose checkpoints go to a witness that answers what it is told to. */
async function scene(answers: readonly Answer[] = [], publicKey: Uint8Array | null = null) {
  const disk = createMemoryDisk();
  const ledger = await open(disk);
  const book = await openCheckpointBook(createMemoryDisk());
  const left = [...answers];
  const keyring: { key: LedgerKey | null } = { key };
  const got: ExchangeRequest[] = [];
  const waits: { ms: number; act: () => void }[] = [];
  const parts = {
    chain: ledger,
    ledger: disk,
    book,
    key: async () => keyring.key,
    witness: () => ({ url: 'https://w.example/', publicKey }),
  };
  const checkpoints = createCheckpoints({
    ...parts,
    clock: {
      after: (ms, act) => {
        waits.push({ ms, act });
        return () => {};
      },
    },
    exchange: async (request) => {
      got.push(request);
      const answer = left.length === 0 ? ([200, line] as const) : left.shift();
      if (answer == null) throw new Error('no network');
      return { status: answer[0], text: answer[1] };
    },
    onTrouble: () => {},
  });
  const grow = async (count: number) => {
    for (let index = 0; index < count; index += 1) await ledger.append(event());
  };
  return { disk, ledger, book, got, waits, checkpoints, grow, keyring };
}

describe('a checkpoint', () => {
  it('is signed every hundred entries, over the tree of the RFC, and the next proves that it goes on from it', async () => {
    const { disk, book, got, checkpoints, grow } = await scene();
    await grow(entriesBetween - 1);
    expect(book.latest()).toBeNull();
    await grow(1);
    await checkpoints.flush();
    const note = readNote(book.latest()?.note ?? '');
    const lines = disk.text().split('\n').slice(0, -1).map(Buffer.from);
    expect(note !== null && isSignedBy(note, key)).toBe(true);
    const said = readCheckpoint(note?.text ?? '');
    expect(said).toMatchObject({ origin: key.name, size: 100 });
    expect(digestAs('hex', said?.root ?? '')).toBe(treeHash(lines).toString('hex'));
    await grow(entriesBetween);
    await checkpoints.flush();
    expect(got.map(({ body = '' }) => body.split('\n')[0])).toEqual(['old 0', 'old 100']);
    expect(checkpoints.state()).toMatchObject({ kind: 'witnessed', witnessed: 200, entries: 200 });
  });

  it('is signed after a quarter of an hour where less was written, and not where nothing was', async () => {
    const { book, waits, checkpoints, grow } = await scene();
    expect(waits[0]?.ms).toBe(millisecondsBetween);
    await grow(1);
    waits[0]?.act();
    await checkpoints.flush();
    expect(book.all().map(({ size }) => size)).toEqual([1]);
    waits.at(-1)?.act();
    await checkpoints.flush();
    expect(book.all()).toHaveLength(1);
  });

  it('is not signed where the ledger was found broken: it would not go on from what was signed', async () => {
    const { disk, ledger, book, checkpoints, grow } = await scene();
    await grow(3);
    disk.put('');
    await grow(3);
    expect(ledger.isBroken()).toBe(true);
    await checkpoints.flush();
    expect(book.latest()).toBeNull();
  });
});

describe('the witness', () => {
  it('that does not answer holds nothing up, and is asked again later and later', async () => {
    const { ledger, waits, checkpoints, grow } = await scene([null, [500, ''], null]);
    await grow(2);
    for (let turn = 0; turn < 3; turn += 1) await checkpoints.flush();
    expect(waits.slice(1).map(({ ms }) => ms / 60_000)).toEqual([1, 2, 4]);
    expect(checkpoints.state()).toMatchObject({ kind: 'waiting', witnessed: 0, words: expect.stringContaining('tries again') });
    expect(await ledger.append(event())).toEqual({ kind: 'writable' });
    await checkpoints.flush();
    expect(checkpoints.state()).toMatchObject({ kind: 'witnessed', witnessed: 3 });
  });

  it('that has seen another size gets the proof from there', async () => {
    const { got, checkpoints, grow } = await scene([[409, '2\n']]);
    await grow(5);
    await checkpoints.flush();
    const [old, ...proof] = (got[1]?.body ?? '').split('\n\n')[0]?.split('\n') ?? [];
    expect(old).toBe('old 2');
    expect(proof).toHaveLength(2);
    expect(checkpoints.state().kind).toBe('witnessed');
  });

  it.each<[string, readonly [number, string]]>([
    ['has seen more than there is', [409, '9\n']],
    ['knows another history', [422, '']],
  ])('that %s is told to the person', async (_, answer) => {
    const { checkpoints, grow } = await scene([answer]);
    await grow(5);
    await checkpoints.flush();
    expect(checkpoints.state()).toMatchObject({ kind: 'contradicted', words: expect.stringContaining('Tell IT') });
  });
});

describe('a witness that contradicted', () => {
  it('is not forgotten when it says nothing afterwards, until it signs', async () => {
    const { checkpoints, grow } = await scene([[422, ''], null, [502, '']]);
    await grow(5);
    for (const _ of ['contradicts', 'silent', 'in trouble']) {
      await checkpoints.flush();
      expect(checkpoints.state()).toMatchObject({ kind: 'contradicted', words: expect.stringContaining('does not go on') });
    }
    await checkpoints.flush();
    expect(checkpoints.state().kind).toBe('witnessed');
  });
});

describe('what the witness answers', () => {
  it.each<[string, readonly [number, string] | null, string]>([
    ['nothing', null, 'The witness does not answer. Hatcheck tries again.'],
    ['that it holds another key', [403, ''], 'The witness knows this history under another key (403). Tell IT.'],
    [
      'that it does not know it',
      [404, ''],
      'The witness does not know this history (404): IT has to enter its key there. Hatcheck tries again.',
    ],
    ['that it does not understand', [400, ''], 'The witness refused it (400). Tell IT.'],
    ['that it has trouble', [502, ''], 'The witness has trouble of its own (502). Hatcheck tries again.'],
    ['a page', [200, '<html>\n'], 'The witness answered with something that is no signature. Tell IT.'],
    ['nothing at all', [200, ''], 'The witness answered with something that is no signature. Tell IT.'],
    ['a size that is none', [409, 'many\n'], 'The witness says that this history does not go on from the one it knows. Tell IT.'],
  ])('is said in words, and leaves the history unwitnessed, where it answers %s', async (_, answer, words) => {
    const { checkpoints, grow } = await scene([answer, answer]);
    await grow(2);
    await checkpoints.flush();
    expect(checkpoints.state()).toMatchObject({ witnessed: 0, words });
  });

  it('is said to be unchecked where the rules name no key', async () => {
    const { checkpoints, grow } = await scene();
    await grow(2);
    await checkpoints.flush();
    const state = checkpoints.state();
    expect(state.words).toContain('was not checked');
    expect(witnessWords(state)).toBe(`Witnessed: all 2 entries. ${state.words}`);
  });

  it('is not believed where it is signed with another key than the one in the rules', async () => {
    const { checkpoints, grow } = await scene([], key.publicKey);
    await grow(2);
    await checkpoints.flush();
    expect(checkpoints.state()).toMatchObject({ kind: 'waiting', words: expect.stringContaining('signed with another key') });
  });
});

describe('notes', () => {
  // c2sp.org/signed-note and c2sp.org/tlog-cosignature: their examples, whose keys are not published, are read as they are.
  const example =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    '\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
    '\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';

  it('are read as the standard gives them', () => {
    const note = readNote(example);
    expect(note?.signatures.map(({ name, keyId, signature }) => [name, keyId, signature.length])).toEqual([
      ['example.com/behind-the-sofa', '033de0ae', 64],
      ['witness.example.com/w1', '8d66cf3f', 72],
    ]);
    expect(readCheckpoint(note?.text ?? '')).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    expect(note === null || isSignedBy(note, key)).toBe(false);
    expect(note === null ? null : cosignedAt(note.text, note.signatures, key.publicKey)).toBeNull();
  });

  it('are none without a blank line, a signature or a last line feed', () => {
    for (const text of ['', 'a\n', 'a\n\n', example.trimEnd(), 'a\n\nb\n']) expect(readNote(text)).toBeNull();
    expect(readSignatures('')).toBeNull();
  });

  it('give the key back from how others are told it', () => {
    expect(readPublicKey(verifierKey(key))).toEqual(Buffer.from(key.publicKey));
    expect(readPublicKey(Buffer.from(key.publicKey).toString('base64url'))).toEqual(Buffer.from(key.publicKey));
    expect(readPublicKey('short')).toBeNull();
  });
});

describe('the key of the ledger', () => {
  const random = (count: number) => new Uint8Array(count).fill(5);

  it('is made once, and keeps its name', async () => {
    const vault = createMemoryVault();
    const first = await openLedgerKey(vault, 'one', random);
    expect(first?.name).toBe('one');
    expect(await openLedgerKey(vault, 'another', (count) => new Uint8Array(count))).toEqual(first);
  });

  it('that the keyring does not give is said, and no blame goes to the witness', async () => {
    const { got, checkpoints, grow, keyring } = await scene([null]);
    const words = expect.stringContaining('keyring does not give the key');
    keyring.key = null;
    await grow(2);
    await checkpoints.flush();
    expect(checkpoints.state()).toMatchObject({ kind: 'waiting', words });
    keyring.key = key;
    await checkpoints.flush();
    expect(checkpoints.state().words).toContain('The witness does not answer');
    keyring.key = null;
    await checkpoints.flush();
    expect(checkpoints.state()).toMatchObject({ kind: 'waiting', words });
    keyring.key = key;
    await checkpoints.flush();
    expect(checkpoints.state().kind).toBe('witnessed');
    expect(got).toHaveLength(2);
  });

  it('is not made where the keyring does not say whether there is one', async () => {
    const vault = createMemoryVault();
    vault.answer('locked');
    expect(await openLedgerKey(vault, 'one', random)).toBeNull();
    expect(vault.written).toEqual([]);
  });
});
