import { createStateStore } from '../../../main/app-state/app-state.ts';
import { readMentionsFile } from '../../../main/audience/mentions-file.ts';
import type { Reader } from '../../../main/audience/reader.ts';
import type { WorkerAnswer } from '../../../main/audience/worker-messages.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import type { Account, Identity } from '../../../shared/account.ts';
import type { FoundPost } from '../../../shared/audience.ts';
import type { CountedMention, MentionReading, ShareEstimate } from '../../../shared/pulse/mention.ts';

const subject = 'did:plc:acme';
const identity: Identity = {
  ...{ id: `bluesky:${subject}`, accountId: `bluesky:${subject}`, network: 'bluesky', server: 'https://pds.example', subject },
  ...{ handle: 'acme.example', displayName: 'Acme', kind: 'brand', kindSource: 'policy', accent: 0, avatar: null },
};
export const acme: Account = {
  ...{ id: identity.accountId, network: 'bluesky', server: identity.server, subject, handle: identity.handle },
  ...{ method: 'oauth', credential: 'usable', scopes: [], identities: [identity] },
};
export const acmeId = identity.id;

/** The state with one brand signed in. */
export function signedInState() {
  const state = createStateStore(initialState);
  state.update((before) => ({ ...before, accounts: [acme] }));
  return state;
}

/** Reads “bad” as negative; shares are those of what it reads, or of the labels where there are any. */
export function readingOf(text: string): MentionReading {
  return text.includes('bad')
    ? { label: 'negative', pNegative: 0.9, pNeutral: 0.05, pPositive: 0.05 }
    : { label: 'neutral', pNegative: 0.1, pNeutral: 0.8, pPositive: 0.1 };
}

export function shareOf(mentions: readonly CountedMention[]): ShareEstimate {
  const labelled = mentions.filter(({ label }) => label !== null);
  const negative =
    labelled.length > 0
      ? labelled.filter(({ label }) => label === 'negative')
      : mentions.filter(({ reading }) => reading.label === 'negative');
  const of = labelled.length > 0 ? labelled.length : mentions.length;
  const share = of === 0 ? 0 : negative.length / of;
  const method = mentions.length === 0 ? 'none' : labelled.length === 0 ? 'model' : 'model-and-labels';
  return {
    negative: share,
    low: Math.max(0, share - 0.1),
    high: Math.min(1, share + 0.1),
    n: mentions.length,
    labelled: labelled.length,
    method,
  };
}

export interface PretendReader extends Reader {
  readonly asked: string[];
  fingerprint: string;
  /** Answers like this instead, while it is set. */
  trouble: WorkerAnswer | null;
}

export function createPretendReader(): PretendReader {
  const reader: PretendReader = {
    asked: [],
    fingerprint: 'first',
    trouble: null,
    async call(call) {
      reader.asked.push(call.kind);
      if (reader.trouble !== null) return reader.trouble;
      switch (call.kind) {
        case 'model':
          return { kind: 'model', fingerprint: reader.fingerprint };
        case 'file':
          return { kind: 'file', reading: readMentionsFile(call) };
        case 'read':
          return { kind: 'read', readings: call.texts.map(readingOf) };
        case 'estimate':
          return { kind: 'estimate', shares: call.groups.map(shareOf) };
      }
    },
    close: () => {},
  };
  return reader;
}

export function foundPost(index: number, at: number, text = `mention ${index}`): FoundPost {
  const uri = `at://did:plc:kim/app.bsky.feed.post/${index}`;
  return { uri, url: `https://bsky.app/profile/did:plc:kim/post/${index}`, authorHandle: 'kim.example', text, at };
}
