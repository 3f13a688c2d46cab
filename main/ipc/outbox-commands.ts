import type { Group, HandlerParts, When, WhenOpen } from './handler-parts.ts';

/** Commands about what was confirmed. */
export function outboxCommands({ state }: HandlerParts, whenOpen: WhenOpen, whenJudged: When): Group<'outbox'> {
  return {
    'outbox.recall': ({ entryId }) => whenOpen(({ outbox }) => outbox.recall(entryId)),
    'outbox.recallTogether': ({ entryId }) => whenOpen(({ outbox }) => outbox.recallTogether(entryId)),
    'outbox.sendNow': ({ entryId }) => whenJudged(({ outbox }) => outbox.sendNow(entryId)),
    'outbox.acknowledge': ({ entryId, findingId, acknowledged }) =>
      whenOpen(({ outbox }) => outbox.acknowledge(entryId, findingId, acknowledged)),
    'outbox.resume': ({ entryId, ...gesture }) =>
      whenJudged(async ({ outbox, checks }) => {
        await checks.settled(state.get().outbox.find(({ id }) => id === entryId)?.draft.id ?? '');
        return outbox.resume(entryId, gesture);
      }),
    'outbox.wrongAccount': ({ entryId }) => whenOpen(({ outbox }) => outbox.wrongAccount(entryId)),
    'outbox.settle': ({ entryId, isThere }) => whenOpen(({ outbox }) => outbox.settle(entryId, isThere)),
    'outbox.ownUp': ({ entryId }) => whenJudged(({ outbox }) => outbox.ownUp(entryId)),
  };
}
