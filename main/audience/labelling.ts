import type { IdentityId } from '../../shared/account.ts';
import { done, ok, refused } from '../../shared/outcome.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { FoundMention } from '../store/mention-store.ts';
import type { Audience } from './audience.ts';
import type { Tools } from './gathering.ts';

type Labelling = Pick<Audience, 'draw' | 'sample' | 'label'>;

/** A person labels about one mention a second: the share is worked out when they pause. */
const pauseMs = 1_000;
const notDrawn = refused(null, 'not-drawn', 'This mention is not in the sample that chance drew, so a label on it would not count.');

/** What a person says of mentions that chance chose. */
export function createLabelling({ store, book, clock, assessor, errands }: Tools): Labelling {
  const cancels = new Map<IdentityId, () => void>();

  function refreshSoon(id: IdentityId): void {
    cancels.get(id)?.();
    cancels.set(
      id,
      clock.after(pauseMs, () => {
        cancels.delete(id);
        if (errands.brandOf(id) !== null) void assessor.refresh(id);
      }),
    );
  }

  async function drawn(id: IdentityId): Promise<readonly FoundMention[]> {
    const { sampleSize } = book.record(id);
    return sampleSize === null ? [] : store.first(id, sampleSize);
  }

  return {
    async draw(id, size) {
      await book.change(id, { sampleSize: size });
      refreshSoon(id);
      return done;
    },
    async sample(id) {
      return ok((await drawn(id)).map((mention) => ({ id: mention.id, text: plainText(mention.text), answer: mention.answer })));
    },
    async label(id, mentionId, answer) {
      if (!(await drawn(id)).some((mention) => mention.id === mentionId)) return notDrawn;
      await store.answer(id, mentionId, answer);
      await book.changed(id);
      refreshSoon(id);
      return done;
    },
  };
}
