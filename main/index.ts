import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, globalShortcut, Menu, nativeTheme, net, screen } from 'electron';
import { findIdentity } from '../shared/account.ts';
import { snapshotChannel } from '../shared/channels.ts';
import { guard } from '../shared/guard.ts';
import type { Outcome } from '../shared/outcome.ts';
import { wholePublication } from '../shared/publication.ts';
import { createStateStore } from './app-state/app-state.ts';
import { createDecisions, eventOf } from './app-state/decide.ts';
import { snapshotOf } from './app-state/snapshot-of.ts';
import type { Clock } from './clock.ts';
import { type CommandDesk, type CommandHandlers, runCommand } from './ipc/answer-command.ts';
import { createCommandHandlers } from './ipc/command-handlers.ts';
import { createPublisher } from './ipc/publish-snapshots.ts';
import { readCommand } from './ipc/read-command.ts';
import { createNodeLedgerDisk } from './ledger/node-ledger-disk.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { createPolicyReader } from './policy/policy-reader.ts';
import { systemPolicySource } from './policy/system-policy-source.ts';
import type { Begun } from './program/begun.ts';
import { readCrashPoints } from './program/crash-points.ts';
import { followPresence } from './program/follow-presence.ts';
import { followRecord } from './program/follow-record.ts';
import { initialState, withoutProfile } from './program/initial-state.ts';
import { judgeHere, keepDeviceId } from './program/judge-here.ts';
import { logChanges } from './program/keep-log.ts';
import { createKeyringGate } from './program/keyring-gate.ts';
import { restart, systemName } from './program/listen-for-faults.ts';
import { withNotice, withoutNotice } from './program/notices.ts';
import { announceBrowser, openInSystemBrowser } from './program/open-browser.ts';
import { imagePreview } from './program/pictures.ts';
import { createProgram, type Program } from './program/program.ts';
import { createServices, networkView, type Services } from './program/services.ts';
import { showInTray, stopKey } from './program/show-in-tray.ts';
import { createSystemChecks } from './program/system-checks.ts';
import { systemExceptions } from './program/system-exceptions.ts';
import { mayStayInTray } from './program/system-login.ts';
import { systemOtherPrograms } from './program/system-other-programs.ts';
import { systemLearner, systemNetworks, systemNotify, systemPresence, systemReader, systemVault } from './program/system-parts.ts';
import { systemUpdates } from './program/system-updates.ts';
import { tellThePerson } from './program/tell-the-person.ts';
import { watchClock } from './program/watch-clock.ts';
import { readTestSwitches } from './test-switches.ts';
import type { TrayAction } from './tray/tray-item.ts';
import { menuTemplate } from './windows/menu.ts';
import { createWindows } from './windows/windows.ts';

/** A window that shows is painted so many milliseconds later, at most, where the machine is not busy. */
const paintedAfterMs = 50;
/** How often everything in the keyring is judged again, in milliseconds. */
const sweepEveryMs = 5 * 60_000;
/** Quitting takes no longer than this, in milliseconds, whatever does not answer. */
const leaveLimitMs = 6_000;

/** Runs the program; what takes longest has begun in `main/start.ts`. */
export function run(begun: Begun): CommandDesk {
  begun.log.info(`Hatcheck ${app.getVersion()} starts`, { electron: process.versions.electron, system: systemName });
  return { readCommand, handlers: start(begun) };
}

/** Gives what carries commands out, once a window may show: pages are loaded before, and have to wait that long. */
async function start(begun: Begun): Promise<CommandHandlers> {
  const { log, faults, trusted, systemClock } = begun;
  const core = await createCore(begun);
  const handlers = createHandlers(core);
  let entered = false;
  const { state, clock, decisions, gate, judge, program, publisher, windows } = core;
  const act = (action: TrayAction): void => void actFromTray(core, handlers, action);
  const tray = showInTray(assetsFolder(), clock, act);
  publisher.follow((publication, snapshot) => {
    const contents = entered ? trusted.all().filter((page) => !page.isDestroyed()) : [];
    for (const page of contents) page.send(snapshotChannel, publication);
    tray.show(snapshot);
  });
  faults.haltWith(program.halt, () => {
    windows.closeAll();
    tray.remove();
  });
  logChanges(log, state);
  tellThePerson(state, systemNotify(systemClock), log);
  followTheme(state);
  watchClock(state, decisions, clock);
  followPresence({
    state,
    clock,
    source: core.presence,
    onAway: (why) => {
      void program.services()?.outbox.freezeAll(why);
      void program.services()?.directMessages.freezeAll(why);
    },
    onBack: () => void lookAround(core),
  });
  const stopKeyTaken = !globalShortcut.register(stopKey.accelerator, () => void handlers.panic({}));
  if (stopKeyTaken) log.warn('Another program holds the shortcut of Stop everything', { accelerator: stopKey.accelerator });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(process.platform)]));
  for (const change of ['display-added', 'display-removed', 'display-metrics-changed'] as const) {
    screen.on(change as 'display-added', windows.strip.place);
  }
  app.on('second-instance', () => void program.openCompose());
  app.on('activate', () => void program.openCompose());
  app.on('window-all-closed', () => {}); // the tray stays
  leaveBeforeQuitting(core);

  const entering = program.enter(); // judges, too, before it sweeps
  publisher.current();
  await judge.judge();
  core.reader.watch(() => void judge.judge());
  gate.follow(() => void program.onKeyringChange());
  await entering;
  entered = true;
  publisher.current();
  core.checks.begin();
  repeat(clock, sweepEveryMs, () => lookAround(core));
  void import('./program/once-started.ts').then(({ onceStarted }) => onceStarted({ ...core, services: program.services }));
  return handlers;
}

