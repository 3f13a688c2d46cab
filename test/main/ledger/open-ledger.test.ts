import { describe, expect, it } from 'vitest';
import type { AnchorVault } from '../../../main/ledger/anchor.ts';
import { verifyChain } from '../../../main/ledger/verify-chain.ts';
import { brand, event, fileOf, open, person, soundLines } from './entries.ts';
import { createMemoryDisk } from './memory-disk.ts';
import { createMemoryVault } from './memory-vault.ts';

const key = 'ab'.repeat(32);
const reasons = async (ledger: Awaited<ReturnType<typeof open>>) => (await ledger.page(null, 100)).map((line) => line.event.reason);

describe('appending', () => {
  it('answers after the line is on the disk, in order, waiting ones in one write', async () => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    const all = Promise.all(['a', 'b', 'c'].map((reason) => ledger.append(event({ reason }))));
    expect(disk.text()).toBe('');
    expect(await all).toEqual([{ kind: 'writable' }, { kind: 'writable' }, { kind: 'writable' }]);
    expect(disk.writes).toHaveLength(1);
    expect(await reasons(ledger)).toEqual(['c', 'b', 'a']);
    expect((await verifyChain(disk, null)).problem).toBeNull();
  });

  it('writes canonical lines with every field of the record', async () => {
    const disk = createMemoryDisk();
    await (await open(disk)).append(event({ ref: 'entry-1', post: 'at://did:plc:acme/app.bsky.feed.post/3k' }));
    expect(disk.text()).toBe(
      `{"act":"confirm","bootId":"boot","decision":"allowed","law":null,"monotonic":1700000000001,"post":"at://did:plc:acme/app.bsky.feed.post/3k",` +
        `"prevHash":"${'0'.repeat(64)}","reason":null,"ref":"entry-1","seq":1,"v":2,"wall":1700000000000,` +
        `"who":{"kind":"brand","network":"bluesky","subject":"did:plc:acme"}}\n`,
    );
  });

  it('goes on with the chain after a restart', async () => {
    const disk = createMemoryDisk(fileOf(await soundLines(3)));
    await (await open(disk, 'second')).append(event());
    const report = await verifyChain(disk, null);
    expect(report).toMatchObject({ lines: 4, problem: null, head: { seq: 4 } });
  });

  it('refuses an event that is not one, and writes nothing', async () => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    expect(await ledger.append(event({ ref: 'x'.repeat(65) }))).toEqual({
      kind: 'unwritable',
      why: 'This act cannot be written down: its ref is not what the history takes. Please report this.',
    });
    expect(disk.text()).toBe('');
    expect(ledger.status()).toEqual({ kind: 'writable' });
  });
});

describe('what the ledger must not hold', () => {
  it('a personal account appears under a pseudonym that only the key can make', async () => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    await ledger.attachVault(createMemoryVault(), key);
    await ledger.append(event({ who: person, post: 'at://did:plc:alice/app.bsky.feed.post/3k' }));
    await ledger.append(event({ who: person }));
    await ledger.append(event({ who: { ...person, subject: 'did:plc:bob' } }));
    const [bob, again, alice] = await ledger.page(null, 3);
    expect(alice?.pseudonym).toMatch(/^[0-9a-f]{32}$/);
    expect(again?.pseudonym).toBe(alice?.pseudonym);
    expect(bob?.pseudonym).not.toBe(alice?.pseudonym);
    expect(alice?.event).toMatchObject({ who: { kind: 'personal', subject: alice?.pseudonym }, post: null });
    expect(disk.text()).not.toMatch(/alice|bob/);

    const elsewhere = createMemoryDisk();
    const other = await open(elsewhere);
    await other.attachVault(createMemoryVault(), 'cd'.repeat(32));
    await other.append(event({ who: person }));
    expect((await other.page(null, 1))[0]?.pseudonym).not.toBe(alice?.pseudonym);
  });

  it('an account of which nobody knows whether it is a brand is not named either, nor is its post', async () => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    await ledger.attachVault(createMemoryVault(), key);
    await ledger.append(event({ who: { ...person, kind: 'doubtful' }, post: 'at://did:plc:alice/app.bsky.feed.post/3k' }));
    await ledger.append(event({ who: person }));
    const [personal, doubtful] = await ledger.page(null, 2);
    expect(doubtful?.event).toMatchObject({ who: { kind: 'doubtful', subject: doubtful?.pseudonym }, post: null });
    expect(doubtful?.pseudonym).toBe(personal?.pseudonym);
    expect(disk.text()).not.toContain('alice');
  });

  it('while the keyring is locked it is written all the same, unnamed', async () => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    expect(await ledger.append(event({ who: person }))).toEqual({ kind: 'writable' });
    expect(await ledger.page(null, 1)).toMatchObject([{ pseudonym: null, event: { who: { kind: 'personal', subject: '' } } }]);
    expect(disk.text()).not.toContain('alice');
  });

  it('words in place of a reason code are withheld', async () => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    await ledger.append(event({ reason: 'I was about to post about beer' }));
    expect(await reasons(ledger)).toEqual(['withheld']);
    expect(disk.text()).not.toContain('beer');
  });

  it('a post address without a brand is left out', async () => {
    const disk = createMemoryDisk();
    await (await open(disk)).append(event({ who: null, post: 'at://did:plc:alice/app.bsky.feed.post/3k' }));
    expect(disk.text()).not.toContain('alice');
  });
});

