import { z } from 'zod';
import { networkIdSchema } from './account.ts';

// Written as calls of `z`, also where a method would do (`z.nullable(schema)`): only those does the build know to leave out of
// pages, which need what is beside the schemas here.

/** An image kept beside the draft. Bytes live in the store under `id`. */
export const draftImageSchema = z.object({
  id: z.string().min(1).max(64),
  mime: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif']),
  alt: z.string().max(2000),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  size: z.number().int().positive(),
});
export type DraftImage = z.infer<typeof draftImageSchema>;

/** The preview that goes out with a link. */
export const linkCardSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  title: z.string().max(300),
  description: z.string().max(1000),
  image: z.nullable(draftImageSchema),
});
export type LinkCard = z.infer<typeof linkCardSchema>;

/** One post of a thread. */
export const draftPartSchema = z.object({
  text: z.string().max(20_000),
  images: z.array(draftImageSchema).max(4),
  card: z.nullable(linkCardSchema),
});
export type DraftPart = Readonly<z.infer<typeof draftPartSchema>>;

/** What is replied to, as the network names it. */
export const replyTargetSchema = z.object({
  /** The network's address of the post, for example an `at://` URI, and its content id. */
  uri: z.string().max(1000),
  cid: z.string().max(200),
  rootUri: z.string().max(1000),
  rootCid: z.string().max(200),
  /** Without the at sign. */
  authorHandle: z.string().max(300),
  /** Where it is; absent in older drafts. */
  network: z.optional(networkIdSchema),
  text: z.string().max(20_000),
});
export type ReplyTarget = Readonly<z.infer<typeof replyTargetSchema>>;

/** What can be done about somebody's post beside replying: said again as it is, with own words, or liked. */
export const actAboutSchema = z.enum(['repost', 'quote', 'like']);
export type ActAbout = z.infer<typeof actAboutSchema>;

export const aboutSchema = z.object({ act: actAboutSchema, target: replyTargetSchema });
export type About = Readonly<z.infer<typeof aboutSchema>>;

/** Who may see a post, the widest first; each network says which of them it has. */
export const visibilitySchema = z.enum(['public', 'unlisted', 'followers']);
export type Visibility = z.infer<typeof visibilitySchema>;

/** Whom the visibility `followers` means at a network: people who chose it alone, or people tied both ways. */
export type Circle = 'followers' | 'connections';

/** So many identities one draft may go out by: more could not be read in one look before confirming. */
export const mostTogether = 8;

/** One more identity that a draft goes out by, as a post of its own, beside the one the draft is bound to. */
export const alsoSchema = z.object({
  /** Of its post: what is found in it goes by this name, and so does the draft that it becomes. */
  id: z.string().min(1).max(64),
  identityId: z.string().min(1).max(400),
  /** What this one says instead of the draft's own text; absent: the same. */
  parts: z.optional(z.array(draftPartSchema).min(1).max(25)),
  /** As of a draft. */
  visibility: z.optional(visibilitySchema),
  contentWarning: z.string().max(500).optional(),
  acknowledged: z.array(z.string().max(200)).max(200),
});
export type Also = Readonly<z.infer<typeof alsoSchema>>;

/** Words that were copied or dragged here from a draft or a post of other identities. */
export const borrowedSchema = z.object({
  /** Whose they are: every identity that draft was for. */
  from: z.array(z.string().min(1).max(400)).min(1).max(mostTogether),
  /** What they were called then, with the at sign. */
  whose: z.string().max(1000),
  source: z.enum(['draft', 'post']),
  words: z.string().min(1).max(2000),
});
export type Borrowed = Readonly<z.infer<typeof borrowedSchema>>;

/** A text being written. The identity belongs to the draft, never to the program. */
export const draftSchema = z.object({
  id: z.string().min(1).max(64),
  identityId: z.string().max(400).nullable(),
  /** Who else it goes out by, each in a post of its own (`shared/posts-of.ts`). */
  also: z.optional(
    z
      .array(alsoSchema)
      .min(1)
      .max(mostTogether - 1),
  ),
  parts: z.array(draftPartSchema).min(1).max(25),
  replyTo: z.nullable(replyTargetSchema),
  /** An act as this identity about somebody's post. A repost and a like carry no words of their own. */
  about: z.optional(aboutSchema),
  /** Absent: public. */
  visibility: z.optional(visibilitySchema),
  /** What the post stands behind, where the network has such warnings. */
  contentWarning: z.string().max(500).optional(),
  /** BCP 47 tags. */
  languages: z.array(z.string().max(35)).max(3),
  /** Ids of `caution` findings the person acknowledged, each on its own. */
  acknowledged: z.array(z.string().max(200)).max(200),
  /** True after the identity was changed on a draft that had text: the handle must be retyped to confirm. */
  switched: z.boolean(),
  /** What was pasted or dropped here from others, the newest last. */
  borrowed: z.optional(z.array(borrowedSchema).max(20)),
  /** Put aside until then (epoch milliseconds), or until somebody takes it up again where there is no time. */
  kept: z.object({ until: z.number().nullable() }).optional(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;

export const emptyPart: DraftPart = { text: '', images: [], card: null };

/** A draft bound to nobody that nobody wrote in yet; `now` in epoch milliseconds. */
export function blankDraft(id: string, now: number): Draft {
  const blank = { identityId: null, parts: [emptyPart], replyTo: null, languages: [], acknowledged: [], switched: false };
  return { id, ...blank, createdAt: now, updatedAt: now };
}

/** The same with a text in it. */
export function draftOfText(id: string, text: string): Draft {
  return { ...blankDraft(id, 0), parts: [{ ...emptyPart, text }] };
}

/** A repost or a like: the act is all there is to it. */
export function isWordless({ about }: Draft): boolean {
  return about !== undefined && about.act !== 'quote';
}

/** Nothing in it could be posted: no words, no images, and no act that needs none. */
export function isBlank(draft: Draft): boolean {
  return !isWordless(draft) && hasNoWords(draft);
}

/** Neither words nor images nor link cards of its own. */
export function hasNothingOfItsOwn(draft: Draft): boolean {
  return hasNoWords(draft) && draft.parts.length === 1 && draft.parts.every((part) => part.card === null);
}

function hasNoWords(draft: Draft): boolean {
  const others = (draft.also ?? []).flatMap(({ parts }) => parts ?? []);
  return [...draft.parts, ...others].every((part) => part.text.trim() === '' && part.images.length === 0);
}

/** With this caution acknowledged, or not any more; each one on its own. */
export function withAcknowledged(draft: Draft, findingId: string, isAcknowledged: boolean): Draft {
  const others = draft.acknowledged.filter((id) => id !== findingId);
  return { ...draft, acknowledged: isAcknowledged ? [...others, findingId] : others };
}

export function findDraft(drafts: readonly Draft[], id: string): Draft | null {
  return drafts.find((draft) => draft.id === id) ?? null;
}

/** Nothing is lost with it: neither words nor images, nor a post it answers. */
export function isUnused(draft: Draft): boolean {
  return isBlank(draft) && draft.replyTo === null && draft.about === undefined;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Letters, digits and signs that never join a neighbour of their own sort into one character (UAX #29: `Other`). */
const alone = /^[\n\x20-\x7e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0400-\u0482\u048a-\u052f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;

/** Number of user-perceived characters (UAX #29), the unit Bluesky counts its 300 in. */
export function countGraphemes(text: string): number {
  if (alone.test(text)) return text.length; // ten times as fast, and counted with every key
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}
