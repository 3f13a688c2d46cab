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
  const window = Object.assign(new EventEmitter(), {
    webContents,
    show: () => {
      did.push('shown');
      window.emit('show');
    },
    isDestroyed: () => destroyed,
  });
  const ahead = drawAhead(window as unknown as BrowserWindow);
  const show = (): void => ahead.show(() => void did.push('told'));
  const destroy = (): void => {
    destroyed = true;
    window.emit('closed');
  };
  let settled = false;
  void ahead.settled.then(() => {
    settled = true;
  });
  return { show, did, ipc, webContents, destroy, leave: ahead.leave, isSettled: () => settled };
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

it('is settled when it was shown, when it is left out of sight, and when it is gone', async () => {
  for (const settle of ['show', 'leave', 'destroy'] as const) {
    const { ipc, webContents, did, isSettled, ...ahead } = setUp();
    webContents.emit('did-stop-loading');
    await Promise.resolve();
    expect(isSettled()).toBe(false);
    ahead[settle]();
    if (settle === 'show') await vi.waitUntil(() => did.length === 2).then(() => ipc.emit(drawnChannel));
    await vi.waitUntil(isSettled);
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
