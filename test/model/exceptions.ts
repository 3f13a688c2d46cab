import type { HeldException } from '../../main/exceptions/exception-file.ts';
import type { ExceptionsParts } from '../../main/program/exceptions.ts';
import type { ExceptionClaims } from '../../shared/exception.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Life } from './life.ts';
import type { World } from './world.ts';

/** An exception that IT signed, as IT knows it. Its token is its id: what a signature is worth is tested elsewhere. */
export interface Grant {
  readonly id: string;
  /** The account it is for, `network:subject`. */
  readonly account: string;
  /** The computer it is for. */
  readonly device: string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** The person entered it, whatever came of that. */
  entered: boolean;
  /** The person ended it, or the program was shown rules that revoke it while it was in force. */
  ended: boolean;
}

export const organisationKey = 'key of IT';

/** Does an exception truly lift law 1 for this account now? The program may think less of one, and never more. */
export function isCovered(world: World, account: string): boolean {
  return world.grants.some((grant) => grant.account === account && counts(world, grant));
}

export function counts({ policy, deviceId, now, ledger }: World, grant: Grant): boolean {
  if (policy.kind !== 'active' || policy.policy.RevokedExceptions.includes(grant.id)) return false;
  if (!grant.entered || grant.ended || grant.device !== deviceId || now >= grant.until) return false;
  return !ledger.some((event) => event.act === 'exception' && event.decision === 'done' && event.ref === grant.id);
}

/** What the program is told of exceptions by disk, signature and history. */
export function exceptionWorld(world: World, life: Life): Pick<ExceptionsParts, 'file' | 'check' | 'past'> {
  return {
    file: {
      read: () => life.step(() => world.heldExceptions),
      write: (held: readonly HeldException[]) =>
        life.step(() => {
          if (!world.diskWritable) throw new Error('disk full');
          world.heldExceptions = held;
        }),
    },
    check: (token, keys, now) => life.step(() => checkedBy(world, token, keys, now)),
    past: () =>
      life.step(() => {
        const done = world.ledger.filter(({ act, decision }) => act === 'exception' && decision === 'done');
        return { ended: new Set(done.flatMap(({ ref }) => ref ?? [])), latest: world.lastWritten };
      }),
  };
}

function checkedBy({ grants, deviceId }: World, token: string, keys: readonly string[], now: number): Outcome<ExceptionClaims> {
  const grant = grants.find(({ id }) => id === token);
  if (grant === undefined) return refused(null, 'exception-malformed', 'This is not an exception.');
  if (!keys.includes(organisationKey)) return refused(null, 'exception-no-keys', 'Nobody may grant exceptions.');
  if (grant.device !== deviceId) return refused(null, 'exception-other-device', 'This exception is for another computer.');
  if (now >= grant.until) return refused(null, 'exception-over', 'This exception is over.');
  const from = grant.from / 1000;
  return ok({ jti: grant.id, sub: grant.account, aud: grant.device, iat: from, nbf: from, exp: grant.until / 1000, reason: 'Crisis' });
}
