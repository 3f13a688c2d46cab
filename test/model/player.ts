import { accountOfIdentity, findIdentity } from '../../shared/account.ts';
import { isArmed } from '../../shared/arming.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { type Draft, findDraft } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import type { Action, Interruption, Play } from './actions.ts';
import { grantOne, onException } from './exception-acts.ts';
import { serverOrigin } from './fake-network.ts';
import { quiet } from './life.ts';
import { policyOf } from './policies.ts';
import { type Build, buildProgram, startProgram } from './program.ts';
import { createWitness, identityIdOf, isTrulyBrand, people } from './witness.ts';
import { computers, createWorld, deviceIs } from './world.ts';

/** No work here takes that many turns; what does, hangs. (Ten minutes on a full disk are 14,000 tries to save.) */
const longestTurns = 100_000;

const pickFrom = <T>(items: readonly T[], index: number): T | null => items[index % Math.max(items.length, 1)] ?? null;
const didOf = (who: number): string => people[who % people.length]?.did ?? '';
const idOf = (who: number): string => identityIdOf(didOf(who));

const somePost = {
  uri: 'at://did:plc:other/post/1',
  cid: 'c',
  rootUri: 'at://did:plc:other/post/1',
  rootCid: 'c',
  authorHandle: 'other.test',
  text: 'theirs',
};

