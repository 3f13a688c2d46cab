import { arm, expire, extendPastHold, isArmed, type Leases, noLeases } from '../../../shared/arming.ts';
import type { Guard } from '../../../shared/guard.ts';
import type { GuardFacts } from '../../../shared/guard-facts.ts';
import type { OutboxEntry } from '../../../shared/outbox.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { draftOf, entryOf, entryStates, factsOf, goodWorld, identityOf, now, type World } from './world.ts';

/**
 * A small program around the guard: one account, one post, and a world that changes under it. It obeys the
 * guard and knows no law itself, so every reachable state shows what the guard alone allows.
 */
export interface Machine {
  readonly who: 'brand' | 'personal';
  readonly device: World['device'];
  readonly policy: 'absent' | 'active' | 'invalid';
  readonly keyring: 'ready' | 'locked';
  readonly ledger: 'writable' | 'unwritable';
  readonly here: boolean;
  readonly credential: boolean;
  /** The vault's entry was swapped behind the program's back. */
  readonly swapped: boolean;
  readonly leases: Leases;
  readonly post: 'none' | 'held' | 'frozen' | 'settling' | 'published' | 'recalled';
  /** Minutes until the hold is over. Time is relative, so that the same situation later is the same state. */
  readonly dueIn: number;
  /** How often the post is on the network. */
  readonly onNetwork: number;
  /** What was decided by this last command, for the laws to judge. */
  readonly did: readonly Deed[];
}

export type Deed = 'kept' | 'armed' | 'confirmed' | 'sent' | 'sentAgain' | 'resumed' | 'deleted' | 'swept' | 'recalled';

export const identity = (machine: Machine) => identityOf({ ...goodWorld, who: machine.who });

export function start(who: Machine['who']): Machine {
  return {
    who,
    device: 'managed',
    policy: 'active',
    keyring: 'ready',
    ledger: 'writable',
    here: true,
    credential: false,
    swapped: false,
    leases: noLeases,
    post: 'none',
    dueIn: 0,
    onNetwork: 0,
    did: [],
  };
}

export function factsAt(machine: Machine): GuardFacts {
  const world: World = {
    ...goodWorld,
    who: machine.who,
    device: machine.device,
    policy: machine.policy,
    vault: machine.keyring,
    ledger: machine.ledger,
    presence: machine.here ? 'here' : 'away',
  };
  return { ...factsOf(world), now, leases: machine.leases };
}

export function entryAt(machine: Machine): OutboxEntry {
  // What is recalled has left the outbox; an entry like that one could only be asked about by mistake.
  const state =
    machine.post === 'none' ? entryStates.held : machine.post === 'recalled' ? entryStates.recalling : entryStates[machine.post];
  return entryOf(identity(machine), { state, dueAt: now + machine.dueIn * 60_000 });
}

type Command = (machine: Machine, guard: Guard) => Machine;

const gestureOf = (machine: Machine) => ({ identityId: identity(machine).id, heldMs: 600, retypedHandle: null });
const disarmed = (machine: Machine): Machine => ({ ...machine, leases: noLeases });
const frozen = (machine: Machine): Machine => (machine.post === 'held' ? { ...machine, post: 'frozen' } : machine);

/** Law 1 as the program carries it out: with every change of computer or rules, before anything else. */
function swept(machine: Machine, guard: Guard): Machine {
  if (!machine.credential) return machine;
  const verdict = guard.sweepVerdict({ identities: [identity(machine)], scopes: [] }, factsAt(machine));
  const after: Machine = { ...machine, did: [...machine.did, 'swept'] };
  return verdict === 'revokeThenDelete' ? { ...after, credential: false, did: [...after.did, 'deleted'] } : after;
}

function held(machine: Machine): Machine {
  const dueIn = 1;
  const leases = extendPastHold(machine.leases, identity(machine).id, now + dueIn * 60_000, now, defaultPolicy);
  return { ...machine, post: 'held', dueIn, leases };
}

/** Lets minutes pass by moving everything else back. */
function wait(machine: Machine, minutes: number): Machine {
  const moved = Object.entries(machine.leases).map(([id, lease]) => [id, { armedAt: now, until: lease.until - minutes * 60_000 }] as const);
  return { ...machine, leases: expire(Object.fromEntries(moved), now), dueIn: Math.max(machine.dueIn - minutes, 0) };
}

function send(machine: Machine, guard: Guard, arrives: 'known' | 'unknown' | 'lost'): Machine {
  if (machine.post !== 'held') return machine;
  const speaker = machine.credential ? identity(machine) : null;
  const proof = {
    kind: 'proved',
    subject: machine.swapped ? 'did:plc:other' : identity(machine).subject,
    handle: identity(machine).handle,
  } as const;
  if (guard.maySend(entryAt(machine), speaker, proof, factsAt(machine)).kind === 'refused') return machine;
  const onNetwork = machine.onNetwork + (arrives === 'lost' ? 0 : 1);
  return { ...machine, post: arrives === 'known' ? 'published' : 'settling', onNetwork, did: ['sent'] };
}

