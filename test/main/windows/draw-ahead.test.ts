import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it, vi } from 'vitest';
import { drawAhead } from '../../../main/windows/draw-ahead.ts';
import { drawnChannel } from '../../../shared/channels.ts';

function setUp() {
  const did: string[] = [];
  const ipc = new EventEmitter();
  const webContents = Object.assign(new EventEmitter(), { ipc, send: (channel: string) => void did.push(channel) });
  let destroyed = false;
  const window = { webContents, show: () => void did.push('shown'), isDestroyed: () => destroyed } as unknown as BrowserWindow;
  const ahead = drawAhead(window);
  const show = (): void => ahead.show(() => void did.push('told'));
  return { show, did, ipc, webContents, destroy: () => (destroyed = true) };
}

it('shows the window once the page has loaded, was told what to show, and has it', async () => {
  const { show, did, ipc, webContents } = setUp();
  show();
  expect(did).toEqual([]);
  webContents.emit('did-stop-loading');
  await vi.waitUntil(() => did.length > 0);
  expect(did).toEqual(['told', drawnChannel]);
  ipc.emit(drawnChannel);
  expect(did).toEqual(['told', drawnChannel, 'shown']);
});

it('asks a page that had loaded before', async () => {
  const { show, did, ipc, webContents } = setUp();
  webContents.emit('did-stop-loading');
  show();
  await vi.waitUntil(() => did.length === 2);
  ipc.emit(drawnChannel);
  expect(did.at(-1)).toBe('shown');
});

it('shows the window of a page that never answers', async () => {
  vi.useFakeTimers();
  try {
    const { show, did, webContents } = setUp();
    show();
    webContents.emit('did-stop-loading');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(did.at(-1)).toBe('shown');
  } finally {
    vi.useRealTimers();
  }
});

it('leaves a window alone that was closed meanwhile', async () => {
  const { show, did, ipc, webContents, destroy } = setUp();
  show();
  webContents.emit('did-stop-loading');
  await vi.waitUntil(() => did.length === 2);
  destroy();
  ipc.emit(drawnChannel);
  expect(did).not.toContain('shown');
});
