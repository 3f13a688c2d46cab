import { z } from 'zod';
import { networkIdSchema } from './account.ts';
import {
  type AudienceReport,
  answerSchema,
  bucketSizeSchema,
  type FileOutcome,
  type FoundPost,
  largestFile,
  type MentionPage,
  type SampledMention,
  sampleSizes,
} from './audience.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { type Conversation, type FoundReader, longestMessage, mostReaders, type Page, readerSchema, type SaidMessage } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { DraftImage, ReplyTarget } from './post.ts';
import { aboutSchema, draftPartSchema, type linkCardSchema, mostTogether, replyTargetSchema, visibilitySchema } from './post.ts';
import type { Publication } from './publication.ts';
import { sentimentSchema } from './pulse/mention.ts';
import type { RecordView } from './record-view.ts';
import { settingsChangeSchema } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

const id = z.string().min(1).max(400);
const none = z.object({});
const pixels = z.number().min(-100_000).max(100_000);
const messageGesture = {
  identityId: id,
  to: z.array(z.string().min(1).max(300)).max(mostReaders),
  heldMs: z.number().min(0).max(60_000),
  retypedHandle: z.string().max(300).nullable(),
};
const rectangleSchema = z.object({ x: pixels, y: pixels, width: pixels, height: pixels });

/** `by`: what the post that goes out by this identity alone says or has; absent: what the draft itself does. */
const post = { draftId: id, by: z.optional(id) };