describe('a disk that refuses', () => {
  it.each([
    ['ENOSPC', 0, 'The history file cannot be written: the disk is full. Make some room. Brands wait until it can.'],
    ['ENOSPC', 40, 'The history file cannot be written: the disk is full. Make some room. Brands wait until it can.'],
    ['EIO', 100_000, 'The history file cannot be written: the system says EIO. Check the disk. Brands wait until it can.'],
  ])('%s after %i bytes: says so, and the next success recovers', async (code, kept, why) => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    await ledger.append(event({ reason: 'first' }));
    disk.failNextAppend(code, kept);
    expect(await ledger.append(event({ reason: 'lost' }))).toEqual({ kind: 'unwritable', why });
    expect(ledger.status()).toEqual({ kind: 'unwritable', why });
    expect(await ledger.append(event({ reason: 'second' }))).toEqual({ kind: 'writable' });
    expect(await reasons(ledger)).toEqual(['second', 'first']);
    expect(await verifyChain(disk, null)).toMatchObject({ lines: 2, tornAt: null, problem: null });
  });

  it('at opening: every append tries again', async () => {
    const disk = createMemoryDisk(fileOf(await soundLines(2)));
    disk.refuse('EACCES');
    const ledger = await open(disk);
    expect(ledger.status().kind).toBe('unwritable');
    const vault = createMemoryVault();
    expect(await ledger.attachVault(vault, key)).toBe('notChecked');
    expect((await ledger.append(event())).kind).toBe('unwritable');
    disk.refuse(null);
    expect(await ledger.append(event())).toEqual({ kind: 'writable' });
    expect(await ledger.flush()).toBe(true);
    expect(vault.anchor()?.seq).toBe(3);
  });
});

describe('a torn last line', () => {
  it('is set aside with a note, and the chain goes on', async () => {
    const lines = await soundLines(3);
    const torn = (lines[2] ?? '').slice(0, 50);
    const disk = createMemoryDisk(fileOf(lines.slice(0, 2)) + torn);
    const ledger = await open(disk);
    await ledger.append(event({ reason: 'next' }));
    expect(ledger.status()).toEqual({ kind: 'writable' });
    expect(disk.aside).toEqual([torn]);
    expect(await reasons(ledger)).toEqual(['next', 'torn-line-set-aside', null, null]);
    expect((await verifyChain(disk, null)).problem).toBeNull();
  });
});

