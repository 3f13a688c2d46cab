import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKey, readPrivateKey } from '../../main/exceptions/exception-keys.ts';
import { signatureEnding, signFeed } from '../../main/updates/feed-signature.ts';
import { listName } from '../../main/updates/list-name.ts';
import type { UpdateState } from '../../shared/update.ts';
import { type FileServer, startFileServer } from '../rig/file-server.ts';
import { shownWindow } from '../rig/shown-window.ts';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { companyPolicy, companyStage, holdPost, identityIdOf, openScene, type Scene, signIn } from './scene.ts';

const list = listName('latest', 'linux', process.arch);
const packageName = 'Hatcheck-0.2.0.AppImage';
/** What the "package" does: says that it was run, and as what. */
const newProgram = Buffer.from('#!/bin/sh\nprintf "%s" "$APPIMAGE_EXIT_AFTER_INSTALL" > "$(dirname "$0")/was-run"\n');
const sha512 = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('base64');
const yml = (version: string, hash: string, url = packageName): Buffer =>
  Buffer.from(`version: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${hash}\n    size: ${newProgram.length}\n`);

interface Signer {
  readonly publicKey: string;
  readonly key: JWK;
}

let stage: Stage;
let server: FileServer;
let scene: Scene;
let ours: Signer;
let strangers: Signer;
/** The AppImage that the program believes to be. */
let image: string;

async function newSigner(): Promise<Signer> {
  const { file, publicKey } = await makeKey();
  const key = readPrivateKey(file);
  if (key === null) throw new Error('No key was made');
  return { publicKey, key };
}

/** Runs as if from an AppImage: Electron's folder is where one would be mounted. */
const asAppImage = () => ({ APPIMAGE: image, APPDIR: path.dirname(stage.electron.executable) });

beforeAll(async () => {
  [ours, strangers] = [await newSigner(), await newSigner()];
  server = await startFileServer();
  stage = await companyStage();
  image = path.join(stage.desktop.home, 'programs', 'Hatcheck.AppImage');
  mkdirSync(path.dirname(image));
  writeFileSync(image, 'the old program', { mode: 0o755 });
  scene = await openScene(stage, asAppImage());
});
afterAll(async () => {
  await stage?.stop();
  server?.stop();
});

async function setRules(rules: Readonly<Record<string, unknown>>): Promise<void> {
  stage.setPolicy({ ...companyPolicy(stage.accounts), UpdateUrl: server.url, UpdateKeys: [ours.publicKey], ...rules });
  await scene.commands.must('policy.reload', {});
}

interface Offer {
  readonly bytes?: Buffer;
  /** What was signed, where it is not what is offered. */
  readonly signed?: Buffer;
  readonly file?: string;
  readonly by?: Signer;
  readonly program?: Buffer;
  /** When it was signed, in epoch milliseconds. */
  readonly at?: number;
}

/** Puts a list, its signature and a package on the server. Each part is as it should be unless said otherwise. */
async function offer({
  bytes = yml('0.2.0', sha512(newProgram)),
  signed = bytes,
  file = list,
  by = ours,
  program = newProgram,
  at,
}: Offer) {
  const signature = await signFeed(signed, { file, now: at ?? Date.now(), validMs: 30 * 86_400_000 }, by.key);
  server.serve({ [list]: bytes, [list + signatureEnding]: Buffer.from(signature), [packageName]: program });
}

/** Has it looked, and gives how it ended. */
async function look(): Promise<UpdateState> {
  await scene.commands.must('update.look', {});
  return scene.commands.until('the look to be over', ({ update }) => (isOver(update) ? update : undefined));
}