/** The arguments of every command, by name. A command without a schema cannot be declared. */
export const commandSchemas = {
  /** `about`: an act about somebody's post, as `reply.lookUp` found it; a reply is none. */
  'draft.create': z.object({ identityId: id.nullable(), replyTo: replyTargetSchema.nullable(), about: aboutSchema.optional() }),
  'draft.edit': z.object({ ...post, parts: z.array(draftPartSchema).min(1).max(25), languages: z.array(z.string().max(35)).max(3) }),
  /** From that identity alone. */
  'draft.bind': z.object({ draftId: id, identityId: id.nullable() }),
  /** From that identity too, or not any more. */
  'draft.join': z.object({ draftId: id, identityId: id }),
  'draft.leave': z.object({ draftId: id, identityId: id }),
  /** That identity says it in words of its own, or as the draft does. */
  'draft.setOwnText': z.object({ draftId: id, identityId: id, own: z.boolean() }),
  'draft.acknowledge': z.object({ ...post, findingId: z.string().max(200), acknowledged: z.boolean() }),
  /** Who may see it. */
  'draft.setVisibility': z.object({ ...post, visibility: visibilitySchema }),
  /** What it stands behind; null takes that away. */
  'draft.setContentWarning': z.object({ ...post, contentWarning: z.string().max(500).nullable() }),
  /** The draft is a post of its own from now on: it neither answers nor quotes. */
  'draft.dropReply': z.object({ draftId: id }),
  /** Puts it aside, until then (epoch milliseconds) or until it is taken up; nothing of it is posted meanwhile. */
  'draft.keep': z.object({ draftId: id, until: z.number().int().nonnegative().nullable() }),
  'draft.takeUp': z.object({ draftId: id }),
  'draft.discard': z.object({ draftId: id }),
  /** Nobody wrote anything in it: no text that reached main before this command is lost. */
  'draft.discardUnused': z.object({ draftId: id }),
  'draft.confirm': z.object({
    draftId: id,
    identityId: id,
    heldMs: z.number().min(0).max(60_000),
    retypedHandle: z.string().max(300).nullable(),
    /** The others that the button named. */
    also: z.optional(
      z
        .array(z.object({ identityId: id, retypedHandle: z.string().max(300).nullable() }))
        .min(1)
        .max(mostTogether - 1),
    ),
  }),
  'draft.addImage': z.object({
    ...post,
    part: z.number().int().min(0).max(24),
    mime: z.string().max(40),
    bytes: z.instanceof(Uint8Array),
    alt: z.string().max(2000),
  }),
  /** Text left a draft or a post of these identities for the clipboard; `token` lies beside it there. */
  'draft.copied': z.object({
    token: z.string().min(1).max(64),
    text: z.string().max(500_000),
    from: z.array(id).min(1).max(mostTogether),
    source: z.enum(['draft', 'post']),
  }),
  /** Text came from the clipboard or was dropped; `token`: what lay beside it, null where nothing did. */
  'draft.pasted': z.object({ draftId: id, text: z.string().max(500_000), token: z.string().max(64).nullable() }),
  'draft.imagePreview': z.object({ draftId: id, imageId: z.string().min(1).max(64) }),
  'draft.fetchCard': z.object({ ...post, part: z.number().int().min(0).max(24), url: z.string().max(2000) }),
  'outbox.recall': z.object({ entryId: id }),
  /** Everything that was confirmed together with it and is still held. */
  'outbox.recallTogether': z.object({ entryId: id }),
  'outbox.sendNow': z.object({ entryId: id }),
  /** A caution about a frozen post. */
  'outbox.acknowledge': z.object({ entryId: id, findingId: z.string().max(200), acknowledged: z.boolean() }),
  'outbox.resume': z.object({
    entryId: id,
    identityId: id,
    heldMs: z.number().min(0).max(60_000),
    retypedHandle: z.string().max(300).nullable(),
  }),
  'outbox.wrongAccount': z.object({ entryId: id }),
  /** Of a post that only the person can look for: is it there? */
  'outbox.settle': z.object({ entryId: id, isThere: z.boolean() }),
  /** A draft under the account a post went out by mistakenly, that says so. It is posted like any other. */
  'outbox.ownUp': z.object({ entryId: id }),
  'message.create': z.object({
    identityId: id,
    to: z.array(readerSchema).max(mostReaders),
    text: z.string().max(longestMessage),
    /** What it goes on from; null where it begins a conversation. */
    conversation: z.string().min(1).max(400).nullable(),
  }),
  'message.edit': z.object({ messageId: id, to: z.array(readerSchema).max(mostReaders), text: z.string().max(longestMessage) }),
  'message.acknowledge': z.object({ messageId: id, findingId: z.string().max(200), acknowledged: z.boolean() }),
  'message.discard': z.object({ messageId: id }),
  /** `to`: the ids of the readers, as they were shown. */
  'message.confirm': z.object({ messageId: id, ...messageGesture }),
  'message.resume': z.object({ entryId: id, ...messageGesture }),
  'message.recall': z.object({ entryId: id }),
  'message.settle': z.object({ entryId: id, isThere: z.boolean() }),
  'message.conversations': z.object({ identityId: id, cursor: z.string().max(2000).nullable() }),
  'message.said': z.object({ identityId: id, conversationId: z.string().min(1).max(400), cursor: z.string().max(2000).nullable() }),
  'message.lookUp': z.object({ identityId: id, handle: z.string().min(1).max(300) }),
  /** Writes a post as a direct message instead, in these words; the draft goes. */
  'message.fromDraft': z.object({
    draftId: id,
    identityId: id,
    text: z.string().max(longestMessage),
    /** To whom, where that is somebody's handle there; null where nobody was named. */
    handle: z.string().min(1).max(300).nullable(),
  }),
  /** Writes a direct message as a post instead, bound to nobody; the message goes. */
  'message.toDraft': z.object({ messageId: id }),
  'arming.arm': z.object({ identityId: id }),
  'arming.disarm': z.object({ identityId: id }),
  'account.signInWithPassword': z.object({
    network: networkIdSchema,
    server: z.string().min(1).max(300),
    identifier: z.string().min(1).max(300),
    password: z.string().min(1).max(300),
  }),
  'account.signInWithBrowser': z.object({ network: networkIdSchema, server: z.string().min(1).max(300), handle: z.string().max(300) }),
  'account.chooseKind': z.object({ kind: z.enum(['brand', 'personal']) }),
  'account.cancelSignIn': none,
  'account.signOut': z.object({ accountId: id }),
  'account.signOutBrands': none,
  'vault.unlock': none,
  'vault.cancelUnlock': none,
  'device.declare': z.object({ kind: z.enum(['managed', 'personal']) }),
  /** Asks this computer anew whose it is. */
  'device.ask': none,
  /** Looks again for sign-ins that other programs left in the keyring. */
  'otherPrograms.look': none,
  /** Asks the server that the rules name, where they do. */
  'update.look': none,
  'exception.enter': z.object({ token: z.string().min(1).max(4_000) }),
  'exception.end': z.object({ exceptionId: id }),
  'policy.reload': none,
  panic: none,
  'notice.dismiss': z.object({ noticeId: id }),
  'settings.set': settingsChangeSchema,
  /** What the page's system says of its battery; `level` from 0 to 1. */
  'reach.battery': z.object({ level: z.number().min(0).max(1), charging: z.boolean() }),
  'window.open': z.object({
    window: z.enum(['compose', 'console']),
    page: z.enum(['accounts', 'device', 'policy', 'history', 'settings', 'audience', 'messages']).optional(),
  }),
  /** What becomes of the history outside this computer. */
  'history.record': none,
  'history.page': z.object({ before: z.number().int().nullable(), limit: z.number().int().min(1).max(200) }),
  'reply.lookUp': z.object({ identityId: id, address: z.string().min(1).max(1000) }),
  'reply.mentions': z.object({ identityId: id }),
  'audience.fetch': z.object({ identityId: id }),
  'audience.stopFetching': z.object({ identityId: id }),
  /** `columns`: which hold the words and the time; null where they are to be found by their names. */
  'audience.readFile': z.object({
    identityId: id,
    text: z.string().max(largestFile + 1),
    columns: z.object({ text: z.string().max(100), time: z.string().max(100) }).nullable(),
  }),
  /** `bucketSize`: null for one that suits the time there is. */
  'audience.report': z.object({ identityId: id, bucketSize: bucketSizeSchema.nullable() }),
  /** Epoch milliseconds, `to` excluded. */
  'audience.mentions': z.object({
    identityId: id,
    from: z.number(),
    to: z.number(),
    label: sentimentSchema.nullable(),
    offset: z.number().int().min(0).max(100_000),
    limit: z.number().int().min(1).max(200),
  }),
  'audience.draw': z.object({ identityId: id, size: z.literal(sampleSizes) }),
  'audience.sample': z.object({ identityId: id }),
  'audience.label': z.object({ identityId: id, mentionId: z.string().min(1).max(1000), answer: answerSchema.nullable() }),
  'audience.forget': z.object({ identityId: id }),
  'ownPosts.read': z.object({ identityId: id }),
  'ownPosts.pause': z.object({ identityId: id }),
  'ownPosts.delete': z.object({ identityId: id }),
  /** A hashtag without its sign, as the account `identityId` sees it. */
  'tag.posts': z.object({ identityId: id, tag: z.string().min(1).max(640) }),
  'snapshot.get': none,
  /**
   * How far the strip's page is zoomed, and where it left room for its button, in device-independent pixels from the
   * window's corner.
   */
  'strip.button': z.object({ at: rectangleSchema.nullable(), zoom: z.number().min(0.2).max(5) }),
  /** A page that broke. */
  'fault.report': z.object({ name: z.string().max(200), message: z.string().max(2000), stack: z.string().max(20_000) }),
  'program.quit': none,
} as const;
export type CommandName = keyof typeof commandSchemas;
export type CommandArguments<N extends CommandName> = z.infer<(typeof commandSchemas)[N]>;

