import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../main/networks/network.ts';
import { type ActAbout, actAboutSchema, type Draft, type ReplyTarget } from '../../../shared/post.ts';
import { draftOf } from '../drafts.ts';
import { type NetworkUnderTest, prepareOne, sendOne, signIn, type Tried, value } from '../network-under-test.ts';

/** Likes, reposts and quotes: acts as an identity, so they pass the same way as a post. */
export function describeActs({ capabilities }: Tried, running: () => NetworkUnderTest): void {
  describe('acts about a post', () => {
    let personal: Session;
    beforeAll(async () => {
      personal = (await signIn(running(), running().personal)).session;
    });

    const missing = actAboutSchema.options.filter((act) => !capabilities.acts.includes(act));
    if (missing.length > 0)
      it(`refuses what the network does not have: ${missing.join(', ')}`, async () => {
        const target = await someonesPost(running(), 'Nobody acts upon this');
        for (const act of missing) {
          expect(await personal.prepare(actOf(act, target), new Map(), Date.now())).toMatchObject({ kind: 'rejected' });
        }
      });

    if (capabilities.acts.length === 0) return;
    it.each(capabilities.acts)('%s: done once, and taken back', async (act) => {
      const under = running();
      if (under.timesDone === undefined) throw new Error('The server under test does not count acts');
      const target = await someonesPost(under, `Something to ${act}`);
      const part = await prepareOne(personal, actOf(act, target));
      if (capabilities.settles) expect(value(await personal.find(part))).toEqual({ kind: 'absent' });
      const { published, sent } = await sendOne(personal, part);
      expect(await under.timesDone(under.personal.subject, act, target.uri)).toBe(1);
      if (capabilities.settles) expect(value(await personal.find(part))).toEqual({ kind: 'ours', ...sent });
      value(await personal.remove(published));
      value(await personal.remove(published));
      expect(await under.timesDone(under.personal.subject, act, target.uri)).toBe(0);
    });
  });
}

function actOf(act: ActAbout, target: ReplyTarget): Draft {
  return { ...draftOf(act === 'quote' ? 'Well said' : ''), about: { act, target } };
}

async function someonesPost(under: NetworkUnderTest, text: string): Promise<ReplyTarget> {
  const { session } = await signIn(under, under.brand);
  const { sent } = await sendOne(session, await prepareOne(session, text));
  return value(await under.network.lookUp(under.server, sent.uri));
}
