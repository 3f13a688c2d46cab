import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../../shared/outbox.ts';
import { type Draft, emptyPart, findDraft } from '../../../shared/post.ts';
import { identitiesOf } from '../../../shared/posts-of.ts';
import { brand, me, openScene, type Scene } from '../../model/scene.ts';
import { identityIdOf } from '../../model/witness.ts';

const agency = 'did:plc:agency';
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
  for (const did of [brand, agency]) await scene.signIn(did, 'brand');
  await scene.signIn(me, 'personal');
});

const outbox = (): readonly OutboxEntry[] => scene.program().state.get().outbox;
const drafts = (): readonly Draft[] => scene.program().state.get().drafts;
const text = (words: string) => [{ ...emptyPart, text: words }];

/** A draft for these, with words of its own for the second. */
async function written(...dids: readonly string[]): Promise<string> {
  const program = scene.program();
  for (const did of dids) await program.arming.arm(identityIdOf(did));
  const created = await program.drafts.create(identityIdOf(dids[0] ?? ''), null);
  if (created.kind !== 'ok') throw new Error(created.refusal.words);
  program.drafts.edit(created.value, text('For everybody.'), []);
  for (const did of dids.slice(1)) await program.drafts.join(created.value, identityIdOf(did));
  return created.value;
}

function confirm(draftId: string) {
  const draft = findDraft(drafts(), draftId);
  const { accounts } = scene.program().state.get();
  const named = (draft === null ? [] : identitiesOf(draft)).map((identityId) => ({
    identityId,
    retypedHandle: accounts.find(({ id }) => id === identityId)?.handle ?? null,
  }));
  const [first = { identityId: '', retypedHandle: null }, ...also] = named;
  return scene.program().outbox.confirm(draftId, { ...first, heldMs: 700, also }, draft);
}

