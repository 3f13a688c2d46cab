import { carryFindings } from '../../shared/carry-over.ts';
import type { CommandArguments, CommandName, CommandResult, HatcheckBridge } from '../../shared/ipc.ts';
import { ok, type Refusal } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import { emptyPart, withAcknowledged } from '../../shared/post.ts';
import { type Publication, wholePublication } from '../../shared/publication.ts';
import type { DraftStatus, Snapshot } from '../../shared/snapshot.ts';
import { audienceMentions, audienceReport, audienceSample, tagPosts } from './audience-answers.ts';
import { historyLines, linkCard, mentions, ownRecord, watchedRecord } from './fixture-answers.ts';
import { pixel } from './fixture-parts.ts';
import { conversations, foundReader, saidMessages } from './message-fixtures.ts';

/** A command as it reached the bridge. */
export interface Ran {
  readonly name: CommandName;
  readonly args: unknown;
}

/** A bridge with no main process behind it, and what a test may look at and do. */
export interface FakeBridge extends HatcheckBridge {
  readonly ran: readonly Ran[];
  readonly publish: (change: (snapshot: Snapshot) => Snapshot) => void;
}

/** Answers as main would in the simplest case, or with the refusal `refusals` names for the command. */
export function createFakeBridge(start: Snapshot, refusals: Readonly<Partial<Record<CommandName, Refusal>>>): FakeBridge {
  let snapshot = start;
  const ran: Ran[] = [];
  const listeners = new Set<(publication: Publication) => void>();
  const publish = (change: (snapshot: Snapshot) => Snapshot) => {
    snapshot = { ...change(snapshot), seq: snapshot.seq + 1 };
    for (const listener of listeners) listener(wholePublication(snapshot));
  };
  return {
    ran,
    publish,
    subscribe: (onPublication) => {
      listeners.add(onPublication);
      return () => listeners.delete(onPublication);
    },
    run: <N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>> => {
      ran.push({ name, args });
      const refusal = refusals[name];
      if (refusal !== undefined) return Promise.resolve({ kind: 'refused', refusal });
      publish((was) => afterwards(was, name, args));
      return Promise.resolve(answer(name, args, snapshot));
    },
  };
}

/** What the few commands a preview needs do to the snapshot. */
function afterwards(snapshot: Snapshot, name: CommandName, args: unknown): Snapshot {
  const given = args as { readonly [key: string]: unknown };
  switch (name) {
    case 'draft.create':
      return { ...snapshot, drafts: [...snapshot.drafts, statusOf(blank(`draft-${snapshot.drafts.length + 1}`, snapshot.now, given))] };
    case 'outbox.ownUp': {
      const words = 'A post went out from this account by mistake. We have taken it back, and we are sorry.';
      const from = snapshot.outbox.find((entry) => entry.id === given.entryId)?.identityId;
      const draft = { ...blank('own-up', snapshot.now, { identityId: from }), parts: [{ ...emptyPart, text: words }] };
      return { ...snapshot, drafts: [...snapshot.drafts, statusOf(draft)] };
    }
    case 'draft.edit':
      return changeDraft(snapshot, given, (draft) => ({
        ...draft,
        parts: given.parts as Draft['parts'],
        languages: given.languages as Draft['languages'],
      }));
    case 'draft.bind':
      return changeDraft(snapshot, given, (draft) => ({ ...draft, identityId: given.identityId as string | null }));
    case 'draft.acknowledge':
      return changeDraft(snapshot, given, (draft) => withAcknowledged(draft, String(given.findingId), given.acknowledged === true));
    case 'outbox.acknowledge':
      return {
        ...snapshot,
        outbox: snapshot.outbox.map((entry) =>
          entry.id === given.entryId
            ? { ...entry, draft: withAcknowledged(entry.draft, String(given.findingId), given.acknowledged === true) }
            : entry,
        ),
      };
    case 'draft.dropReply':
      return changeDraft(snapshot, given, ({ about: _, ...draft }) => ({ ...draft, replyTo: null }));
    case 'draft.setVisibility':
      return changeDraft(snapshot, given, (draft) => ({ ...draft, visibility: given.visibility as NonNullable<Draft['visibility']> }));
    case 'draft.setContentWarning':
      return changeDraft(snapshot, given, ({ contentWarning: _, ...draft }) =>
        given.contentWarning === null ? draft : { ...draft, contentWarning: String(given.contentWarning) },
      );
    case 'draft.discardUnused':
    case 'draft.confirm':
    case 'draft.discard':
      return { ...snapshot, drafts: snapshot.drafts.filter((status) => status.draft.id !== given.draftId) };
    case 'arming.arm':
      return {
        ...snapshot,
        identities: snapshot.identities.map((status) =>
          status.identity.id === given.identityId ? { ...status, armedUntil: snapshot.now + 900_000 } : status,
        ),
      };
    case 'device.declare':
      return {
        ...snapshot,
        askDevice: false,
        device: { ...snapshot.device, kind: given.kind as 'managed' | 'personal', statedBy: 'person' },
      };
    case 'notice.dismiss':
      return { ...snapshot, notices: snapshot.notices.filter((notice) => notice.id !== given.noticeId) };
    case 'settings.set':
      return { ...snapshot, settings: { ...snapshot.settings, ...given } };
    default:
      return snapshot;
  }
}

