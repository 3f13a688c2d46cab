import { assertNever } from '../../shared/assert-never.ts';
import { classifyMention } from '../../shared/pulse/classify-mention.ts';
import { estimateShare } from '../../shared/pulse/estimate-share.ts';
import type { PulseModel } from '../../shared/pulse/pulse-model.ts';
import { readMentionsFile } from './mentions-file.ts';
import type { WorkerAnswer, WorkerCall } from './worker-messages.ts';

/** The model of the pulse, and what tells it from others: readings of two models are never mixed in one share. */
export interface KnownModel {
  readonly model: PulseModel;
  readonly fingerprint: string;
}

/** What the worker does with a call. `modelOf` rejects where the model cannot be read. */
export async function answerCall(call: WorkerCall, modelOf: () => Promise<KnownModel>): Promise<WorkerAnswer> {
  switch (call.kind) {
    case 'model':
      return { kind: 'model', fingerprint: (await modelOf()).fingerprint };
    case 'file':
      return { kind: 'file', reading: readMentionsFile(call) };
    case 'read': {
      const { model } = await modelOf();
      return { kind: 'read', readings: call.texts.map((text) => classifyMention(text, model)) };
    }
    case 'estimate': {
      const { model } = await modelOf();
      return { kind: 'estimate', shares: call.groups.map((group) => estimateShare(group, model)) };
    }
    default:
      return assertNever(call);
  }
}
