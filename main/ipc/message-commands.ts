import { checkedTextId, findMessage } from '../../shared/message.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import { type Draft, findDraft } from '../../shared/post.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Checks } from '../checks/checks.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { DirectMessages } from '../messages/direct-messages.ts';
import type { CommandHandlers } from './answer-command.ts';

interface Targets {
  readonly directMessages: DirectMessages;
  readonly drafts: Drafts;
  readonly checks: Pick<Checks, 'settled'>;
}

type When = <T>(act: (targets: Targets) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
type MessageCommands = { readonly [N in keyof CommandHandlers as N extends `message.${string}` ? N : never]: CommandHandlers[N] };

/** Commands about direct messages. None takes the id of a post, but for the two that begin something new out of something. */
export function messageCommands(state: StateStore, whenOpen: When, whenJudged: When): MessageCommands {
  return {
    'message.create': (beginning) => whenOpen(({ directMessages }) => directMessages.create(beginning)),
    'message.edit': ({ messageId, to, text }) => whenOpen(({ directMessages }) => directMessages.edit(messageId, to, text)),
    'message.acknowledge': ({ messageId, findingId, acknowledged }) =>
      whenOpen(({ directMessages }) => directMessages.acknowledge(messageId, findingId, acknowledged)),
    'message.discard': ({ messageId }) => whenOpen(({ directMessages }) => directMessages.discard(messageId)),
    'message.confirm': ({ messageId, ...gesture }) => {
      // Law 2: what was there when the person confirmed, and not what is there once the rules are read.
      const expected = findMessage(state.get().messages, messageId);
      return whenJudged(async ({ directMessages, checks }) => {
        await checks.settled(checkedTextId(messageId));
        const confirmed = await directMessages.confirm(messageId, gesture, expected);
        return confirmed.kind === 'ok' ? done : confirmed;
      });
    },
    'message.resume': ({ entryId, ...gesture }) => whenJudged(({ directMessages }) => directMessages.resume(entryId, gesture)),
    'message.recall': ({ entryId }) => whenOpen(({ directMessages }) => directMessages.recall(entryId)),
    'message.settle': ({ entryId, isThere }) => whenOpen(({ directMessages }) => directMessages.settle(entryId, isThere)),
    'message.conversations': ({ identityId, cursor }) => whenOpen(({ directMessages }) => directMessages.conversations(identityId, cursor)),
    'message.said': ({ identityId, conversationId, cursor }) =>
      whenOpen(({ directMessages }) => directMessages.said(identityId, conversationId, cursor)),
    'message.lookUp': ({ identityId, handle }) => whenOpen(({ directMessages }) => directMessages.lookUp(identityId, handle)),
    'message.fromDraft': (asked) => whenOpen((targets) => fromDraft(state, targets, asked)),
    'message.toDraft': ({ messageId }) => whenOpen((targets) => toDraft(state, targets, messageId)),
  };
}

const unsaved = refused(8, 'not-saved', 'The draft could not be saved to disk, so this stays a message. Free some space, then try again.');

interface FromDraft {
  readonly draftId: string;
  readonly identityId: string;
  readonly text: string;
  readonly handle: string | null;
}

/** Writes a post as a direct message instead: a new message under a new id, and the draft goes once that is on disk. */
async function fromDraft(state: StateStore, { directMessages, drafts }: Targets, asked: FromDraft): Promise<Outcome<string>> {
  const { draftId, identityId, text, handle } = asked;
  const draft = findDraft(state.get().drafts, draftId);
  if (draft === null) return refused(null, 'no-draft', 'This draft is not there any more.');
  if (draft.also !== undefined) {
    return refused(null, 'several-accounts', 'A direct message is from one account. Take the other accounts off first.');
  }
  if (draft.contentWarning !== undefined || draft.parts.length > 1 || draft.parts.some(({ images }) => images.length > 0)) {
    return refused(null, 'more-than-words', 'A direct message takes one text, no images and no content warning. Take the rest out first.');
  }
  // A name that is nobody's there leaves the list of readers empty: the person looks them up.
  const found = handle === null ? null : await directMessages.lookUp(identityId, handle);
  const to = found?.kind === 'ok' ? [found.value] : [];
  const created = await directMessages.create({ identityId, to, text, conversation: null });
  const now = findDraft(state.get().drafts, draftId);
  // What was written or chosen since is in no message: then the draft stays.
  if (created.kind === 'ok' && now !== null && sameWords(now, draft)) await drafts.discard(draftId);
  return created;
}

function sameWords(one: Draft, other: Draft): boolean {
  const words = ({ parts, also, contentWarning }: Draft): string => JSON.stringify([parts, also, contentWarning]);
  return words(one) === words(other);
}

/** Writes a direct message as a public post instead: a new draft, bound to nobody, and the message goes once that is on disk. */
async function toDraft(state: StateStore, { directMessages, drafts }: Targets, messageId: string): Promise<Outcome<string>> {
  const message = findMessage(state.get().messages, messageId);
  if (message === null) return refused(null, 'no-message', 'This message is not there any more.');
  const created = await drafts.create(null, null);
  if (created.kind === 'refused') return created;
  const unbound = await drafts.bind(created.value, null);
  const edited = unbound.kind === 'ok' ? drafts.edit(created.value, [{ text: message.text, images: [], card: null }], []) : unbound;
  const moved = edited.kind === 'ok' && !(await drafts.flush()) ? unsaved : edited;
  if (moved.kind === 'refused') {
    await drafts.discard(created.value);
    return moved;
  }
  // Words that came meanwhile are in no draft.
  if (findMessage(state.get().messages, messageId)?.text === message.text) await directMessages.discard(messageId);
  return ok(created.value);
}
