import { createHash } from 'node:crypto';
import { assertNever } from '../../shared/assert-never.ts';
import { classifyMention } from '../../shared/pulse/classify-mention.ts';
import { estimateShare } from '../../shared/pulse/estimate-share.ts';
import type { PulseModel } from '../../shared/pulse/pulse-model.ts';
import { readMentionsFile } from './mentions-file.ts';
import type { WorkerAnswer, WorkerCall } from './worker-messages.ts';

/** What the worker does with a call. `modelOf` rejects where the model cannot be read. */
export async function answerCall(call: WorkerCall, modelOf: () => Promise<PulseModel>): Promise<WorkerAnswer> {
  switch (call.kind) {
    case 'model':
      return { kind: 'model', fingerprint: fingerprintOf(await modelOf()) };
    case 'file':
      return { kind: 'file', reading: readMentionsFile(call) };
    case 'read': {
      const model = await modelOf();
      return { kind: 'read', readings: call.texts.map((text) => classifyMention(text, model)) };
    }
    case 'estimate': {
      const model = await modelOf();
      return { kind: 'estimate', shares: call.groups.map((group) => estimateShare(group, model)) };
    }
    default:
      return assertNever(call);
  }
}

/** Readings of two models are never mixed in one share. */
function fingerprintOf({ negative, positive, temperature }: PulseModel): string {
  const hash = createHash('sha256');
  for (const { weights, scale, bias } of [negative, positive]) hash.update(weights).update(`${scale} ${bias} `);
  return hash.update(String(temperature)).digest('hex').slice(0, 32);
}
