import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/finding.ts';
import { acme, bob, eve, jo, openMessageScene, quiet } from './message-scene.ts';

describe('a direct message that goes out', () => {
  it('is held as a brand’s answer is, then sent once, and never named in the ledger', async () => {
    const scene = await openMessageScene();
    const id = await scene.confirmed(acme, 'The code is 4711');
    expect(scene.line.arrived).toEqual([]);
    await scene.tick(61_000);
    expect(scene.entry(id)?.state.kind).toBe('sent');
    expect(scene.line.arrived).toEqual([{ by: acme.subject, text: 'The code is 4711' }]);
    const told = scene.ledger.filter(({ ref }) => ref === id);
    expect(told.map(({ act, decision }) => `${act} ${decision}`)).toEqual([
      'prove allowed',
      'prove allowed',
      'send allowed',
      'publish done',
    ]);
    expect(told.every(({ about, post }) => about === 'message' && post === null)).toBe(true);
    expect(JSON.stringify(scene.ledger)).not.toMatch(/4711|bob/);
  });

  it('proves sender and readers before it is built, and once more right before it leaves', async () => {
    const scene = await openMessageScene();
    await scene.confirmed(acme, 'hello');
    await scene.tick(61_000);
    const proof = ['whoAmI', 'reader bob.example'];
    expect(scene.line.calls).toEqual([...proof, 'prepare', ...proof, 'send']);
  });

  it('stops for good when the network names another sender, and asks nothing more with that sign-in (law 3)', async () => {
    const scene = await openMessageScene();
    const id = await scene.confirmed(acme, 'hello');
    scene.line.speaker = jo;
    await scene.tick(61_000);
    expect(scene.entry(id)).toMatchObject({ part: null, state: { kind: 'refused', law: 3 } });
    expect(scene.line.calls).toEqual(['whoAmI']);
  });

  it('freezes where a handle belongs to somebody else by now (law 2)', async () => {
    const scene = await openMessageScene();
    const id = await scene.confirmed(acme, 'hello');
    scene.line.people.set(bob.handle, { ...eve, handle: bob.handle });
    await scene.tick(61_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', words: expect.stringMatching(/^@bob.example is not the account/) });
    expect(scene.line.arrived).toEqual([]);
  });

  it('freezes when its brand is locked meanwhile (law 4), and when nobody is here (law 6)', async () => {
    const scene = await openMessageScene();
    const id = await scene.confirmed(acme, 'hello');
    scene.state.update((before) => ({ ...before, leases: {} }));
    await scene.tick(61_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'disarmed' });
    scene.line.speaker = jo;
    const mine = await scene.confirmed(jo, 'hello');
    await scene.messages().freezeAll('locked');
    await scene.tick(61_000);
    expect(scene.entry(mine)?.state).toMatchObject({ kind: 'frozen', why: 'locked' });
    expect(scene.line.arrived).toEqual([]);
    const gesture = { identityId: jo.id, heldMs: 0, retypedHandle: null, to: [bob.subject] };
    expect(await scene.messages().resume(mine, { ...gesture, to: [eve.subject] })).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'readers-changed' },
    });
    expect((await scene.messages().resume(mine, gesture)).kind).toBe('ok');
    await scene.tick(61_000);
    expect(scene.line.arrived).toHaveLength(1);
  });
});

