import { findIdentity, type Kind } from '../../shared/account.ts';
import { guard } from '../../shared/guard.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { findDraft } from '../../shared/post.ts';
import { serverOrigin } from './fake-network.ts';
import type { Promises } from './fake-server.ts';
import { quiet } from './life.ts';
import { buildProgram, type Program, startProgram } from './program.ts';
import { createWitness, identityIdOf } from './witness.ts';
import { createWorld, type World } from './world.ts';

/** The real modules in the model's world, for tests that tell one story each. */
export interface Scene {
  readonly world: World;
  readonly program: () => Program;
  signIn(did: string, kind: Kind): Promise<Outcome>;
  /** Unlocks where needed, writes, confirms; the value is the entry's id. */
  post(did: string, ...texts: readonly string[]): Promise<string>;
  entry(id: string): OutboxEntry | undefined;
  tick(ms: number): Promise<void>;
  /** Ends the program without a goodbye and starts it again. */
  crash(): Promise<void>;
}

export const brand = 'did:plc:brand';
export const me = 'did:plc:me';

export const allPromises: Promises = { keyed: true, settles: true, outsiderCanLook: true };

export async function openScene(promises: Promises = allPromises): Promise<Scene> {
  const witness = createWitness();
  const world = createWorld(promises, { kind: 'absent' }, witness.onNewPost);
  witness.attach(world);
  let program = buildProgram(world, { guard }, witness);
  await startProgram(program);
  return {
    world,
    program: () => program,
    async signIn(did, kind) {
      const outcome = await program.accounts.signIn.withPassword('bluesky', serverOrigin, did, 'app-password');
      return program.state.get().signIn.kind === 'askKind' ? program.accounts.signIn.chooseKind(kind) : outcome;
    },
    async post(did, ...texts) {
      const identityId = identityIdOf(did);
      await program.arming.arm(identityId);
      const created = await program.drafts.create(identityId, null);
      if (created.kind !== 'ok') throw new Error(created.refusal.words);
      program.drafts.edit(
        created.value,
        texts.map((text) => ({ text, images: [], card: null })),
        [],
      );
      const handle = findIdentity(program.state.get().accounts, identityId)?.handle ?? '';
      const written = findDraft(program.state.get().drafts, created.value);
      const confirmed = await program.outbox.confirm(created.value, { identityId, heldMs: 700, retypedHandle: handle }, written);
      if (confirmed.kind !== 'ok') throw new Error(confirmed.refusal.words);
      return confirmed.value;
    },
    entry: (id) => program.state.get().outbox.find((entry) => entry.id === id),
    async tick(ms) {
      const end = world.now + ms;
      for (let next = program.clock.nextAt(); next !== null && next <= end; next = program.clock.nextAt()) {
        world.now = Math.max(world.now, next);
        world.server.arrive(world.now);
        program.clock.fire();
        await quiet();
      }
      world.now = end;
      world.server.arrive(world.now);
      await quiet();
    },
    async crash() {
      program.life.die();
      program = buildProgram(world, { guard }, witness);
      await startProgram(program);
      await quiet();
    },
  };
}
