import { describe, expect, it } from 'vitest';
import { createEditSender } from '../../../renderer/compose/edit-sender.ts';

function senderUnderTest() {
  const sent: string[] = [];
  const due: (() => void)[] = [];
  const sender = createEditSender<string>(
    (content) => sent.push(content),
    100,
    (act) => due.push(act),
  );
  return { sent, sender, pass: () => due.splice(0).map((act) => act()) };
}

describe('the sender of edits', () => {
  it('sends the first edit at once', () => {
    const { sent, sender } = senderUnderTest();
    sender.push('a');
    expect(sent).toEqual(['a']);
  });

  it('sends only the newest of an interval, at its end', () => {
    const { sent, sender, pass } = senderUnderTest();
    for (const text of ['a', 'ab', 'abc']) sender.push(text);
    pass();
    expect(sent).toEqual(['a', 'abc']);
  });

  it('is at once again after a quiet interval', () => {
    const { sent, sender, pass } = senderUnderTest();
    sender.push('a');
    pass();
    sender.push('b');
    expect(sent).toEqual(['a', 'b']);
  });

  it('flushes what waits, once', () => {
    const { sent, sender, pass } = senderUnderTest();
    sender.push('a');
    sender.push('ab');
    sender.flush();
    sender.flush();
    pass();
    expect(sent).toEqual(['a', 'ab']);
  });
});
