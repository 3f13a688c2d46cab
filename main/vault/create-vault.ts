import type { Keyring, KeyringProbe } from './keyring.ts';
import type { KeytarCall } from './keytar-call.ts';
import type { KeytarAnswer } from './keytar-messages.ts';
import { refusalOfName, refusalOfSecret } from './secret-rules.ts';
import type { Vault, VaultResult } from './vault.ts';
import type { WorkerHost } from './worker-host.ts';

export interface VaultParts {
  /** The service name every item of ours is stored under: `Hatcheck` in the program. */
  readonly service: string;
  readonly keyring: Keyring;
  readonly host: WorkerHost;
}

/**
 * The vault: asks the keyring without prompting, and only then keytar.
 * A call takes at most two probes, a count and keytar's own limit; calls behind one in trouble fail with it. A `write` or
 * `remove` that failed may have happened all the same: read before deciding on it.
 */
export function createVault({ service, keyring, host }: VaultParts): Vault {
  const call = <C extends KeytarCall>(wanted: C) => callKeytar(keyring, host, wanted);

  return {
    async state() {
      const probe = await keyring.probe();
      if (probe.kind === 'ready' || probe.kind === 'locked') return { kind: probe.kind };
      return { kind: 'missing', why: probe.why };
    },
    async list() {
      const answer = await call({ kind: 'list', service });
      if (answer.kind !== 'ok') return answer;
      return confirmCount(keyring, null, answer.value.items, answer.value.items.length);
    },
    async read(key) {
      const refusal = refusalOfName(key);
      if (refusal !== null) return failed(refusal);
      const answer = await call({ kind: 'read', service, key });
      if (answer.kind !== 'ok') return answer;
      return confirmCount(keyring, key, answer.value.secret, answer.value.secret === null ? 0 : 1);
    },
    async write(key, secret) {
      const refusal = refusalOfName(key) ?? refusalOfSecret(secret);
      if (refusal !== null) return failed(refusal);
      const answer = await call({ kind: 'write', service, key, secret });
      return answer.kind === 'ok' ? { kind: 'ok', value: undefined } : answer;
    },
    async remove(key) {
      const refusal = refusalOfName(key);
      if (refusal !== null) return failed(refusal);
      const answer = await call({ kind: 'remove', service, key });
      if (answer.kind !== 'ok') return answer;
      return confirmCount(keyring, key, answer.value.existed, 0);
    },
    async unlock(signal) {
      const outcome = await keyring.unlock(signal);
      if (outcome.kind === 'failed') return failed(outcome.why);
      const probe = await keyring.probe();
      return probe.kind === 'ready' ? { kind: 'ok', value: undefined } : inTheWay(probe);
    },
    close() {
      host.close();
      keyring.close();
    },
  };
}

type AnswerTo<C extends KeytarCall> = Extract<KeytarAnswer, { readonly kind: C['kind'] }>;

/** One call to keytar, between two looks at the keyring: a failure is told by its reason, where that can be seen. */
async function callKeytar<C extends KeytarCall>(keyring: Keyring, host: WorkerHost, call: C): Promise<VaultResult<AnswerTo<C>>> {
  const before = await keyring.probe();
  if (before.kind !== 'ready') return inTheWay(before);
  const answer = await host.call(call, before.peer);
  if (answer.kind === call.kind) return { kind: 'ok', value: answer as AnswerTo<C> };
  const after = await keyring.probe();
  if (after.kind !== 'ready') return inTheWay(after);
  return failed(answer.kind === 'failed' ? `The keyring could not do this: ${answer.why}` : 'The keyring helper answered something else.');
}

/**
 * "None" is believed only when the keyring itself says so: keytar answers it too when its prompt was cancelled, and
 * whoever believes that signs people out or makes a new key over the old one. `items`: how many keytar gave or left.
 */
async function confirmCount<T>(keyring: Keyring, key: string | null, value: T, items: number): Promise<VaultResult<T>> {
  if (key !== null && items > 0) return { kind: 'ok', value };
  const count = await keyring.count(key);
  if (count.kind === 'ok' && (count.items ?? 0) <= items) return { kind: 'ok', value };
  const probe = await keyring.probe();
  if (probe.kind !== 'ready') return inTheWay(probe);
  return failed(count.kind === 'ok' ? 'The keyring holds more than it gave or removed.' : count.why);
}

function inTheWay(probe: Exclude<KeyringProbe, { kind: 'ready' }>): VaultResult<never> {
  return probe.kind === 'silent' ? failed(probe.why) : probe;
}

function failed(why: string): VaultResult<never> {
  return { kind: 'failed', why };
}