const isOver = ({ kind }: UpdateState): boolean => !['waiting', 'looking', 'downloading'].includes(kind);
const asked = (): readonly string[] => server.asked().map((address) => address.replace(/\?.*/, '').slice(1));
const pending = (): readonly string[] => {
  const folder = path.join(stage.desktop.home, '.cache', 'hatcheck-updater', 'pending');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('updates', () => {
  test('are not asked for where the rules do not grant it, whoever asks', async () => {
    await offer({});
    for (const rules of [{}, { AutoUpdate: 'off' }, { AutoUpdate: 'on', UpdateKeys: [] }]) {
      await setRules(rules);
      expect(await look()).toMatchObject({ kind: 'off' });
    }
    await advanceClock(scene.program, 24 * 3_600_000);
    expect((await scene.commands.snapshot()).update).toMatchObject({ kind: 'off' });
    expect(server.asked()).toEqual([]);
  });

  test('are said, and not fetched, where the rules have it so', async () => {
    await setRules({ AutoUpdate: 'notify' });
    expect(await look()).toMatchObject({ kind: 'found', version: '0.2.0' });
    expect(new Set(asked())).toEqual(new Set([list, list + signatureEnding]));
    expect((await scene.commands.snapshot()).notices.map(({ title }) => title)).toContain('Version 0.2.0 is there');
  });

  const hostile: readonly (readonly [string, string, () => Offer])[] = [
    ['signed by another key', 'update-unknown-key', () => ({ by: strangers })],
    ['changed after it was signed', 'update-edited', () => ({ signed: yml('0.2.0', sha512(Buffer.from('another'))) })],
    ['of an older version', 'update-older', () => ({ bytes: yml('0.0.9', sha512(newProgram)) })],
    ['signed for another channel', 'update-other-list', () => ({ file: listName('beta', 'linux', process.arch) })],
    ['that sends elsewhere', 'update-malformed', () => ({ bytes: yml('0.2.0', sha512(newProgram), 'http://evil.example/x.AppImage') })],
    ['with another package beside it', 'update-wrong-file', () => ({ program: Buffer.from(newProgram.toString().replace('0', '1')) })],
  ];
  test.each(hostile)('a list %s is refused: %s', async (_what, reason, offered) => {
    await offer(offered());
    await setRules({ AutoUpdate: 'on' });
    expect(await look()).toMatchObject({ kind: 'refused', refusal: { reason } });
    expect(pending()).toEqual([]);
  });

  test.each([packageName, list])('%s is taken from nowhere else', async (file) => {
    await offer({});
    const before = asked().length;
    server.redirect(file, `${server.url}elsewhere`);
    expect(await look()).toMatchObject({
      kind: 'refused',
      refusal: { reason: file === list ? 'update-unreachable' : 'update-not-fetched' },
    });
    server.redirect(file, null);
    expect(asked().slice(before)).not.toContain('elsewhere');
    expect(pending()).toEqual([]);
  });

  test('a package larger than was signed is not taken', async () => {
    await offer({ program: Buffer.concat([newProgram, Buffer.from('\n')]) });
    expect(await look()).toMatchObject({ kind: 'refused', refusal: { reason: 'update-wrong-file' } });
    expect(pending()).toEqual([]);
  });

  test('a list without a signature is refused, and the history has it', async () => {
    await offer({});
    server.serve({ [list]: yml('0.2.0', sha512(newProgram)), [packageName]: newProgram });
    const before = asked().length;
    expect(await look()).toMatchObject({ kind: 'refused', refusal: { reason: 'update-unsigned' } });
    const lines = await scene.commands.must('history.page', { before: null, limit: 50 });
    expect(lines.map(({ event }) => event.reason)).toContain('update-unsigned');
    expect(asked().slice(before)).not.toContain(packageName);
  });

  test('the rules take back what they granted', async () => {
    await offer({});
    expect(await look()).toEqual({ kind: 'ready', version: '0.2.0' });
    await setRules({ AutoUpdate: 'off' });
    expect((await scene.commands.snapshot()).update).toEqual({ kind: 'off', why: 'rules' });
    await scene.program.quit();
    expect(readFileSync(image, 'utf8')).toBe('the old program');
  });
});

describe('a signed update', () => {
  test('is downloaded, shown, and not installed while a post is held', async () => {
    scene = await openScene(stage, asAppImage());
    await setRules({ AutoUpdate: 'on' });
    await offer({ at: Date.now() - 86_400_000 }); // yesterday's, shown again after a restart
    expect(await look()).toMatchObject({ kind: 'refused', refusal: { reason: 'update-older' } });
    await offer({});
    await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
    expect(await look()).toEqual({ kind: 'ready', version: '0.2.0' });
    await scene.commands.must('window.open', { window: 'console', page: 'settings' });
    const settings = await shownWindow(scene.program, /console/);
    await settings.getByText('Version 0.2.0 is ready').first().waitFor();
    await holdPost(scene, stage.accounts.personal, 'Hello');
    await scene.program.quit();
    expect(readFileSync(image, 'utf8')).toBe('the old program');
  });

  test('is installed when the program quits, looked for by itself', async () => {
    scene = await openScene(stage, asAppImage());
    await advanceClock(scene.program, 61_000);
    await scene.commands.until('the update to be ready', ({ update }) => update.kind === 'ready');
    await scene.program.quit();
    expect(readFileSync(image)).toEqual(newProgram);
    expect(readFileSync(path.join(path.dirname(image), 'was-run'), 'utf8')).toBe('true');
    expect(readdirSync(path.dirname(image)).sort()).toEqual(['Hatcheck.AppImage', 'was-run']);
  });
});

test('a version that IT holds to be too old posts as nobody’s brand', async () => {
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  await setRules({ MinimumVersion: '9.0.0' });
  const identityId = identityIdOf(stage.accounts.brand);
  expect(await scene.commands.run('arming.arm', { identityId })).toMatchObject({ kind: 'refused', refusal: { reason: 'version-too-old' } });
  await holdPost(scene, stage.accounts.personal, 'Still here');
  const { identities } = await scene.commands.snapshot();
  expect(identities.map(({ identity, blocked }) => [identity.kind, blocked?.reason ?? null]).sort()).toEqual([
    ['brand', 'version-too-old'],
    ['personal', null],
  ]);
});
