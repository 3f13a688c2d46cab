/**
 * A process of its own that reads files and mentions and works out shares, so that neither main nor a window ever waits
 * for ten thousand of them. It has no network, no store and no keyring: texts come in, numbers go out.
 * Runs as an Electron `utilityProcess`; its first argument is the file of the model.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ParentPort } from 'electron';
import { readPulseModel } from '../models/pulse-model-file.ts';
import { answerCall, type KnownModel } from './answer-call.ts';
import { toWorkerSchema, type WorkerAnswer } from './worker-messages.ts';

const modelFile = process.argv[2] ?? '';
let model: Promise<KnownModel> | null = null;

function modelOf(): Promise<KnownModel> {
  model ??= readKnownModel();
  return model;
}

async function readKnownModel(): Promise<KnownModel> {
  const fingerprint = createHash('sha256')
    .update(await readFile(modelFile))
    .digest('hex');
  return { model: await readPulseModel(modelFile), fingerprint };
}

async function answer(message: unknown): Promise<{ readonly id: number; readonly answer: WorkerAnswer } | null> {
  const parsed = toWorkerSchema.safeParse(message);
  // Without a readable id nobody waits for an answer.
  if (!parsed.success) return null;
  const { id, call } = parsed.data;
  try {
    return { id, answer: await answerCall(call, modelOf) };
  } catch {
    // What was wrong stays unsaid: it may hold a mention.
    return { id, answer: { kind: 'failed', words: 'The mentions could not be read. Restart Hatcheck; if it stays, install it anew.' } };
  }
}

const port = (process as { readonly parentPort?: ParentPort }).parentPort;
port?.on('message', ({ data }) => void answer(data).then((answered) => answered !== null && port.postMessage(answered)));
