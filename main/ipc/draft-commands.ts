import { done, ok, refused } from '../../shared/outcome.ts';
import { findDraft } from '../../shared/post.ts';
import type { Group, HandlerParts, When, WhenOpen } from './handler-parts.ts';

/** Commands about drafts. */
export function draftCommands(parts: HandlerParts, whenOpen: WhenOpen, whenJudged: When): Group<'draft'> {
  return {
    'draft.create': ({ identityId, replyTo, about }) => whenOpen(({ drafts }) => drafts.create(identityId, replyTo, about)),
    'draft.edit': ({ draftId, parts: texts, languages, by }) => whenOpen(({ drafts }) => drafts.edit(draftId, texts, languages, by)),
    'draft.bind': ({ draftId, identityId }) => whenJudged(({ drafts }) => drafts.bind(draftId, identityId)),
    'draft.join': ({ draftId, identityId }) => whenJudged(({ drafts }) => drafts.join(draftId, identityId)),
    'draft.leave': ({ draftId, identityId }) => whenOpen(({ drafts }) => drafts.leave(draftId, identityId)),
    'draft.setOwnText': ({ draftId, identityId, own }) => whenOpen(({ drafts }) => drafts.setOwnText(draftId, identityId, own)),
    'draft.acknowledge': ({ draftId, findingId, acknowledged, by }) =>
      whenOpen(({ drafts }) => drafts.acknowledge(draftId, findingId, acknowledged, by)),
    'draft.setVisibility': ({ draftId, visibility, by }) => whenOpen(({ drafts }) => drafts.setVisibility(draftId, visibility, by)),
    'draft.setContentWarning': ({ draftId, contentWarning, by }) =>
      whenOpen(({ drafts }) => drafts.setContentWarning(draftId, contentWarning, by)),
    'draft.dropReply': ({ draftId }) => whenOpen(({ drafts }) => drafts.dropReply(draftId)),
    'draft.keep': ({ draftId, until }) => whenOpen(({ drafts }) => drafts.keep(draftId, until)),
    'draft.takeUp': ({ draftId }) => whenOpen(({ drafts }) => drafts.takeUp(draftId)),
    'draft.discard': ({ draftId }) => whenOpen(({ drafts }) => drafts.discard(draftId)),
    'draft.discardUnused': ({ draftId }) => whenOpen(({ drafts }) => drafts.discardUnused(draftId)),
    'draft.confirm': ({ draftId, ...gesture }) => {
      // Law 2: what was there when the person confirmed, and not what is there once the rules are read.
      const expected = findDraft(parts.state.get().drafts, draftId);
      return whenJudged(async ({ outbox, checks }) => {
        await checks.settled(draftId);
        const confirmed = await outbox.confirm(draftId, gesture, expected);
        return confirmed.kind === 'ok' ? done : confirmed;
      });
    },
    'draft.addImage': ({ draftId, part, bytes, alt, by }) => whenOpen(({ drafts }) => drafts.addImage(draftId, part, bytes, alt, by)),
    'draft.copied': (copied) =>
      whenOpen(({ drafts }) => {
        drafts.noteCopied(copied);
        return done;
      }),
    'draft.pasted': ({ draftId, text, token }) => whenOpen(({ drafts }) => drafts.notePasted(draftId, text, token)),
    'draft.imagePreview': ({ imageId }) =>
      whenOpen(async ({ store }) => {
        const bytes = await store.image(imageId);
        const preview = bytes === null ? null : parts.imagePreview(bytes);
        return preview === null ? refused(null, 'no-preview', 'This image cannot be shown. Remove it and add it again.') : ok(preview);
      }),
    'draft.fetchCard': ({ draftId, part, url, by }) =>
      whenOpen(async ({ drafts }) => {
        const draft = parts.state.get().drafts.find(({ id }) => id === draftId);
        const fetched = await parts.networkOf(by ?? draft?.identityId ?? null).linkCard(url);
        if (fetched.kind !== 'ok') return refused(null, `card-${fetched.kind}`, fetched.words);
        const { picture, ...card } = fetched.value;
        return drafts.setCard(draftId, part, card, picture, by);
      }),
  };
}
