import { EventEmitter } from 'node:events';
import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { answerCommand, type CommandHandlers } from '../../../main/ipc/answer-command.ts';
import { maySend } from '../../../main/ipc/page-commands.ts';
import { readCommand } from '../../../main/ipc/read-command.ts';
import { createTrustedWindows } from '../../../main/ipc/trusted-windows.ts';
import type { PageName } from '../../../main/windows/window-factory.ts';
import { type CommandName, commandSchemas } from '../../../shared/ipc.ts';
import { done } from '../../../shared/outcome.ts';

const names = Object.keys(commandSchemas) as CommandName[];
const pages: readonly PageName[] = ['compose', 'console', 'strip', 'unlock'];

/** The handler of the channel, over windows of every page; `ran` is what reached a handler. */
function setUp() {
  const ran: string[] = [];
  const handlerOf = (name: string) => async () => {
    ran.push(name);
    return done;
  };
  const handlers = Object.fromEntries(names.map((name) => [name, handlerOf(name)])) as unknown as CommandHandlers;
  const windows = createTrustedWindows('app://hatcheck');
  const eventFrom = (page: PageName) => {
    const sender = new EventEmitter() as unknown as WebContents;
    windows.trust(sender, page);
    return { sender, senderFrame: { url: `app://hatcheck/${page}.html`, parent: null } as unknown as WebFrameMain };
  };
  const desk = {
    readCommand: (name: unknown) => ({ kind: 'command', name: name as CommandName, args: {} }) as const,
    handlers: Promise.resolve(handlers),
  };
  return { ran, windows, eventFrom, answer: answerCommand(Promise.resolve(desk), windows), handlers };
}

describe.each(pages)('the %s page', (page) => {
  it.each(names)('may send %s, or is refused before anything is done', async (name) => {
    const { ran, answer, eventFrom } = setUp();
    const answered = answer(eventFrom(page), name, {});
    if (maySend(page, name)) {
      expect(await answered).toEqual(done);
      expect(ran).toEqual([name]);
    } else {
      await expect(answered).rejects.toThrow(`The ${page} page may not send "${name}"`);
      expect(ran).toEqual([]);
    }
  });
});

it('lets the strip lock and the keyring page unlock the keyring, and neither of them speak or sign in', () => {
  const allowed = (page: PageName): readonly CommandName[] => names.filter((name) => maySend(page, name)).sort();
  expect(allowed('strip')).toEqual(['arming.disarm', 'fault.report', 'snapshot.get', 'strip.button']);
  expect(allowed('unlock')).toEqual(['fault.report', 'program.quit', 'snapshot.get', 'vault.cancelUnlock', 'vault.unlock', 'window.open']);
});

it('refuses a page that claims to be another: what counts is how main opened it', async () => {
  const { ran, answer, eventFrom } = setUp();
  const event = eventFrom('strip');
  const disguised = { ...event, senderFrame: { url: 'app://hatcheck/compose.html', parent: null } as unknown as WebFrameMain };
  await expect(answer(disguised, 'panic', {})).rejects.toThrow('The strip page may not send');
  expect(ran).toEqual([]);
});

it('security 7: refuses strangers, unknown names and arguments that do not fit', async () => {
  const { windows, handlers, eventFrom } = setUp();
  const answer = answerCommand(Promise.resolve({ readCommand, handlers: Promise.resolve(handlers) }), windows);
  const stranger = { ...eventFrom('compose'), sender: new EventEmitter() as unknown as WebContents };
  await expect(answer(stranger, 'panic', {})).rejects.toThrow('This page may not send commands');
  await expect(answer(eventFrom('compose'), 'no.such', {})).rejects.toThrow('no such command');
  await expect(answer(eventFrom('compose'), 'outbox.recall', { entryId: 7 })).rejects.toThrow('entryId');
});