describe('the anchor', () => {
  it('follows the head, many lines to one write, and never leads', async () => {
    const disk = createMemoryDisk();
    const vault = createMemoryVault();
    const leads: number[] = [];
    const watched: AnchorVault = {
      read: vault.read,
      write(name, secret) {
        const onDisk = disk.text().split('\n').length - 1;
        leads.push(JSON.parse(secret).seq - onDisk);
        return vault.write(name, secret);
      },
    };
    const ledger = await open(disk);
    await ledger.attachVault(watched, key);
    await Promise.all(Array.from({ length: 200 }, () => ledger.append(event())));
    expect(await ledger.flush()).toBe(true);
    expect(vault.anchor()).toMatchObject((await verifyChain(disk, null)).head ?? {});
    expect(vault.anchor()?.seq).toBe(200);
    expect(Math.max(...leads)).toBeLessThanOrEqual(0);
    expect(leads.length).toBeLessThan(20);
  });

  it('stays behind while the keyring refuses, and catches up', async () => {
    const disk = createMemoryDisk();
    const vault = createMemoryVault();
    const ledger = await open(disk);
    await ledger.attachVault(vault, key);
    await ledger.append(event());
    await ledger.flush();
    vault.answer('locked');
    expect(await ledger.append(event())).toEqual({ kind: 'writable' });
    expect(await ledger.flush()).toBe(false);
    expect(vault.anchor()?.seq).toBe(1);
    vault.answer(null);
    expect(await ledger.flush()).toBe(true);
    expect(vault.anchor()?.seq).toBe(2);
  });

  it('that lags behind the file is fine', async () => {
    const disk = createMemoryDisk();
    const vault = createMemoryVault();
    const first = await open(disk);
    await first.attachVault(vault, key);
    await first.append(event());
    await first.flush();
    vault.answer('failed');
    await first.append(event());
    vault.answer(null);
    const second = await open(disk, 'second');
    expect(await second.attachVault(vault, key)).toBe('matches');
    expect(second.status()).toEqual({ kind: 'writable' });
    await second.flush();
    expect(vault.anchor()?.seq).toBe(2);
  });

  it('that leads the file is tampering; recording goes on and the anchor stays as evidence', async () => {
    const disk = createMemoryDisk();
    const vault = createMemoryVault();
    const first = await open(disk);
    await first.attachVault(vault, key);
    for (let count = 0; count < 5; count += 1) await first.append(event());
    await first.flush();
    const anchored = vault.anchor();
    disk.put(fileOf(disk.text().split('\n').slice(0, 2)));

    const second = await open(disk, 'second');
    // Recorded before the keyring was unlocked.
    expect(await second.append(event({ reason: 'early' }))).toEqual({ kind: 'writable' });
    expect(await second.attachVault(vault, key)).toBe('contradicts');
    const tampered = { kind: 'tampered', where: 'it ends at entry 3, but the keyring remembers entry 5' };
    expect(second.status()).toEqual(tampered);
    for (let count = 0; count < 3; count += 1) expect(await second.append(event())).toEqual(tampered);
    expect(await second.flush()).toBe(false);
    expect(vault.anchor()).toEqual(anchored);

    const third = await open(disk, 'third');
    expect(await third.attachVault(vault, key)).toBe('contradicts');
    expect(third.status()).toEqual({ kind: 'tampered', where: 'entry 5 is not the one the keyring remembers' });
  });

  it('that cannot be read is tampering', async () => {
    const vault = createMemoryVault();
    vault.put('{"seq":0}');
    const ledger = await open(createMemoryDisk());
    expect(await ledger.attachVault(vault, key)).toBe('contradicts');
    expect(ledger.status()).toEqual({ kind: 'tampered', where: 'the anchor in the keyring is not readable' });
    await ledger.append(event());
    expect(await ledger.flush()).toBe(false);
    expect(vault.written).toEqual([]);
  });

  it('that is missing beside an older file is written down', async () => {
    const ledger = await open(createMemoryDisk(fileOf(await soundLines(2))));
    expect(await ledger.attachVault(createMemoryVault(), key)).toBe('noAnchor');
    await ledger.flush();
    expect(await reasons(ledger)).toEqual(['anchor-absent', null, null]);
  });

  it('is compared later where the keyring did not answer, and not written before', async () => {
    const vault = createMemoryVault();
    vault.put(JSON.stringify({ v: 1, seq: 9, hash: 'a'.repeat(64) }));
    vault.answer('locked');
    const ledger = await open(createMemoryDisk());
    expect(await ledger.attachVault(vault, key)).toBe('notChecked');
    expect(await ledger.append(event())).toEqual({ kind: 'writable' });
    vault.answer(null);
    await ledger.append(event());
    await ledger.flush();
    expect(ledger.status().kind).toBe('tampered');
    expect(vault.written).toEqual([]);
  });
});

describe('a broken chain', () => {
  it('is found at opening, is written down, and recording goes on', async () => {
    const lines = await soundLines(4);
    const disk = createMemoryDisk(fileOf(lines.toSpliced(1, 1)));
    const ledger = await open(disk);
    const tampered = { kind: 'tampered', where: 'line 2: entry 2 should be here, but this is entry 3' };
    expect(ledger.status()).toEqual(tampered);
    expect(await ledger.append(event({ reason: 'next' }))).toEqual(tampered);
    expect((await reasons(ledger)).slice(0, 2)).toEqual(['next', 'chain-broken']);
    expect((await verifyChain(disk, null)).problem?.line).toBe(2);
  });

  it.each([
    ['emptied', () => ''],
    ['cut inside a line', (text: string) => text.slice(0, -10)],
    ['added to', (text: string) => `${text}half a line`],
  ])('is noticed when the file is %s while the program runs', async (_, change) => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    await ledger.append(event());
    await ledger.append(event());
    disk.put(change(disk.text()));
    expect(await ledger.append(event({ reason: 'next' }))).toEqual({
      kind: 'tampered',
      where: 'it was changed while Hatcheck was running',
    });
    expect(await reasons(ledger)).toContain('next');
    expect((await verifyChain(disk, null)).problem).not.toBeNull();
  });
});

describe('paging', () => {
  it('turns every page of a ledger of several chunks, newest first', async () => {
    const disk = createMemoryDisk();
    const ledger = await open(disk);
    const count = 3000;
    await Promise.all(Array.from({ length: count }, () => ledger.append(event({ who: brand }))));
    const seen: number[] = [];
    for (let before: number | null = null; before !== 1; before = seen.at(-1) ?? 1) {
      seen.push(...(await ledger.page(before, 170)).map((line) => line.seq));
    }
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => count - index));
    expect((await ledger.page(1000, 3)).map((line) => line.seq)).toEqual([999, 998, 997]);
    expect(await ledger.page(null, 0)).toEqual([]);
    expect(disk.text().length).toBeGreaterThan(512 * 1024);
  });

  it('leaves out what it cannot show', async () => {
    const lines = await soundLines(3);
    const ledger = await open(createMemoryDisk(fileOf(lines.with(1, 'not an entry'))));
    expect((await ledger.page(2, 10)).map((line) => line.seq)).toEqual([1]);
  });
});