describe('law 5', () => {
  it('asks where no answer came, and sends nothing twice by itself', async () => {
    const scene = await openMessageScene();
    scene.line.faults.push('arrivedUnanswered');
    const id = await scene.confirmed(acme, 'hello');
    await scene.tick(70_000);
    expect(scene.entry(id)?.state.kind).toBe('sent');
    expect(scene.line.calls.filter((call) => call === 'send')).toHaveLength(1);
  });

  it('waits for the person once what was lost cannot arrive any more', async () => {
    const scene = await openMessageScene();
    scene.line.faults.push('lost');
    const id = await scene.confirmed(acme, 'hello');
    await scene.tick(70_000);
    expect(scene.entry(id)?.state.kind).toBe('settling');
    await scene.tick(120_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'refused' });
    expect(scene.line.calls.filter((call) => call === 'send')).toHaveLength(1);
  });

  it('takes one arrival for one message alone, where two say the same', async () => {
    const scene = await openMessageScene();
    scene.line.faults.push('arrivedUnanswered', 'lost');
    scene.line.canBeAsked = false;
    const both = [await scene.confirmed(acme, 'hello'), await scene.confirmed(acme, 'hello')];
    await scene.tick(70_000);
    expect(both.map((id) => scene.entry(id)?.state.kind)).toEqual(['settling', 'settling']);
    scene.line.canBeAsked = true;
    await scene.tick(200_000);
    expect(both.map((id) => scene.entry(id)?.state.kind).sort()).toEqual(['frozen', 'sent']);
    expect(scene.line.arrived).toHaveLength(1);
  });

  it('says where a lost answer hid that others than its readers see it, and sends it no more', async () => {
    const scene = await openMessageScene();
    scene.line.faults.push('publicUnanswered');
    const id = await scene.confirmed(acme, 'hello');
    await scene.tick(300_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'refused', words: 'Others see it.' });
    expect(scene.ledger.filter(({ reason }) => reason === 'seen-by-others')).toMatchObject([{ act: 'send', decision: 'failed', ref: id }]);
    expect(scene.line.calls.filter((call) => call === 'send')).toHaveLength(1);
    expect((await scene.messages().recall(id)).kind).toBe('ok');
    expect(scene.state.get().messages.map(({ text }) => text)).toEqual(['hello']);
  });

  it('settles after a crash, and gives nothing back that may have been read', async () => {
    const scene = await openMessageScene();
    scene.line.faults.push('arrivedUnanswered');
    scene.line.canBeAsked = false;
    const id = await scene.confirmed(acme, 'hello');
    await scene.tick(70_000);
    expect(await scene.messages().recall(id)).toMatchObject({ kind: 'refused', refusal: { reason: 'maybe-sent' } });
    await scene.crash();
    expect(scene.entry(id)?.state.kind).toBe('settling');
    scene.line.canBeAsked = true;
    await scene.tick(61_000);
    expect(scene.entry(id)?.state.kind).toBe('sent');
  });

  it('believes the person where the conversation cannot be read, once it cannot arrive any more (law 5)', async () => {
    const scene = await openMessageScene();
    scene.line.faults.push('lost', 'arrivedUnanswered');
    scene.line.canBeAsked = false;
    const lost = await scene.confirmed(acme, 'hello');
    await scene.tick(70_000);
    expect(await scene.messages().settle(lost, false)).toMatchObject({ kind: 'refused', refusal: { law: 5, reason: 'may-still-arrive' } });
    expect(scene.entry(lost)?.state.kind).toBe('settling');
    await scene.crash();
    await scene.tick(120_000);
    expect(await scene.messages().settle(lost, false)).toEqual({ kind: 'ok', value: undefined });
    expect(scene.entry(lost)?.state).toMatchObject({ kind: 'frozen', why: 'refused' });
    expect(await scene.messages().settle(lost, true)).toMatchObject({ kind: 'refused', refusal: { reason: 'already-settled' } });
    expect(await scene.messages().recall(lost)).toMatchObject({ kind: 'ok' });

    const arrived = await scene.confirmed(acme, 'hello again');
    await scene.tick(70_000);
    expect(await scene.messages().settle(arrived, true)).toMatchObject({ kind: 'ok' });
    expect(scene.entry(arrived)?.state.kind).toBe('sent');
    expect(scene.line.arrived).toHaveLength(1);
    expect(scene.ledger.filter(({ act, decision }) => act === 'settle' && decision === 'done').map(({ reason }) => reason)).toEqual([
      'said-not-there',
      'said-there',
    ]);
  });

  it('freezes what a crash left unsent, and a recalled message is only a draft again', async () => {
    const scene = await openMessageScene();
    const id = await scene.confirmed(acme, 'hello');
    await scene.crash();
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'crashed' });
    expect((await scene.messages().recall(id)).kind).toBe('ok');
    await scene.tick(61_000);
    expect(scene.entry(id)).toBeUndefined();
    expect(scene.state.get().messages.map(({ text }) => text)).toEqual(['hello']);
    await scene.crash();
    expect(scene.state.get().messages.map(({ text }) => text)).toEqual(['hello']);
    expect(scene.line.arrived).toEqual([]);
  });

  it('recalls with Stop everything what is held', async () => {
    const scene = await openMessageScene();
    await scene.confirmed(acme, 'hello');
    await scene.messages().stopAll();
    await scene.tick(61_000);
    expect(scene.state.get()).toMatchObject({ messageOutbox: [], messages: [{ text: 'hello' }] });
    expect(scene.line.arrived).toEqual([]);
  });
});