/** Plays one play against one build of the program. Rejects with what the witness saw broken. */
export async function playOut(play: Play, build: Build): Promise<void> {
  const witness = createWitness();
  const world = createWorld(play.promises, policyOf(play.policy, { kind: 'absent' }), witness.onNewPost);
  witness.attach(world);
  world.server.appoint('did:plc:me', 'did:page:shop');
  let typed = 0;
  let interruptions = 0;
  let program = buildProgram(world, build, witness);

  const drafts = (): readonly Draft[] => program.state.get().drafts;
  const write = (draft: Draft, how: string, parts: number): void => {
    const texts = Array.from({ length: parts }, (_, part) => `${how}post ${typed + part + 1}`);
    typed += parts;
    program.drafts.edit(
      draft.id,
      texts.map((text) => ({ text, images: [], card: null })),
      [],
    );
    for (const post of postsOf(draft)) witness.typed(post.id, texts[0] ?? '');
  };

  /** Those who came to it say nothing of their own any more. */
  const bind = async (draft: Draft, identityId: string): Promise<void> => {
    for (const { id } of draft.also ?? []) witness.discarded(id);
    await program.drafts.bind(draft.id, identityId);
  };

  const interruptBy = (by: Interruption): 'goOn' | 'dieBefore' | 'dieAfter' => {
    interruptions += 1;
    if (by === 'crashBefore' || by === 'crashAfter') return by === 'crashBefore' ? 'dieBefore' : 'dieAfter';
    if (by === 'recall') for (const entry of program.state.get().outbox) void recall(entry.id);
    else if (by === 'disarm') void program.arming.disarmAll('asked');
    else if (by === 'personal') void perform({ do: 'device', kind: 'personal' });
    else if (by === 'invalid') void perform({ do: 'policy', kind: 'invalid' });
    else if (by === 'revoke') for (const index of world.grants.keys()) void perform({ do: 'revoke', exception: index });
    else void perform({ do: by });
    return 'goOn';
  };

  const recall = async (id: string): Promise<void> => {
    const draftId = program.state.get().outbox.find((entry) => entry.id === id)?.draft.id;
    const outcome = await program.outbox.recall(id);
    if (outcome.kind === 'ok' && draftId !== undefined) witness.unconfirmed(draftId);
  };

  const confirm = async (draft: Draft, shownId: string | null): Promise<void> => {
    const identity = shownId === null ? null : findIdentity(program.state.get().accounts, shownId);
    if (identity === null) return;
    const before = interruptions;
    const armed = isArmed(program.state.get().leases, identity.id, world.now);
    const gesture = { identityId: identity.id, heldMs: 700, retypedHandle: identity.handle };
    const outcome = await program.outbox.confirm(draft.id, gesture, findDraft(drafts(), draft.id));
    if (outcome.kind !== 'ok') return;
    witness.confirmed(draft.id, identity);
    const entry = program.state.get().outbox.find((candidate) => candidate.id === outcome.value);
    if (entry !== undefined && entry.identityId !== identity.id)
      witness.note(2, `${identity.id} was confirmed, ${entry.identityId} was bound`);
    else if (isTrulyBrand(identity.subject) && !armed && before === interruptions)
      witness.note(4, `${identity.subject} confirmed while locked`);
  };

  const confirmTogether = async (draft: Draft): Promise<void> => {
    const posts = postsOf(draft);
    const shown = posts.flatMap((post) => findIdentity(program.state.get().accounts, post.identityId ?? '') ?? []);
    const [first, ...also] = shown.map(({ id, handle }) => ({ identityId: id, retypedHandle: handle }));
    if (first === undefined) return;
    const outcome = await program.outbox.confirm(draft.id, { ...first, heldMs: 700, also }, findDraft(drafts(), draft.id));
    if (outcome.kind !== 'ok') return;
    for (const [index, post] of posts.entries()) witness.confirmed(post.id, shown[index] ?? null);
  };

  const postTogether = async (who: number, other: number): Promise<void> => {
    for (const one of [who, other]) await program.arming.arm(idOf(one));
    await perform({ do: 'create', who });
    const made = drafts().at(-1);
    if (made === undefined) return;
    await program.drafts.join(made.id, idOf(other));
    const draft = findDraft(drafts(), made.id);
    if (draft?.also === undefined) return;
    for (const post of draft.also) witness.typed(post.id, draft.parts[0]?.text ?? '');
    await tick(300); // From here on no kill may cost a word of it.
    await confirmTogether(draft);
  };

  const signIn = async (who: number): Promise<void> => {
    const person = people[who % people.length];
    if (person === undefined) return;
    if ('owner' in person) await program.accounts.signIn.withBrowser('bluesky', serverOrigin, person.owner);
    else await program.accounts.signIn.withPassword('bluesky', serverOrigin, person.did, 'app-password');
    const asked = program.state.get().signIn;
    if (asked.kind === 'askKind') await program.accounts.signIn.chooseKind('owner' in person ? 'personal' : person.kind);
  };

  const onDraft = async (action: Extract<Action, { draft: number }>): Promise<void> => {
    const draft = pickFrom(drafts(), action.draft);
    if (draft === null) return;
    switch (action.do) {
      case 'type':
        return write(draft, action.how, 1);
      case 'addPart':
        return write(draft, '', 2);
      case 'acknowledge':
        program.drafts.acknowledge(draft.id, `caution:${draft.parts[0]?.text}`, true);
        return;
      case 'discard':
        for (const post of postsOf(draft)) witness.discarded(post.id);
        await program.drafts.discard(draft.id);
        return;
      case 'bind':
        return bind(draft, idOf(action.who));
      case 'confirm':
        return confirm(draft, draft.identityId);
      case 'confirmWhatWasShown':
        await bind(draft, idOf(action.who));
        return confirm(draft, draft.identityId);
      default:
        return assertNever(action);
    }
  };

  const onEntry = async (action: Extract<Action, { entry: number }>): Promise<void> => {
    const entry = pickFrom(program.state.get().outbox, action.entry);
    if (entry === null) return;
    if (action.do === 'recall') await recall(entry.id);
    if (action.do === 'sendNow') await program.outbox.sendNow(entry.id);
    if (action.do === 'wrongAccount') await program.outbox.wrongAccount(entry.id);
    if (action.do === 'ownUp') return ownUp(entry.id);
    if (action.do === 'lookAndSay') return lookAndSay(entry);
    if (action.do !== 'resume') return;
    const shown = findIdentity(program.state.get().accounts, entry.identityId);
    const gesture = { identityId: entry.identityId, heldMs: 700, retypedHandle: shown?.handle ?? entry.handle };
    const outcome = await program.outbox.resume(entry.id, gesture);
    if (outcome.kind === 'ok') witness.confirmed(entry.draft.id, shown);
  };

  /** What it says is a text like any other: nobody confirmed it. */
  const ownUp = async (id: string): Promise<void> => {
    const outcome = await program.outbox.ownUp(id);
    const draft = outcome.kind === 'ok' ? findDraft(drafts(), outcome.value) : null;
    if (draft !== null) witness.typed(draft.id, draft.parts[0]?.text ?? '');
  };

  /** The person looks at the page of the account, and says what is there. */
  const lookAndSay = async (entry: OutboxEntry): Promise<void> => {
    const part = (entry.prepared ?? []).find(({ attemptedAt, publishedUri }) => attemptedAt !== undefined && publishedUri === null);
    if (part === undefined) return;
    await program.outbox.settle(entry.id, world.server.find(entry.subject, part.key) !== null);
  };

  const tick = async (ms: number): Promise<void> => {
    const { clock, life } = program;
    const end = world.now + ms;
    while (life.isAlive()) {
      const next = clock.nextAt();
      if (next === null || next > end) break;
      world.now = Math.max(world.now, next);
      world.server.arrive(world.now);
      clock.fire();
      await quiet();
    }
    if (!life.isAlive()) return;
    world.now = Math.max(world.now, end);
    world.server.arrive(world.now);
  };

  const perform = async (action: Action): Promise<void> => {
    if ('exception' in action) return onException(world, program, action);
    if ('draft' in action) return onDraft(action);
    if ('entry' in action) return onEntry(action);
    switch (action.do) {
      case 'signIn':
        return signIn(action.who);
      case 'signOut':
        await program.accounts.signOut(accountOfIdentity(idOf(action.who)));
        return;
      case 'arm':
        await program.arming.arm(idOf(action.who));
        return;
      case 'disarm':
        return program.arming.disarm(idOf(action.who), 'asked');
      case 'rename':
        return world.server.rename(didOf(action.who));
      case 'refresh':
        return program.accounts.refreshProfile(accountOfIdentity(idOf(action.who)));
      case 'create': {
        const outcome = await program.drafts.create(idOf(action.who), null);
        const draft = outcome.kind === 'ok' ? drafts().find((one) => one.id === outcome.value) : undefined;
        if (draft !== undefined) write(draft, '', 1);
        return;
      }
      case 'repost': {
        const outcome = await program.drafts.create(idOf(action.who), null, { act: 'repost', target: somePost });
        if (outcome.kind === 'ok') witness.typed(outcome.value, '');
        return;
      }
      case 'repostAs':
      case 'postAs': {
        await program.arming.arm(idOf(action.who));
        await perform({ do: action.do === 'postAs' ? 'create' : 'repost', who: action.who });
        const draft = drafts().at(-1);
        if (draft !== undefined) await confirm(draft, draft.identityId);
        world.faults = action.faults;
        return;
      }
      case 'postTogether':
        return postTogether(action.who, action.other);
      case 'tick':
        return tick(action.ms);
      case 'leave':
        world.presence = { kind: 'away', why: 'locked', since: world.now };
        witness.interrupted(program.state.get().outbox);
        program.state.update((state) => ({ ...state, presence: world.presence }));
        return build.freezes === false ? undefined : program.outbox.freezeAll('locked');
      case 'comeBack':
        world.presence = { kind: 'here' };
        program.state.update((state) => ({ ...state, presence: world.presence }));
        return program.outbox.wake();
      case 'panic':
        return program.outbox.panic();
      case 'lockVault':
        world.vaultReady = false;
        return program.state.update((state) => ({ ...state, vault: { kind: 'locked' } }));
      case 'unlockVault':
        world.vaultReady = true;
        program.state.update((state) => ({ ...state, vault: { kind: 'ready' } }));
        await program.accounts.load();
        return;
      case 'swapSignIns':
        return world.server.swap('did:plc:brand', 'did:plc:me');
      case 'dismiss':
        return world.server.dismiss('did:plc:me', 'did:page:shop');
      case 'appoint':
        return world.server.appoint('did:plc:me', 'did:page:shop');
      case 'sweep':
        await program.accounts.sweep();
        return;
      case 'device':
        world.device = deviceIs(action.kind, world.now);
        return program.judge();
      case 'policy':
        world.policy = policyOf(action.kind, world.policy, world.revoked);
        return program.judge();
      case 'grant':
        return grantOne(world, accountOfIdentity(idOf(action.who)), action.device, action.ms);
      case 'except':
        grantOne(world, accountOfIdentity(idOf(action.who)), 'here', action.ms);
        await perform({ do: 'enter', exception: world.grants.length - 1 });
        return signIn(action.who);
      case 'carry':
        // The profile goes on at another computer, as it is on disk.
        world.deviceId = world.deviceId === computers[0] ? computers[1] : computers[0];
        return program.life.die();
      case 'ledger':
        world.ledgerStatus =
          action.kind === 'writable'
            ? { kind: 'writable' }
            : action.kind === 'tampered'
              ? { kind: 'tampered', where: 'line 1' }
              : { kind: 'unwritable', why: 'disk full' };
        return;
      case 'disk':
        if (!action.writable) world.diskBadSince ??= world.now;
        world.diskWritable = action.writable;
        return;
      case 'trouble':
        world.faults = action.faults;
        return;
      case 'interrupt':
        world.interrupt = { left: action.after, act: () => interruptBy(action.by) };
        return;
      default:
        return assertNever(action);
    }
  };

  const restart = async (): Promise<void> => {
    // What counts after a crash is what reached the disk.
    witness.interrupted([...world.outbox.values()]);
    witness.killed();
    world.diskWritable = true;
    world.diskBadSince = null;
    program = buildProgram(world, build, witness);
    await settled(startProgram(program));
  };

  const saveAll = async (): Promise<void> => {
    if (await program.drafts.flush()) world.diskBadSince = null;
  };

  const settled = async (work: Promise<unknown>): Promise<void> => {
    let failure: unknown = null;
    work.catch((error: unknown) => {
      failure = error;
    });
    let working = true;
    void work
      .catch(() => {})
      .then(() => {
        working = false;
      });
    for (let turns = 0; working && program.life.isAlive() && turns < longestTurns; turns += 1) await quiet();
    await quiet();
    if (failure !== null) throw failure;
    if (working && program.life.isAlive()) throw new Error('Something waits for ever.');
    if (!program.life.isAlive()) await restart();
  };

  await settled(startProgram(program));
  const start: readonly Action[] = play.headStart
    ? people.flatMap((_, index): Action[] => [
        { do: 'signIn', who: index },
        { do: 'arm', who: index },
        { do: 'create', who: index },
      ])
    : [];
  for (const action of [...start, ...play.actions]) {
    await settled(perform(action));
    if (world.diskBadSince !== null && world.diskWritable) await settled(saveAll());
    witness.look(program.state.get());
    if (witness.violations.length > 0) throw new Error(witness.violations.join('; '));
  }
}
