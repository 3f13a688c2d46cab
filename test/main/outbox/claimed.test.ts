import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimedByOthers } from '../../../main/outbox/entries.ts';
import { draftOfText } from '../../../shared/post.ts';
import { entry } from '../store/samples.ts';

const uris = fc.option(fc.constantFrom('at://1', 'at://2', 'at://3', 'at://4'));

it('claims every address that is known of another part, and never one of the part itself alone', () => {
  fc.assert(
    fc.property(fc.array(fc.array(uris, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (threads) => {
      const outbox = threads.map((parts, at) => {
        const prepared = parts.map((publishedUri, part) => ({
          key: `${at}-${part}`,
          record: {},
          publishedUri,
          publishedCid: publishedUri,
        }));
        return entry(String(at), draftOfText(String(at), 'Alike'), { prepared });
      });
      for (const [at, parts] of threads.entries()) {
        for (const part of parts.keys()) {
          const others = threads.flatMap((some, other) => some.filter((_, index) => other !== at || index !== part));
          const known = others.filter((uri) => uri !== null);
          expect(claimedByOthers(outbox, String(at), part)).toEqual(new Set(known));
        }
      }
    }),
  );
});