type Core = Awaited<ReturnType<typeof createCore>>;

async function createCore(begun: Begun) {
  const { log, faults, systemClock } = begun;
  const switches = readTestSwitches(process.env, systemClock);
  const { clock } = switches;
  const crashPoints = readCrashPoints(process.env);
  const folder = app.getPath('userData');
  const state = createStateStore({ ...initialState, version: app.getVersion() });
  const vault = crashPoints.vault(systemVault(begun));
  const windows = createWindows({
    ...begun,
    tell: (contents) => contents.send(snapshotChannel, wholePublication(publisher.current())),
    display: () => screen.getPrimaryDisplay().bounds,
  });
  const ledger = await openLedger({
    disk: crashPoints.ledger(createNodeLedgerDisk(join(folder, 'ledger.jsonl'))),
    clock,
    bootId: randomUUID(),
  });
  state.update((before) => ({ ...before, ledger: ledger.status() }));
  const decisions = createDecisions({ guard, state, now: clock.now, append: ledger.append, after: systemClock.after });
  void decisions.record(eventOf('start', 'done')); // what is recorded later comes after it

  const say = (title: string, words: string): void =>
    state.update((before) => withNotice(before, { level: 'caution', title, words, at: clock.now() }));
  const networks = crashPoints.networks(systemNetworks(clock, switches, state));
  const gate = createKeyringGate(state, vault, systemClock);
  const reader = createPolicyReader(systemPolicySource(process.platform, switches), clock);
  const lookAtOtherPrograms = systemOtherPrograms({ state, decisions, clock }, systemClock);
  const onChange = async (): Promise<void> => {
    await program.services()?.exceptions.weighAnew();
    program.services()?.accounts.rejudge();
    await program.services()?.accounts.sweep();
    void lookAtOtherPrograms();
  };
  const services = (): Services | null => program.services();
  const deviceId = keepDeviceId(state, switches);
  const judge = judgeHere({ state, decisions, reader, clock, onChange, switches, log, services });
  const presence = systemPresence(state, clock, ({ source, words }) => {
    log.warn('Presence', { source, problem: words });
    if (words !== null) say('Hatcheck may not notice that you left', words);
  });

  const openBrowser = switches.announceBrowser ? announceBrowser : openInSystemBrowser;
  const onSaveTrouble = (error: unknown): void => {
    log.error('A draft could not be saved', { error });
    say('A draft is not saved yet', 'The disk refused it; Hatcheck tries again. Free some space, and keep the window open until then.');
  };
  const models = join(assetsFolder(), 'models');
  const firstWindow = whenDrawn(begun);
  const checks = createSystemChecks({ ...begun, ...{ state, clock, models, networks, firstWindow, services } });
  const program = createProgram({
    ...{ state, decisions, clock, vault, ledger, gate, judge, windows, folder, restart, mayStayInTray: () => mayStayInTray(state) },
    createServices: (store) =>
      createServices({
        ...{ state, store: crashPoints.store(store), vault, decisions, clock, networks, openBrowser, onSaveTrouble },
        ...{ checks, judge: judge.judgeAfresh },
        createExceptions: (sweep) => systemExceptions({ state, decisions, clock, folder, deviceId, page: ledger.page, sweep }),
        ...{ reader: systemReader(begun.builtMain, models, systemClock), learnVoices: systemLearner(begun.builtMain, models) },
      }),
  });
  const make = () =>
    snapshotOf(program.isIn() ? state.get() : withoutProfile(state.get()), {
      now: clock.now(),
      version: app.getVersion(),
      networks: networks.map(networkView),
    });
  const publisher = createPublisher({ state, make, soon: setImmediate, later: systemClock.after, elapsed: systemClock.monotonic });
  const record = followRecord({ state, ledger, vault, clock, systemClock, folder, version: app.getVersion(), log }, firstWindow);
  const updates = systemUpdates({ state, decisions, clock, systemClock, folder, readRules: reader.read });
  const running = { judge, presence, program, publisher, windows, checks, record, updates, lookAtOtherPrograms };
  return { state, clock, ledger, decisions, networks, gate, reader, ...running, log, onFault: faults.onFault };
}

