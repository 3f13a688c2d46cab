import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openSeenLists } from '../../../main/updates/seen-lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatcheck-seen-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'updates-seen.json');
beforeEach(() => rmSync(path, { force: true }));
const latest = 'https://u.example/latest-linux.yml';
const beta = 'https://u.example/beta-linux.yml';

describe('lists that were believed', () => {
  it('are remembered over the end of the program, each by itself, for the person alone', async () => {
    const seen = await openSeenLists(path);
    expect(seen.of(latest)).toBe(0);
    await seen.keep(latest, 2000);
    const again = await openSeenLists(path);
    expect([again.of(latest), again.of(beta)]).toEqual([2000, 0]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('never become older', async () => {
    const seen = await openSeenLists(path);
    await seen.keep(latest, 2000);
    await seen.keep(latest, 1000);
    expect([seen.of(latest), (await openSeenLists(path)).of(latest)]).toEqual([2000, 2000]);
  });

  it.each(['', '{', '[["a"]]', '[["a", -1]]'])('are none where the file has %j', async (text) => {
    writeFileSync(path, text);
    expect((await openSeenLists(path)).of(latest)).toBe(0);
  });

  it('are remembered until the end where the disk takes nothing', async () => {
    const seen = await openSeenLists(join(folder, 'not there', 'updates-seen.json'));
    await seen.keep(latest, 2000);
    expect(seen.of(latest)).toBe(2000);
  });

  it('are the last twenty', async () => {
    const seen = await openSeenLists(path);
    await seen.keep(latest, 1);
    for (let list = 0; list < 19; list += 1) await seen.keep(`https://u.example/${list}`, 1);
    await seen.keep(latest, 2);
    await seen.keep(beta, 1);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveLength(20);
    const again = await openSeenLists(path);
    expect([again.of('https://u.example/0'), again.of(latest), again.of(beta)]).toEqual([0, 2, 1]);
  });
});