describe('confirming', () => {
  const stop: Finding = { id: 's', check: 'secret', level: 'stop', part: 0, start: 0, end: 1, why: 'A key.', todo: 'Take it out.' };

  it('is refused for other readers, another text, a stop, a locked brand and a short hold', async () => {
    const scene = await openMessageScene();
    const { value: id = '' } = (await scene.messages().create({ identityId: acme.id, to: [bob], text: 'hello', conversation: 'c' })) as {
      readonly value?: string;
    };
    const written = () => scene.state.get().messages.find((message) => message.id === id) ?? null;
    const gesture = { identityId: acme.id, heldMs: 700, retypedHandle: acme.handle, to: [bob.subject] };
    const reasonOf = async (given: typeof gesture, expected = written()) => {
      const outcome = await scene.messages().confirm(id, given, expected);
      return outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind;
    };
    expect(await reasonOf(gesture)).toBe('not-armed');
    scene.state.update((before) => ({ ...before, leases: { [acme.id]: { armedAt: 0, until: 1_900_000_000_000 } } }));
    expect(await reasonOf({ ...gesture, to: [eve.subject] })).toBe('readers-changed');
    expect(await reasonOf({ ...gesture, heldMs: 100 })).toBe('not-held');
    expect(await reasonOf({ ...gesture, identityId: jo.id })).toBe('identity-changed');
    scene.findings.push(stop);
    expect(await reasonOf(gesture)).toBe('stop-finding');
    scene.findings.length = 0;
    const before = written();
    await scene.messages().edit(id, [eve], 'hello');
    expect(written()).toMatchObject({ to: [eve], acknowledged: [] });
    expect(written()).not.toHaveProperty('conversation');
    expect(await reasonOf(gesture, before)).toBe('message-changed');
    expect(await reasonOf(gesture)).toBe('readers-changed');
    await scene.messages().edit(id, [], 'hello');
    expect(await reasonOf({ ...gesture, to: [] })).toBe('no-readers');
    expect(scene.line.calls).toEqual([]);
  });

  it('keeps what is written on disk at once, and nothing of what others wrote', async () => {
    const scene = await openMessageScene();
    await scene.messages().create({ identityId: jo.id, to: [], text: 'half a', conversation: null });
    await quiet();
    expect((await scene.store.drafts()).map(({ text }) => text)).toEqual(['half a']);
    expect((await scene.messages().conversations(jo.id, null)).kind).toBe('ok');
    expect(scene.state.get().knownReaders).toEqual({ [jo.id]: [bob.handle] });
    expect(await scene.store.drafts()).toHaveLength(1);
  });

  it('keeps what was begun before the disk was read', async () => {
    const scene = await openMessageScene();
    await scene.messages().create({ identityId: jo.id, to: [], text: 'stored', conversation: null });
    await quiet();
    const [stored] = await scene.store.drafts();
    if (stored === undefined) throw new Error('nothing was stored');
    scene.state.update((before) => ({ ...before, messages: [{ ...stored, id: 'begun', text: 'begun' }] }));
    expect((await scene.messages().recover()).kind).toBe('ok');
    expect(scene.state.get().messages.map(({ text }) => text)).toEqual(['stored', 'begun']);
  });
});