function settle(machine: Machine, guard: Guard): Machine {
  if (machine.post !== 'settling') return machine;
  if (machine.onNetwork > 0) return { ...machine, post: 'published' };
  const speaker = machine.credential && !machine.swapped ? identity(machine) : null;
  if (guard.mayRetry(entryAt(machine), speaker, true, factsAt(machine)).kind === 'refused') return machine;
  return { ...machine, post: 'published', onNetwork: machine.onNetwork + 1, did: ['sentAgain'] };
}

/** A post without such a key: the same, where a second attempt would make a second post. */
function resendBlindly(machine: Machine, guard: Guard): Machine {
  if (machine.post !== 'settling') return machine;
  const speaker = machine.credential ? identity(machine) : null;
  if (guard.mayRetry(entryAt(machine), speaker, false, factsAt(machine)).kind === 'refused') return machine;
  return { ...machine, post: 'published', onNetwork: machine.onNetwork + 1, did: ['sentAgain'] };
}

export const commands: Readonly<Record<string, Command>> = {
  signIn: (machine, guard) =>
    !machine.credential && guard.mayKeepCredential([identity(machine)], [], factsAt(machine)).kind === 'ok'
      ? { ...machine, credential: true, did: ['kept'] }
      : machine,
  arm: (machine, guard) =>
    machine.credential && guard.mayArm(identity(machine), factsAt(machine)).kind === 'ok'
      ? { ...machine, leases: arm(machine.leases, identity(machine).id, now, defaultPolicy), did: ['armed'] }
      : machine,
  confirm(machine, guard) {
    const speaker = machine.credential ? identity(machine) : null;
    if (machine.post !== 'none') return machine;
    const outcome = guard.mayConfirm(draftOf(identity(machine).id), speaker, [], gestureOf(machine), factsAt(machine));
    return outcome.kind === 'ok' ? { ...held(machine), did: ['confirmed'] } : machine;
  },
  resume(machine, guard) {
    const speaker = machine.credential ? identity(machine) : null;
    const outcome = guard.mayResume(entryAt(machine), speaker, [], gestureOf(machine), factsAt(machine));
    return outcome.kind === 'ok' ? { ...held(machine), did: ['resumed'] } : machine;
  },
  send: (machine, guard) => send(machine, guard, 'known'),
  sendUnknown: (machine, guard) => send(machine, guard, 'unknown'),
  sendLost: (machine, guard) => send(machine, guard, 'lost'),
  sendForce: (machine, guard) => sendWhatever(machine, guard),
  settle,
  resendBlindly,
  recall: (machine, guard) =>
    (machine.post === 'held' || machine.post === 'frozen') && guard.mayRecall().kind === 'ok'
      ? { ...machine, post: 'recalled', did: ['recalled'] }
      : machine,
  leave: (machine) => frozen(disarmed({ ...machine, here: false })),
  leaveUnseen: (machine) => ({ ...machine, here: false }),
  comeBack: (machine) => ({ ...machine, here: true }),
  crash: (machine) => frozen(disarmed(machine)),
  wait: (machine) => wait(machine, 7),
  lockKeyring: (machine) => ({ ...machine, keyring: 'locked' }),
  unlockKeyring: (machine, guard) => swept({ ...machine, keyring: 'ready' }, guard),
  fillDisk: (machine) => ({ ...machine, ledger: machine.ledger === 'writable' ? 'unwritable' : 'writable' }),
  swapVaultEntries: (machine) => ({ ...machine, swapped: !machine.swapped }),
  companyComputer: (machine, guard) => swept({ ...machine, device: 'managed' }, guard),
  ownComputer: (machine, guard) => swept({ ...machine, device: 'personal' }, guard),
  unknownComputer: (machine, guard) => swept({ ...machine, device: 'unknown' }, guard),
  breakRules: (machine, guard) => swept({ ...machine, policy: 'invalid', device: 'unknown' }, guard),
  mendRules: (machine, guard) => swept({ ...machine, policy: 'active' }, guard),
};

/** A program that tries to send whatever state the post is in: the guard alone must hold it back. */
function sendWhatever(machine: Machine, guard: Guard): Machine {
  if (machine.post === 'none') return machine;
  const speaker = machine.credential ? identity(machine) : null;
  const proof = {
    kind: 'proved',
    subject: machine.swapped ? 'did:plc:other' : identity(machine).subject,
    handle: identity(machine).handle,
  } as const;
  if (guard.maySend(entryAt(machine), speaker, proof, factsAt(machine)).kind === 'refused') return machine;
  return { ...machine, post: 'published', onNetwork: machine.onNetwork + 1, did: ['sent'] };
}

export const isUnlocked = (machine: Machine): boolean => isArmed(machine.leases, identity(machine).id, now);
