import { EventEmitter } from 'node:events';
import type { WebContents, WebFrameMain } from 'electron';
import { expect, it } from 'vitest';
import { createTrustedWindows } from '../../../main/ipc/trusted-windows.ts';

const contents = () => new EventEmitter() as unknown as WebContents;
const frame = (url: string, parent: unknown = null) => ({ url, parent }) as unknown as WebFrameMain;
const ourPage = 'app://hatcheck/compose.html';

it('listens to the top frame of a window it was told of', () => {
  const windows = createTrustedWindows('app://hatcheck');
  const sender = contents();
  windows.trust(sender);
  expect(windows.isTrusted({ sender, senderFrame: frame(ourPage) })).toBe(true);
  expect(windows.isTrusted({ sender, senderFrame: frame(`${ourPage}#history`) })).toBe(true);
});

it.each([
  ['another origin', frame('https://evil.example/app://hatcheck/')],
  ['an origin that begins like ours', frame('app://hatcheck.evil/compose.html')],
  ['a user name like our host', frame('app://hatcheck@evil/compose.html')],
  ['an empty page', frame('about:blank')],
  ['a frame inside the page', frame(ourPage, {})],
  ['a frame that is gone', null],
])('does not listen to %s', (_what, senderFrame) => {
  const windows = createTrustedWindows('app://hatcheck');
  const sender = contents();
  windows.trust(sender);
  expect(windows.isTrusted({ sender, senderFrame })).toBe(false);
});

it('does not listen to a window it was not told of, nor to one that is gone', () => {
  const windows = createTrustedWindows('app://hatcheck');
  const sender = contents();
  expect(windows.isTrusted({ sender, senderFrame: frame(ourPage) })).toBe(false);
  windows.trust(sender);
  sender.emit('destroyed');
  expect(windows.isTrusted({ sender, senderFrame: frame(ourPage) })).toBe(false);
  expect(windows.all()).toEqual([]);
});
