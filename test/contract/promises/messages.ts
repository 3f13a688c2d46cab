import { describe, expect, it } from 'vitest';
import type { Messages } from '../../../main/networks/messages.ts';
import type { FoundReader, Message, MessageReader } from '../../../shared/message.ts';
import type { PreparedPart } from '../../../shared/outbox.ts';
import { value } from '../network-under-test.ts';
import type { Trouble } from './losing-fetch.ts';

/** Two accounts of one network that may write to each other. */
export interface MessagesUnderTest {
  readonly brand: { readonly messages: Messages; readonly subject: string; readonly handle: string };
  readonly personal: { readonly messages: Messages; readonly subject: string; readonly handle: string };
  /** What becomes of the next request that sends. */
  troubleNext(trouble: Trouble): void;
  /** What the server answers the next time it is asked what was said, instead of what it would: a message in a form nobody knows. */
  driftNextList(): void;
}

export function messageTo(to: readonly MessageReader[], text: string): Message {
  return { kind: 'message', id: 'm', identityId: 'n:me', to: [...to], text, acknowledged: [], createdAt: 0, updatedAt: 0 };
}

/** After a stay on the disk. */
export const storedPart = (part: PreparedPart): PreparedPart => JSON.parse(JSON.stringify(part));

export async function lookUp(messages: Messages, handle: string): Promise<FoundReader> {
  const reader = value(await messages.reader(handle));
  if (reader === null) throw new Error(`Nobody is @${handle}`);
  return reader;
}

/** What every network with direct messages keeps. */
export function describeMessages(under: () => MessagesUnderTest): void {
  const prepared = async (text: string): Promise<PreparedPart> => {
    const { brand, personal } = under();
    const to = [await lookUp(brand.messages, personal.handle)];
    return storedPart(value(await brand.messages.prepare(messageTo(to, text), Date.now())));
  };

  describe('direct messages', () => {
    it('look somebody up by their handle, and nobody where it is nobody’s', async () => {
      const { brand, personal } = under();
      expect(await lookUp(brand.messages, personal.handle)).toMatchObject({ subject: personal.subject, handle: personal.handle });
      expect(value(await brand.messages.reader('nobodyishere'))).toBeNull();
    });

    it('are said once, and read by the other', async () => {
      const { brand, personal } = under();
      const part = await prepared('Hello & <welcome>, see https://example.com/a');
      expect(value(await brand.messages.find(part))).toEqual({ kind: 'absent' });
      const { id } = value(await brand.messages.send(part));
      expect(value(await brand.messages.find(part))).toEqual({ kind: 'ours', id });
      // It is another message of ours already: this one, of the same words, is not there.
      expect(value(await brand.messages.find(part, new Set([id])))).toEqual({ kind: 'absent' });
      const [conversation] = value(await personal.messages.conversations(null)).items;
      expect(conversation).toMatchObject({ readers: [{ subject: brand.subject, handle: brand.handle }], newest: { from: brand.subject } });
      const [newest] = value(await personal.messages.said(conversation?.id ?? '', null)).items;
      expect(newest).toMatchObject({ id, from: brand.subject, text: expect.stringContaining('Hello & <welcome>') });
    });

    it('are told from one of the same words that was sent before', async () => {
      const { brand } = under();
      value(await brand.messages.send(await prepared('ok')));
      expect(value(await brand.messages.find(await prepared('ok')))).toEqual({ kind: 'absent' });
    });

    it('are settled by reading, where an answer or a request was lost', async () => {
      const { brand } = under();
      const arrived = await prepared('Did this arrive?');
      under().troubleNext('loseAnswer');
      expect(await brand.messages.send(arrived)).toMatchObject({ kind: 'unknown' });
      expect(value(await brand.messages.find(arrived))).toMatchObject({ kind: 'ours' });
      const lost = await prepared('Or this?');
      under().troubleNext('loseRequest');
      expect((await brand.messages.send(lost)).kind).not.toBe('ok');
      expect(value(await brand.messages.find(lost))).toEqual({ kind: 'absent' });
    });

    it.each([
      [403, {}, 'rejected'],
      [422, {}, 'rejected'],
      [429, {}, 'rateLimited'],
      [429, { 'retry-after': '30' }, 'rateLimited'],
      [500, {}, 'unknown'],
      [503, {}, 'unknown'],
    ] as const)('answered with %i %o: said so, and nothing arrived', async (status, headers, kind) => {
      const { brand } = under();
      const part = await prepared(`Refused with ${status}`);
      under().troubleNext({ status, headers });
      const sent = await brand.messages.send(part);
      expect(sent).toMatchObject({ kind });
      if (sent.kind === 'rateLimited') expect(sent.retryAt === null).toBe(!('retry-after' in headers));
      expect(value(await brand.messages.find(part))).toEqual({ kind: 'absent' });
    });

    it('that arrived, and were answered in no known form, are not known, and found', async () => {
      const { brand } = under();
      const part = await prepared('In a form nobody knows');
      under().troubleNext({ otherBody: 'garbage {' });
      expect(await brand.messages.send(part)).toMatchObject({ kind: 'unknown' });
      expect(value(await brand.messages.find(part))).toMatchObject({ kind: 'ours' });
    });

    it('are not said to be absent where a message cannot be read', async () => {
      const { brand } = under();
      const part = await prepared('Among strange ones');
      value(await brand.messages.send(part));
      under().driftNextList();
      expect(await brand.messages.find(part)).toMatchObject({ kind: 'unreadable' });
      expect(value(await brand.messages.find(part))).toMatchObject({ kind: 'ours' });
    });

    it('send nothing that was built for a post', async () => {
      const { brand } = under();
      const post: PreparedPart = { key: 'k', record: { kind: 'post', text: 'x', status: 'x' }, publishedUri: null, publishedCid: null };
      expect(await brand.messages.send(post)).toMatchObject({ kind: 'rejected' });
    });
  });
}
