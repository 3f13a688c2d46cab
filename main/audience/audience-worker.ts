/**
 * A process of its own that reads files and mentions and works out shares, so that neither main nor a window ever waits
 * for ten thousand of them. It has no network, no store and no keyring: texts come in, numbers go out.
 * Runs as an Electron `utilityProcess`; its first argument is the file of the model.
 */
import type { ParentPort } from 'electron';
import type { PulseModel } from '../../shared/pulse/pulse-model.ts';
import { readPulseModel } from '../models/pulse-model-file.ts';
import { answerCall } from './answer-call.ts';
import { toWorkerSchema, type WorkerAnswer } from './worker-messages.ts';

const modelFile = process.argv[2] ?? '';
let model: Promise<PulseModel> | null = null;

function modelOf(): Promise<PulseModel> {
  model ??= readPulseModel(modelFile);
  return model;
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
