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
  windows.trust(sender, 'compose');
  expect(windows.pageOf({ sender, senderFrame: frame(ourPage) })).toBe('compose');
  expect(windows.pageOf({ sender, senderFrame: frame(`${ourPage}#history`) })).toBe('compose');
});

it.each([
  ['another origin', frame('https://evil.example/app://hatcheck/')],
  ['an origin that begins like ours', frame('app://hatcheck.evil/compose.html')],
  ['a user name like our host', frame('app://hatcheck@evil/compose.html')],
  ['an empty page', frame('about:blank')],
  ['a frame inside the page', frame(ourPage, {})],
  ['a frame that is gone', null],
])('security 7: does not listen to %s', (_what, senderFrame) => {
  const windows = createTrustedWindows('app://hatcheck');
  const sender = contents();
  windows.trust(sender, 'compose');
  expect(windows.pageOf({ sender, senderFrame })).toBeNull();
});

it('does not listen to a window it was not told of, nor to one that is gone', () => {
  const windows = createTrustedWindows('app://hatcheck');
  const sender = contents();
  expect(windows.pageOf({ sender, senderFrame: frame(ourPage) })).toBeNull();
  windows.trust(sender, 'compose');
  sender.emit('destroyed');
  expect(windows.pageOf({ sender, senderFrame: frame(ourPage) })).toBeNull();
  expect(windows.all()).toEqual([]);
});
