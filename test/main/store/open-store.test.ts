import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../main/store/database.ts';
import { migrate } from '../../../main/store/migrate.ts';
import { migrations } from '../../../main/store/migrations.ts';
import { newFolder } from './new-folder.ts';
import { draft, key, opened, otherKey, tryOpen } from './samples.ts';

const stamp = 'set-aside-20261123T124506Z';

async function databaseWith(text: string) {
  const path = join(newFolder(), 'hatcheck.db');
  const store = opened(path);
  await store.saveDraft(draft('a', text));
  store.close();
  return path;
}

describe('a database under another key', () => {
  it('is set aside whole and opens again with its own', async () => {
    const path = await databaseWith('precious');
    const bytes = readFileSync(path);
    const opening = tryOpen(path, otherKey);
    expect(opening).toMatchObject({ kind: 'ok', setAside: `${path}.${stamp}` });
    if (opening.kind === 'ok') {
      expect(await opening.store.drafts()).toEqual([]);
      opening.store.close();
    }
    expect(readFileSync(`${path}.${stamp}`)).toEqual(bytes);
    const again = opened(`${path}.${stamp}`);
    expect(await again.drafts()).toEqual([draft('a', 'precious')]);
    again.close();
  });

  it('keeps the rows that a killed program left in its log', async () => {
    const path = join(newFolder(), 'hatcheck.db');
    const child = fileURLToPath(new URL('./save-and-die.ts', import.meta.url));
    spawnSync(process.execPath, ['--import', 'tsx', child, path, 'only in the log']);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    const opening = tryOpen(path, otherKey);
    expect(opening).toMatchObject({ kind: 'ok', setAside: `${path}.${stamp}` });
    if (opening.kind === 'ok') opening.store.close();
    const again = opened(`${path}.${stamp}`);
    expect(await again.drafts()).toEqual([draft('a', 'only in the log')]);
    again.close();
  });

  it('set aside twice in one second keeps both', async () => {
    const path = await databaseWith('first');
    opened(path, otherKey).close();
    expect(tryOpen(path, key)).toMatchObject({ kind: 'ok', setAside: `${path}.${stamp}-2` });
    expect(readdirSync(join(path, '..'))).toEqual(expect.arrayContaining([`hatcheck.db.${stamp}`, `hatcheck.db.${stamp}-2`]));
  });
});

describe('what is not our database', () => {
  it.each([
    ['text', (path: string) => writeFileSync(path, 'Dear diary, '.repeat(1000))],
    ['a few bytes', (path: string) => writeFileSync(path, 'hi')],
    [
      'somebody else’s SQLite',
      (path: string) => {
        const foreign = new Libsql(path);
        foreign.exec('CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)');
        foreign.close();
      },
    ],
    [
      'tables of another program under our key',
      (path: string) => {
        const foreign = openDatabase(path, key);
        foreign.exec('CREATE TABLE theirs (x)');
        foreign.close();
      },
    ],
  ])('%s is set aside, unchanged, and a new one works', async (_, make) => {
    const path = join(newFolder(), 'hatcheck.db');
    make(path);
    const bytes = readFileSync(path);
    const opening = tryOpen(path);
    expect(opening).toMatchObject({ kind: 'ok', setAside: `${path}.${stamp}` });
    if (opening.kind !== 'ok') return;
    await opening.store.saveDraft(draft('a'));
    opening.store.close();
    expect(readFileSync(`${path}.${stamp}`).length).toBeGreaterThanOrEqual(bytes.length);
    if (_ !== 'tables of another program under our key') expect(readFileSync(`${path}.${stamp}`)).toEqual(bytes);
  });

  it('a damaged page is found at opening', async () => {
    const path = join(newFolder(), 'hatcheck.db');
    const store = opened(path);
    for (let count = 0; count < 50; count += 1) await store.saveDraft(draft(`d${count}`, 'x'.repeat(2000)));
    store.close();
    const bytes = readFileSync(path);
    bytes.fill(7, 4096 * 9, 4096 * 10);
    writeFileSync(path, bytes);
    const opening = tryOpen(path);
    expect(opening).toMatchObject({ kind: 'ok', setAside: `${path}.${stamp}` });
    if (opening.kind === 'ok') opening.store.close();
  });

  it('a folder in its place is set aside', () => {
    const path = join(newFolder(), 'hatcheck.db');
    mkdirSync(path);
    opened(path).close();
    expect(statSync(`${path}.${stamp}`).isDirectory()).toBe(true);
  });

  it('a log without its database is set aside', async () => {
    const path = join(newFolder(), 'hatcheck.db');
    writeFileSync(`${path}-wal`, 'left over');
    const opening = tryOpen(path);
    expect(opening).toMatchObject({ kind: 'ok', setAside: `${path}.${stamp}` });
    if (opening.kind === 'ok') opening.store.close();
    expect(readFileSync(`${path}.${stamp}-wal`, 'utf8')).toBe('left over');
  });
});

