import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointText } from '../../main/ledger/checkpoint.ts';
import { encodeRecord, type Head, recordOf } from '../../main/ledger/ledger-record.ts';
import { readPublicKey, signNote } from '../../main/ledger/signed-note.ts';
import { createTreeEdge } from '../../main/ledger/tree-edge.ts';
import { digestAs, lineDigest } from '../../main/ledger/tree-hash.ts';
import { runCommand } from '../../scripts/run-command.ts';
import { event } from '../main/ledger/entries.ts';
import { type Child, startChild } from '../rig/child-process.ts';
import { readSecret, writeSecret } from '../rig/secret-tool.ts';
import { shownWindow } from '../rig/shown-window.ts';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { vaultService } from '../rig/vault-entries.ts';
import { waitFor } from '../rig/wait-for.ts';
import { companyPolicy, companyStage, openScene, type Scene } from './scene.ts';

// The whole way of the record: the real program, a real witness beside it, and the real command on what they left.
const root = fileURLToPath(new URL('../..', import.meta.url));
const quarterMs = 15 * 60_000;
const anchor = { service: vaultService, account: 'ledger-anchor' };

let stage: Stage;
let scene: Scene;
let witness: Child;
let port = '0';
let ledger: string;
let config: string;
/** What a thief of file and keyring could have kept from an earlier hour. */
let snapshot: { readonly lines: readonly string[]; readonly book: string; readonly anchor: string };

beforeAll(async () => {
  stage = await companyStage();
  await startWitness();
  const [, url, key = ''] = /^Witness at (\S+), key (\S+)$/.exec(witness.readyLine) ?? [];
  port = new URL(url ?? '').port;
  const WitnessKey = Buffer.from(readPublicKey(key) ?? []).toString('base64url');
  stage.setPolicy({ ...companyPolicy(stage.accounts), WitnessUrl: url, WitnessKey });
  config = path.join(stage.desktop.home, 'config-of-the-command');
  mkdirSync(config);
  symlinkSync(stage.profile, path.join(config, 'Hatcheck'));
  ledger = path.join(stage.profile, 'ledger.jsonl');
  scene = await openScene(stage);
});
afterAll(async () => {
  await stage?.stop();
  await witness?.stop();
});

async function startWitness(): Promise<void> {
  const folder = path.join(stage.desktop.home, 'witness');
  const args = [path.join(root, 'deploy/witness/witness.mjs'), '--folder', folder, '--port', port, '--enrol'];
  witness = await startChild(process.execPath, args, { env: process.env, ready: { line: /^Witness at/, on: 'stdout' } });
}

const state = async () => (await scene.commands.must('history.record', {})).witness;

/** Waits for how far the history is witnessed. */
function witnessed(what: string, wanted: (found: NonNullable<Awaited<ReturnType<typeof state>>>) => boolean): Promise<unknown> {
  return waitFor(what, async () => {
    const found = await state();
    return found !== null && wanted(found);
  });
}

async function hatcheckLedger(...args: readonly string[]) {
  const env = { ...stage.desktop.env, ...stage.env, XDG_CONFIG_HOME: config };
  const words = [path.join(root, 'out/main/cli.js'), 'ledger', ...args];
  const result = await runCommand(process.execPath, words, { env, timeLimitMs: 60_000 });
  return { code: result.kind === 'ok' ? 0 : Number(/exit code (\d+)/.exec(result.reason)?.[1]), said: result.stdout };
}

const verify = (...args: readonly string[]) => hatcheckLedger('verify', ...args);
const linesNow = (): readonly string[] => readFileSync(ledger, 'utf8').split('\n').slice(0, -1);
const put = (lines: readonly string[]): void => writeFileSync(ledger, lines.map((line) => `${line}\n`).join(''));

