/**
 * A process of its own around keytar, and the only file that imports it: keytar hangs for ever on a locked keyring,
 * crashes on a cancelled prompt and stays broken when the keyring restarts, so it may only take this process down.
 * Runs as an Electron `utilityProcess`, and under Node's `child_process.fork` in tests.
 */
import type { ParentPort } from 'electron';
import keytar from 'keytar';
import { assertNever } from '../../shared/assert-never.ts';
import { type KeytarCall, readToWorker } from './keytar-call.ts';
import type { FromWorker, KeytarAnswer } from './keytar-messages.ts';

interface Parent {
  onMessage(listener: (message: unknown) => void): void;
  send(message: FromWorker): void;
}

function findParent(): Parent {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (port === undefined) {
    process.once('disconnect', () => process.exit(0));
    return { onMessage: (listener) => process.on('message', listener), send: (message) => process.send?.(message) };
  }
  return { onMessage: (listener) => port.on('message', ({ data }) => listener(data)), send: (message) => port.postMessage(message) };
}

async function answer(call: KeytarCall): Promise<KeytarAnswer> {
  switch (call.kind) {
    case 'list': {
      const found = await keytar.findCredentials(call.service);
      return { kind: 'list', items: found.map(({ account, password }) => ({ key: account, secret: password })) };
    }
    case 'read':
      return { kind: 'read', secret: await keytar.getPassword(call.service, call.key) };
    case 'write':
      await keytar.setPassword(call.service, call.key, call.secret);
      return { kind: 'write' };
    case 'remove':
      return { kind: 'remove', existed: await keytar.deletePassword(call.service, call.key) };
    default:
      return assertNever(call);
  }
}

const parent = findParent();
parent.onMessage(async (message) => {
  const asked = readToWorker(message);
  // Without a readable id nobody waits for an answer. What was wrong stays unsaid: it may be the secret.
  if (asked === null) return;
  const { id, call } = asked;
  try {
    parent.send({ id, answer: await answer(call) });
  } catch (error) {
    parent.send({ id, answer: { kind: 'failed', why: error instanceof Error ? error.message : 'unknown error' } });
  }
});