function changeDraft(snapshot: Snapshot, given: { readonly [key: string]: unknown }, change: (draft: Draft) => Draft): Snapshot {
  return {
    ...snapshot,
    drafts: snapshot.drafts.map((status) =>
      status.draft.id === given.draftId
        ? {
            ...status,
            ...statusOf(change(status.draft)),
            findings: carryFindings(status.draft.parts, change(status.draft).parts, status.findings),
            mustRetype: status.mustRetype,
            refusal: status.refusal,
          }
        : status,
    ),
  };
}

function blank(id: string, now: number, given: { readonly [key: string]: unknown }): Draft {
  return {
    id,
    identityId: (given.identityId as string | null | undefined) ?? null,
    parts: [emptyPart],
    replyTo: (given.replyTo as Draft['replyTo'] | undefined) ?? null,
    ...(given.about === undefined ? {} : { about: given.about as NonNullable<Draft['about']> }),
    languages: ['en'],
    acknowledged: [],
    switched: false,
    createdAt: now,
    updatedAt: now,
  };
}

function statusOf(draft: Draft): DraftStatus {
  return {
    draft,
    findings: [],
    checked: true,
    refusal: null,
    mustRetype: false,
  };
}

/** A preview answers by name alone; the cast is this file's one promise that the table below has the right types. */
function answer<N extends CommandName>(name: N, args: CommandArguments<N>, snapshot: Snapshot): CommandResult<N> {
  return ok(values(name, args, snapshot)) as CommandResult<N>;
}

function values(name: CommandName, args: unknown, snapshot: Snapshot): unknown {
  switch (name) {
    case 'snapshot.get':
      return snapshot;
    case 'draft.create':
    case 'outbox.ownUp':
      return snapshot.drafts.at(-1)?.draft.id;
    case 'draft.fetchCard':
      return { ...linkCard, url: (args as { readonly url: string }).url };
    case 'draft.addImage':
      return { id: 'image-added', mime: 'image/png', alt: '', width: 640, height: 480, size: 1000 };
    case 'draft.imagePreview':
      return pixel;
    case 'message.conversations':
      return (args as { readonly cursor: string | null }).cursor === null ? conversations : { items: [], cursor: null };
    case 'message.said':
      return saidMessages;
    case 'message.lookUp':
      return foundReader;
    case 'history.page':
      return historyLines;
    case 'history.record':
      return snapshot.policy.kind === 'absent' ? ownRecord : watchedRecord;
    case 'reply.mentions':
      return mentions;
    case 'reply.lookUp':
      return mentions[0];
    case 'audience.report':
      return audienceReport;
    case 'audience.mentions':
      return audienceMentions;
    case 'audience.sample':
      return audienceSample;
    case 'audience.readFile':
      return { kind: 'chooseColumns', columns: ['what', 'when', 'who'], text: null, time: null };
    case 'tag.posts':
      return tagPosts;
    case 'outbox.recall':
      return null;
    default:
      return undefined;
  }
}
