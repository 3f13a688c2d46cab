import { Variant } from '@jellybrick/dbus-next';
import { z } from 'zod';
import { type DBus, type DBusAnswer, ownerChanges } from '../d-bus.ts';
import type { UnlockOutcome } from './keyring.ts';
import { ask, collectionInterface, noObject, objectPathsSchema, promptInterface, secretService, wordsOf } from './secret-service.ts';

/** What `probeSecretService` found to be in the way. */
export interface ToUnlock {
  /** The unique name of the keyring on the bus. */
  readonly sender: string;
  readonly objects: readonly string[];
  readonly createDefault: boolean;
}

/** Milliseconds for calls that answer without the person. */
const answerLimitMs = 5_000;

/**
 * Unlocks through the keyring's own prompt, without a time limit, and without keytar, which a cancelled prompt crashes
 * (Secret Storage Specification 0.2, "Prompts"). Where there is no keyring yet, its prompt asks for the password of a
 * new one. There is no way to close the prompt from here: GNOME Keyring (42.1) crashes when asked to dismiss a prompt
 * that shows, and with it every program's secrets are locked. The prompt has its own Cancel.
 */
export async function promptToUnlock(bus: DBus, wanted: ToUnlock): Promise<UnlockOutcome> {
  if (wanted.objects.length > 0) {
    const call = { ...secretService, member: 'Unlock', signature: 'ao', body: [[...wanted.objects]] };
    const answer = await ask(bus, call, answerLimitMs, z.tuple([objectPathsSchema, z.string()]));
    if (answer.kind !== 'ok') return failed(answer);
    const outcome = await runPrompt(bus, wanted.sender, answer.value[1]);
    if (outcome.kind !== 'unlocked') return outcome;
  }
  if (!wanted.createDefault) return { kind: 'unlocked' };
  // The label libsecret gives the keyring it creates, so that other programs' and ours is the same one.
  const properties = { [`${collectionInterface}.Label`]: new Variant('s', 'Default keyring') };
  const call = { ...secretService, member: 'CreateCollection', signature: 'a{sv}s', body: [properties, 'default'] };
  const answer = await ask(bus, call, answerLimitMs, z.tuple([z.string(), z.string()]));
  if (answer.kind !== 'ok') return failed(answer);
  return runPrompt(bus, wanted.sender, answer.value[1]);
}

/** Shows one prompt and waits for its `Completed` signal, or the end of the keyring. */
function runPrompt(bus: DBus, sender: string, path: string): Promise<UnlockOutcome> {
  if (path === noObject) return Promise.resolve({ kind: 'unlocked' });
  const prompt = { destination: secretService.destination, path, interface: promptInterface };
  return new Promise((resolve) => {
    const settle = (outcome: UnlockOutcome): void => {
      for (const stop of stops) stop();
      resolve(outcome);
    };
    const gone = (): void => settle({ kind: 'failed', why: 'The keyring ended while its prompt was open.' });
    const stops = [
      bus.watch({ sender, interface: promptInterface, member: 'Completed', path }, (body) => settle(outcomeOf(body))),
      bus.watch(ownerChanges(sender), gone),
      bus.onDisconnected(gone),
    ];
    void bus.call({ ...prompt, member: 'Prompt', signature: 's', body: [''] }, answerLimitMs).then((answer) => {
      // A slow start of the prompt is not a failure: the person ends it.
      if (answer.kind === 'refused') settle(failed(answer));
    });
  });
}

const completedSchema = z.tuple([z.boolean(), z.unknown()]);

function outcomeOf(body: readonly unknown[]): UnlockOutcome {
  const parsed = completedSchema.safeParse(body);
  if (!parsed.success) return { kind: 'failed', why: 'The keyring’s prompt ended in an unknown way.' };
  return { kind: parsed.data[0] ? 'dismissed' : 'unlocked' };
}

function failed(answer: Exclude<DBusAnswer, { kind: 'ok' }>): UnlockOutcome {
  return { kind: 'failed', why: `The keyring could not be unlocked: ${wordsOf(answer)}.` };
}