describe('one draft for two brands', () => {
  it('makes an entry for each, which go out by themselves, each in its own words', async () => {
    const id = await written(brand, agency);
    scene.program().drafts.setOwnText(id, identityIdOf(agency), true);
    expect(scene.program().drafts.edit(id, text('For the agency.'), [], identityIdOf(agency))).toMatchObject({ kind: 'ok' });
    expect(await confirm(id)).toMatchObject({ kind: 'ok' });
    expect(drafts()).toEqual([]);
    expect(outbox().map(({ draft, subject, together }) => [subject, draft.parts[0]?.text, draft.also, together])).toEqual([
      [brand, 'For everybody.', undefined, outbox()[0]?.together],
      [agency, 'For the agency.', undefined, outbox()[0]?.together],
    ]);
    expect([...scene.world.outbox.keys()]).toEqual(outbox().map((entry) => entry.id));
    const confirmed = scene.world.ledger.filter(({ act, decision }) => act === 'confirm' && decision === 'allowed');
    expect(confirmed.map(({ who }) => who?.subject)).toEqual([brand, agency]);
    await scene.tick(61_000);
    expect(scene.world.server.live().map(({ did, text: words }) => [did, words])).toEqual([
      [brand, 'For everybody.'],
      [agency, 'For the agency.'],
    ]);
  });

  it('gives one recalled post back for its identity alone, and the other goes out', async () => {
    await confirm(await written(brand, agency));
    await scene.program().outbox.recall(outbox()[1]?.id ?? '');
    expect(drafts()).toMatchObject([{ identityId: identityIdOf(agency), parts: [{ text: 'For everybody.' }] }]);
    expect(drafts()[0]).not.toHaveProperty('also');
    await scene.tick(61_000);
    expect(scene.world.server.live().map(({ did }) => did)).toEqual([brand]);
  });

  it('takes all of it back that is held', async () => {
    await confirm(await written(brand, agency));
    expect(await scene.program().outbox.recallTogether(outbox()[0]?.id ?? '')).toMatchObject({ kind: 'ok' });
    expect(outbox()).toEqual([]);
    expect(drafts()).toMatchObject([{ identityId: identityIdOf(brand), also: [{ identityId: identityIdOf(agency) }] }]);
    await scene.tick(700_000);
    expect(scene.world.server.live()).toEqual([]);
  });

  it('gives the one draft back as it was, also after a crash, and it goes out by both when confirmed again', async () => {
    const id = await written(brand, agency);
    scene.program().drafts.setOwnText(id, identityIdOf(agency), true);
    scene.program().drafts.edit(id, text('For the agency.'), [], identityIdOf(agency));
    const before = findDraft(drafts(), id);
    await confirm(id);
    expect(await scene.program().outbox.recallTogether(outbox()[1]?.id ?? '')).toEqual({ kind: 'ok', value: id });
    expect(drafts()).toEqual([{ ...before, updatedAt: expect.any(Number) }]);
    await scene.crash();
    expect([outbox(), drafts()]).toEqual([[], [{ ...before, updatedAt: expect.any(Number) }]]);
    for (const did of [brand, agency]) await scene.program().arming.arm(identityIdOf(did));
    expect(await confirm(id)).toMatchObject({ kind: 'ok' });
    await scene.tick(61_000);
    expect(scene.world.server.live().map(({ did, text: words }) => [did, words])).toEqual([
      [brand, 'For everybody.'],
      [agency, 'For the agency.'],
    ]);
  });

  it('has every word in the outbox or in the draft, never in both, where the disk refuses the recall', async () => {
    const id = await written(brand, agency);
    await confirm(id);
    scene.world.diskWritable = false;
    await scene.program().outbox.recallTogether(outbox()[0]?.id ?? '');
    expect([outbox(), drafts().map((draft) => identitiesOf(draft).length)]).toEqual([[], [2]]);
    await scene.crash();
    scene.world.diskWritable = true;
    expect([outbox().map(({ state }) => state.kind), drafts()]).toEqual([['frozen', 'frozen'], []]);
  });

  it('freezes the posts of the brand that is locked, and no other', async () => {
    await confirm(await written(brand, agency));
    await scene.program().outbox.freezeDisarmed(identityIdOf(agency));
    expect(outbox().map(({ state }) => state.kind)).toEqual(['held', 'frozen']);
  });

  it('confirms neither while one of them is locked', async () => {
    const id = await written(brand, agency);
    await scene.program().arming.disarm(identityIdOf(agency), 'asked');
    expect(await confirm(id)).toMatchObject({ kind: 'refused', refusal: { law: 4 } });
    expect([outbox(), drafts().length]).toEqual([[], 1]);
  });

  it('confirms neither where what happens to one cannot be written down', async () => {
    const id = await written(brand, agency);
    scene.world.ledgerStatus = { kind: 'unwritable', why: 'disk full' };
    expect(await confirm(id)).toMatchObject({ kind: 'refused', refusal: { law: 9 } });
    expect([outbox(), drafts().length]).toEqual([[], 1]);
  });

  it('is a draft for both again where the disk takes none of it, also after a crash', async () => {
    const id = await written(brand, agency);
    await scene.program().drafts.flush();
    scene.world.diskWritable = false;
    expect(await confirm(id)).toMatchObject({ kind: 'refused', refusal: { law: 8 } });
    expect([outbox(), drafts()]).toMatchObject([[], [{ id, also: [{ identityId: identityIdOf(agency) }] }]]);
    scene.world.diskWritable = true;
    await scene.crash();
    expect([outbox(), drafts()]).toMatchObject([[], [{ id, also: [{ identityId: identityIdOf(agency) }] }]]);
  });

  it('keeps both held posts over a crash, frozen until they are confirmed again', async () => {
    await confirm(await written(brand, agency));
    await scene.crash();
    expect(outbox().map(({ subject, state }) => [subject, state.kind])).toEqual([
      [brand, 'frozen'],
      [agency, 'frozen'],
    ]);
    expect(drafts()).toEqual([]);
  });
});

it('lets no brand and person into one draft, nor anybody into a reply', async () => {
  const id = await written(brand, me);
  expect(drafts()[0]).not.toHaveProperty('also');
  expect(await scene.program().drafts.join(id, identityIdOf(me))).toMatchObject({ kind: 'refused', refusal: { law: 2, reason: 'mixed' } });
  const target = { uri: 'at://x', cid: 'c', rootUri: 'at://x', rootCid: 'c', authorHandle: 'other.test', text: 'Hello' };
  const reply = await scene.program().drafts.create(identityIdOf(brand), target);
  const joined = await scene.program().drafts.join(reply.kind === 'ok' ? reply.value : '', identityIdOf(agency));
  expect(joined).toMatchObject({ kind: 'refused', refusal: { reason: 'not-together' } });
});

it('refuses words for one identity once it says what the others do', async () => {
  const id = await written(brand, agency);
  const edited = scene.program().drafts.edit(id, text('For the agency.'), [], identityIdOf(agency));
  expect(edited).toMatchObject({ kind: 'refused', refusal: { reason: 'no-own-text' } });
  expect(drafts()[0]?.parts[0]?.text).toBe('For everybody.');
});