/** One line of the history page. */
export interface HistoryLine {
  readonly seq: number;
  readonly wall: number;
  readonly event: LedgerEvent;
  readonly pseudonym: string | null;
}

/** What a command gives back; those not named here give nothing. */
export interface CommandResults {
  'draft.create': string;
  /** The image as kept, already part of the draft: the window adds it to its own copy, so that typing never drops it. */
  'draft.addImage': DraftImage;
  /** A `data:` URL, at most 256 pixels on its longer side. */
  'draft.imagePreview': string;
  'draft.fetchCard': z.infer<typeof linkCardSchema>;
  /** The id of the reopened draft. */
  'outbox.wrongAccount': string;
  /** The id of the draft that says so. */
  'outbox.ownUp': string;
  'outbox.recall': string | null;
  /** The id of the first draft that is back, or null where none is. */
  'outbox.recallTogether': string | null;
  'message.create': string;
  'message.recall': string;
  'message.conversations': Page<Conversation>;
  'message.said': Page<SaidMessage>;
  'message.lookUp': FoundReader;
  'message.fromDraft': string;
  'message.toDraft': string;
  'history.page': readonly HistoryLine[];
  'history.record': RecordView;
  'reply.lookUp': ReplyTarget;
  'reply.mentions': readonly ReplyTarget[];
  'audience.readFile': FileOutcome;
  'audience.report': AudienceReport | null;
  'audience.mentions': MentionPage;
  'audience.sample': readonly SampledMention[];
  'tag.posts': readonly FoundPost[];
  'snapshot.get': Snapshot;
}
export type CommandResult<N extends CommandName> = Outcome<N extends keyof CommandResults ? CommandResults[N] : void>;

/** What the preload script gives a window; nothing else of Electron reaches it. */
export interface HatcheckBridge {
  run<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>>;
  /** Calls with whatever main publishes; the returned function unsubscribes. */
  subscribe(onPublication: (publication: Publication) => void): () => void;
}