describe('the running program', () => {
  it('has a hundred entries witnessed at once', async () => {
    await witnessed('the record to be followed', () => true);
    for (let count = 0; count < 100; count += 1) await scene.commands.run('panic', {});
    await witnessed('the witness to have signed', ({ witnessed: seen }) => seen >= 100);
    snapshot = {
      lines: linesNow(),
      book: readFileSync(`${ledger}.checkpoints`, 'utf8'),
      anchor: (await readSecret(stage.desktop, anchor)) ?? '',
    };
  });

  it('has what was written since witnessed after a quarter of an hour', async () => {
    await scene.commands.run('panic', {});
    await advanceClock(scene.program, quarterMs);
    await witnessed('all of it to be witnessed', ({ kind, witnessed: seen }) => kind === 'witnessed' && seen > 100);
  });

  it('shows what is unwitnessed while the witness is away, and sends it later', async () => {
    await witness.stop();
    await scene.commands.run('panic', {});
    await advanceClock(scene.program, quarterMs);
    await witnessed(
      'a try that failed',
      ({ kind, words }) => kind === 'waiting' && words === 'The witness does not answer. Hatcheck tries again.',
    );
    await scene.commands.must('window.open', { window: 'console', page: 'history' });
    const page = await shownWindow(scene.program, /console/);
    await page.getByText(/^Unwitnessed: the last \d+ entr.* later\. The witness does not answer\./).waitFor();
    await startWitness();
    await advanceClock(scene.program, 60_000);
    await witnessed('the rest to be witnessed', ({ kind }) => kind === 'witnessed');
    await scene.program.quit();
  });
});

describe('what it left, checked against the witness of the rules', () => {
  let whole: readonly string[];
  beforeAll(() => {
    whole = linesNow();
  });

  it('is intact, and the command says whom it asked', async () => {
    const { code, said } = await verify();
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^History is intact: \d+ entries, the first \d+ as the witness saw it/),
    });
    expect(said).toContain(`The witness asked is the one of the rules set by IT: http://127.0.0.1:${port}`);
  });

  it('tells the key under which the witness enrolled it', async () => {
    const { code, said } = await hatcheckLedger('key');
    expect(code).toBe(0);
    expect(readFileSync(path.join(stage.desktop.home, 'witness/logs'), 'utf8')).toBe(said);
  });

  it.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['an edit', (lines) => lines.with(50, (lines[50] ?? '').replace('"done"', '"failed"'))],
    ['a deletion', (lines) => lines.toSpliced(50, 1)],
    ['an insertion', (lines) => lines.toSpliced(50, 0, lines[49] ?? '')],
    ['a reordering', (lines) => lines.with(50, lines[51] ?? '').with(51, lines[50] ?? '')],
    ['a cut end', (lines) => lines.slice(0, 60)],
  ])('shows %s', async (_, change) => {
    put(change(whole));
    expect(linesNow()).not.toEqual(whole);
    expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining('History was changed') });
    put(whole);
  });

  it('shows that all of it was written anew and signed with its own key, by the witness alone', async () => {
    const { lines, head } = forged(whole.length);
    const item = JSON.parse((await readSecret(stage.desktop, { service: vaultService, account: 'ledger-signing-key' })) ?? '');
    const seed = Buffer.from(item.seed, 'hex');
    const tree = createTreeEdge();
    for (const line of lines) tree.add(lineDigest(Buffer.from(line)));
    const note = signNote(checkpointText({ origin: item.origin, size: lines.length, root: tree.root() }), item.origin, seed);
    put(lines);
    writeFileSync(`${ledger}.checkpoints`, `${JSON.stringify({ v: 1, size: lines.length, note, cosigned: null })}\n`);
    await writeSecret(stage.desktop, anchor, JSON.stringify({ v: 2, ...head }));
    expect((await verify('--without-witness')).code).toBe(0);
    expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining('the witness saw others') });
  });

  it('shows that an older copy was put back together with its keyring, by the witness alone', async () => {
    put(snapshot.lines);
    writeFileSync(`${ledger}.checkpoints`, snapshot.book);
    await writeSecret(stage.desktop, anchor, snapshot.anchor);
    expect((await verify('--without-witness')).code).toBe(0);
    expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining('the witness saw others') });
  });
});

/** A whole history that never was. */
function forged(count: number): { readonly lines: readonly string[]; readonly head: Head | null } {
  const lines: string[] = [];
  let head: Head | null = null;
  for (let index = 0; index < count; index += 1) {
    const record = recordOf(event(), head, { bootId: 'forged', wall: 1_700_000_000_000 + index, monotonic: index }, null);
    const line = encodeRecord(record);
    head = { seq: record.seq, hash: digestAs('hex', lineDigest(Buffer.from(line))) };
    lines.push(line);
  }
  return { lines, head };
}
