import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { createCrashWindow, watchForFaults } from '../../../main/windows/crash.ts';
import { choiceOf, crashPage } from '../../../main/windows/crash-page.ts';
import { crashReport, type Fault } from '../../../main/windows/crash-report.ts';

const facts = { version: '0.1.0', electron: '33.2.1', system: 'linux x64', now: Date.UTC(2026, 10, 23) };
const canary = 'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.c2lnbmF0dXJl';

function setUp() {
  const done: string[] = [];
  const loaded: string[] = [];
  const options: BrowserWindowConstructorOptions[] = [];
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => {} });
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    loadURL: async (address: string) => void loaded.push(decodeURIComponent(address)),
  });
  const show = createCrashWindow({
    create: (wanted) => {
      options.push(wanted);
      return window as unknown as BrowserWindow;
    },
    facts: () => facts,
    copy: (report) => done.push(`copy ${report}`),
    restart: () => done.push('restart'),
    quit: () => done.push('quit'),
  });
  const choose = (choice: string): boolean => {
    let prevented = false;
    contents.emit('will-navigate', { url: `https://crash.hatcheck.invalid/${choice}`, preventDefault: () => (prevented = true) });
    return prevented;
  };
  return { show, choose, done, loaded, options, window };
}

it('shows one window for the first fault, without script or preload', () => {
  const { show, loaded, options } = setUp();
  show({ where: 'main', what: new Error('The first') });
  show({ where: 'main', what: new Error('The second') });
  expect(loaded).toHaveLength(1);
  expect(loaded[0]).toContain('Error: The first');
  expect(options[0]?.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false });
  expect(options[0]?.webPreferences?.preload).toBeUndefined();
});

it('does what the buttons say, and goes nowhere else', () => {
  const { show, choose, done, loaded } = setUp();
  show({ where: 'main', what: 'gone' });
  expect([choose('restart'), choose('quit'), choose('elsewhere')]).toEqual([true, true, true]);
  expect(done).toEqual(['restart', 'quit']);
  choose('copy');
  expect(done[2]).toContain('copy Hatcheck 0.1.0');
  expect(loaded[1]).toContain('>Copied<');
});

it('quits when the window is closed', () => {
  const { show, window, done } = setUp();
  show({ where: 'main', what: 'gone' });
  window.emit('closed');
  expect(done).toEqual(['quit']);
});

it.each([
  new Error(`with ${canary}`),
  new Error('outer', { cause: new Error(`inner ${canary}`) }),
  `words ${canary}`,
  { accessJwt: 'canary', nested: { note: canary } },
] satisfies readonly Fault['what'][])('reports without secrets: %o', (what) => {
  const report = crashReport({ where: 'main', what }, facts);
  expect(report).toContain('Hatcheck 0.1.0, Electron 33.2.1, linux x64\n2026-11-23T00:00:00.000Z\nFault in: main');
  expect(report).toContain('[redacted]');
  expect(report).not.toMatch(/canary|eyJhbGci/);
});

it('says where an error was thrown', () => {
  expect(crashReport({ where: 'main', what: new Error('here') }, facts)).toMatch(/Error: here\n\s+at .*crash\.test\.ts/);
});

it('puts nothing of the report into the page as markup', () => {
  const page = decodeURIComponent(crashPage('</textarea><a href="https://evil.example">&amp;', false));
  expect(page).toContain('&lt;/textarea>&lt;a href=&quot;https://evil.example&quot;>&amp;amp;');
  expect(choiceOf('https://evil.example/restart')).toBeNull();
});

it('hears of faults of the program and of pages whose process died', () => {
  const faults: Fault[] = [];
  const [process, app] = [new EventEmitter(), new EventEmitter()];
  watchForFaults(process as NodeJS.Process, app as never, (fault) => faults.push(fault));
  process.emit('uncaughtException', new Error('one'));
  process.emit('unhandledRejection', 'two');
  const page = { getURL: () => 'app://hatcheck/compose.html' };
  app.emit('render-process-gone', {}, page, { reason: 'clean-exit', exitCode: 0 });
  app.emit('render-process-gone', {}, page, { reason: 'oom', exitCode: 9 });
  expect(faults).toEqual([
    { where: 'main', what: new Error('one') },
    { where: 'main', what: 'two' },
    { where: 'window', what: { page: 'app://hatcheck/compose.html', reason: 'oom', exitCode: 9 } },
  ]);
});

it('passes over the copy of a request body that was cut, which its caller is told of, and over no other rejection', async () => {
  const faults: Fault[] = [];
  const process = new EventEmitter();
  watchForFaults(process as NodeJS.Process, new EventEmitter() as never, (fault) => faults.push(fault));
  const request = new Writable({ write: (_chunk, _encoding, done) => done() });
  const copied = new Response('the body').body?.pipeTo(Writable.toWeb(request));
  request.destroy();
  const cut: unknown = await copied?.then(
    () => null,
    (error: unknown) => error,
  );
  expect(cut).toBeInstanceOf(Error);
  process.emit('unhandledRejection', cut);
  expect(faults).toEqual([]);
  process.emit('unhandledRejection', new DOMException('The operation was aborted', 'AbortError'));
  expect(faults).toHaveLength(1);
});
