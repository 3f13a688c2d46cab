import { assertNever } from '../../shared/assert-never.ts';
import type { Action } from './actions.ts';
import { policyOf } from './policies.ts';
import type { Program } from './program.ts';
import { computers, type World } from './world.ts';

/** IT signs an exception for `ms` milliseconds. */
export function grantOne(world: World, account: string, device: 'here' | 'elsewhere', ms: number): void {
  const id = `exception ${world.grants.length + 1}`;
  const from = world.now - (world.now % 1000); // its times are whole seconds
  const [here, elsewhere] = computers;
  world.grants.push({ id, account, device: device === 'here' ? here : elsewhere, from, until: from + ms, entered: false, ended: false });
}

/** What the person and IT do about an exception that was signed. */
export async function onException(world: World, program: Program, action: Extract<Action, { exception: number }>): Promise<void> {
  const grant = world.grants[action.exception % Math.max(world.grants.length, 1)];
  if (grant === undefined) return;
  switch (action.do) {
    case 'enter':
      grant.entered = true;
      await program.exceptions.enter(grant.id);
      return;
    case 'endException': {
      const outcome = await program.exceptions.end(grant.id);
      if (outcome.kind === 'ok') grant.ended = true;
      return;
    }
    case 'revoke':
    case 'forget': {
      const inForce = program.state.get().exceptions.map(({ id }) => id);
      world.revoked = action.do === 'forget' ? [] : [...world.revoked, grant.id];
      world.policy = policyOf(world.policy.kind, world.policy, world.revoked);
      await program.judge();
      return noteEnded(world, inForce);
    }
    default:
      return assertNever(action.do);
  }
}

/** What was in force when rules revoked it is over for good, unless no disk could say so to the next run. */
function noteEnded(world: World, inForce: readonly string[]): void {
  if (world.policy.kind !== 'active' || (!world.diskWritable && world.ledgerStatus.kind === 'unwritable')) return;
  for (const grant of world.grants) if (world.revoked.includes(grant.id) && inForce.includes(grant.id)) grant.ended = true;
}