function createHandlers({
  state,
  ledger,
  networks,
  gate,
  judge,
  windows,
  program,
  publisher,
  onFault,
  lookAtOtherPrograms,
  record,
  updates,
}: Core): CommandHandlers {
  return createCommandHandlers({
    state,
    targets: program.targets,
    snapshot: publisher.current,
    networkOf: (identityId) => {
      const identity = findIdentity(state.get().accounts, identityId ?? '');
      return networks.find(({ capabilities }) => capabilities.id === identity?.network) ?? networks[0];
    },
    history: ledger.page,
    record: record.view,
    unlock: program.unlock,
    cancelUnlock: gate.cancelUnlock,
    judge: judge.judge,
    judgeAfresh: judge.judgeAfresh,
    lookAtOtherPrograms,
    lookForUpdate: updates.look,
    openCompose: program.openCompose,
    openConsole: program.openConsole,
    dismissNotice: (id) => state.update((before) => withoutNotice(before, id)),
    imagePreview,
    stripButton: windows.strip.setButton,
    onFault,
    quit: app.quit,
  });
}

/** A command chosen in the tray goes the way of one from a window; what it refuses is told as a notice. */
async function actFromTray({ state, clock, program }: Core, handlers: CommandHandlers, action: TrayAction): Promise<void> {
  if (action.kind === 'quit') return app.quit();
  const outcome =
    action.kind === 'command' ? await runCommand(handlers, action.command) : await newPost(handlers, program, action.identityId);
  if (outcome.kind === 'ok') return;
  const { words } = outcome.refusal;
  state.update((before) => withNotice(before, { level: 'caution', title: 'That was not done', words, at: clock.now() }));
}

async function newPost(handlers: CommandHandlers, program: Program, identityId: string): Promise<Outcome<unknown>> {
  const created = await handlers['draft.create']({ identityId, replyTo: null });
  if (created.kind === 'ok') await program.openCompose();
  return created;
}

/** What may have changed while nobody looked: the rules, the network, what lies in the keyring. */
async function lookAround({ judge, program, state, lookAtOtherPrograms }: Core): Promise<void> {
  await judge.judgeAfresh();
  await lookAtOtherPrograms();
  const services = program.services();
  await services?.accounts.sweep();
  state.update((before) => (before.online === net.isOnline() ? before : { ...before, online: net.isOnline() }));
  services?.outbox.wake();
  services?.directMessages.wake();
}

/** Resolves just after the compose window was first shown, or stays out of sight. */
function whenDrawn({ compose, systemClock }: Begun): Promise<void> {
  return compose.settled.then(() => new Promise((resolve) => void systemClock.after(paintedAfterMs, resolve)));
}

function followTheme(state: Core['state']): void {
  state.subscribe(({ settings }) => {
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme;
  });
}

function repeat(clock: Clock, everyMs: number, act: () => Promise<void>): void {
  clock.after(everyMs, () => void act().finally(() => repeat(clock, everyMs, act)));
}

function leaveBeforeQuitting({ program, presence, record, updates, log }: Core): void {
  let leaving = false;
  app.on('before-quit', (event) => {
    if (leaving) return event.preventDefault();
    leaving = true;
    event.preventDefault();
    presence.stop();
    record.stop();
    const limit = new Promise<void>((resolve) => setTimeout(resolve, leaveLimitMs).unref());
    const installing = updates.leave();
    const left = program.leave().then(
      async () => {
        log.info('Hatcheck ends');
        await (await installing)();
      },
      (error: unknown) => log.error('Leaving failed', { error }),
    );
    void Promise.race([left, limit]).finally(() => app.exit(0));
  });
}

/** Icons lie beside the built program, in a package and in the source tree alike. */
function assetsFolder(): string {
  return join(app.getAppPath(), 'assets');
}