describe('trouble that may pass leaves everything as it is', () => {
  it('a file where the folder should be', () => {
    const folder = join(newFolder(), 'profile');
    writeFileSync(folder, 'not a folder');
    expect(tryOpen(join(folder, 'hatcheck.db')).kind).toBe('failed');
    expect(readFileSync(folder, 'utf8')).toBe('not a folder');
  });

  it('a key that is none', async () => {
    const path = await databaseWith('precious');
    for (const bad of ['', 'secret']) expect(tryOpen(path, bad).kind).toBe('failed');
    expect(readdirSync(join(path, '..'))).not.toContain(`hatcheck.db.${stamp}`);
    rmSync(path);
    expect(tryOpen(path, '').kind).toBe('failed');
    expect(existsSync(path)).toBe(false);
  });

  it('a database of a newer version', async () => {
    const path = await databaseWith('precious');
    const database = openDatabase(path, key);
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    database.close();
    expect(tryOpen(path)).toEqual({
      kind: 'failed',
      words: 'The drafts in hatcheck.db were saved by a newer Hatcheck. They are untouched. Install the newer version to open them.',
    });
  });
});

it('a database that others could read is closed to them', async () => {
  const path = await databaseWith('precious');
  chmodSync(path, 0o644);
  opened(path).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

describe('migrations', () => {
  it('bring an older database up with its rows, step by step, once', async () => {
    const path = await databaseWith('from the version before');
    const database = openDatabase(path, key);
    const steps = [...migrations, 'ALTER TABLE drafts ADD COLUMN note TEXT', "UPDATE drafts SET note = 'moved'"];
    expect(migrate(database, steps)).toEqual({ kind: 'ok' });
    expect(migrate(database, steps)).toEqual({ kind: 'ok' });
    expect(database.all('SELECT id, note FROM drafts')).toMatchObject([{ id: 'a', note: 'moved' }]);
    database.close();
  });

  it('keep what the first version saved', async () => {
    const path = join(newFolder(), 'hatcheck.db');
    const database = openDatabase(path, key);
    expect(migrate(database, migrations.slice(0, 1))).toEqual({ kind: 'ok' });
    database.run('INSERT INTO drafts (id, json) VALUES (?, ?)', ['a', JSON.stringify(draft('a', 'from version 1'))]);
    database.close();
    const store = opened(path);
    expect(await store.drafts()).toEqual([draft('a', 'from version 1')]);
    expect(await store.mentions.audiences()).toEqual([]);
    store.close();
  });

  it('that fail leave the database at the last whole step', async () => {
    const path = await databaseWith('from the version before');
    const database = openDatabase(path, key);
    const steps = [...migrations, 'CREATE TABLE half (x); SELECT nonsense FROM nowhere'];
    expect(() => migrate(database, steps)).toThrow();
    expect(database.all("SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([]);
    expect(migrate(database, migrations)).toEqual({ kind: 'ok' });
    database.close();
  });
});
