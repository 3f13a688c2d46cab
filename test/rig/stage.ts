import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronRuntime, resolveElectron } from '../../scripts/electron-runtime.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { type Keyring, type KeyringState, startKeyring } from './keyring.ts';
import { launchProgram, type Program } from './launch.ts';
import { type Pds, startPds } from './pds.ts';
import { createAccount, createAppPassword, type PdsAccount } from './pds-accounts.ts';
import { type SessionSignals, startSessionSignals } from './session-signals.ts';
import { startTrayWatcher, type TrayWatcher } from './tray-watcher.ts';

export type StageOptions = {
  /** State of the keyring before the program starts; `missing` starts none. */
  readonly keyring?: KeyringState | 'missing';
  /** The policy before the program starts; without one there is no policy file. */
  readonly policy?: (accounts: StageAccounts) => Readonly<Record<string, unknown>>;
  readonly screen?: { readonly width: number; readonly height: number };
  /** The person's own screen, see DesktopOptions. */
  readonly onScreen?: Readonly<Record<string, string>>;
};

/** An account with an app password, as its owner would type it. */
export type StageAccount = PdsAccount & { readonly appPassword: string };
export type StageAccounts = { readonly brand: StageAccount; readonly personal: StageAccount };

/** Everything around the program: desktop, keyring, tray, session signals, a Bluesky server with two accounts, a policy folder. */
export type Stage = {
  readonly desktop: Desktop;
  readonly electron: ElectronRuntime;
  /** Null while the Secret Service is missing. */
  readonly keyring: Keyring | null;
  readonly tray: TrayWatcher;
  readonly signals: SessionSignals;
  readonly pds: Pds;
  readonly accounts: StageAccounts;
  readonly profile: string;
  /** What the program is told by its environment on this stage. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts a policy in force, as IT's tools do: a whole file, moved into place. Null takes it away. */
  setPolicy(policy: Readonly<Record<string, unknown>> | string | null): void;
  /** Starts the program on this stage, on the profile of the stage. */
  start(env?: Readonly<Record<string, string>>): Promise<Program>;
  stop(): Promise<void>;
};

/** Builds a stage. What was started before something failed is stopped again. */
export async function buildStage(options: StageOptions = {}): Promise<Stage> {
  const stops: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.reverse()) await end();
  };
  try {
    const electron = await resolveElectron();
    const desktop = await startDesktop({
      ...(options.screen === undefined ? {} : { screen: options.screen }),
      ...(options.onScreen === undefined ? {} : { onScreen: options.onScreen }),
    });
    stops.push(() => desktop.stop());
    const pds = await startPds();
    stops.push(() => pds.stop());
    const accounts = { brand: await createStageAccount(pds, 'acmeco'), personal: await createStageAccount(pds, 'jorivera') };
    const folders = makeFolders(desktop);
    const setPolicy = (policy: Readonly<Record<string, unknown>> | string | null) => putPolicy(folders.policies, policy);
    if (options.policy !== undefined) setPolicy(options.policy(accounts));
    const tray = await startTrayWatcher(desktop);
    stops.push(() => tray.stop());
    const signals = await startSessionSignals(desktop);
    stops.push(() => signals.stop());
    const keyring = options.keyring === 'missing' ? null : await startKeyring(desktop, options.keyring ?? 'ready');
    if (keyring !== null) stops.push(() => keyring.stop());
    const env = switches(folders.policies, pds);
    const { profile } = folders;
    const start = async (more: Readonly<Record<string, string>> = {}): Promise<Program> => {
      const program = await launchProgram({ desktop, electron, profile, env: { ...env, ...more } });
      stops.push(() => program.kill());
      return program;
    };
    return { desktop, electron, keyring, tray, signals, pds, accounts, profile, env, setPolicy, start, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Moves the program's clock forward; it must have been started on a stage. */
export async function advanceClock(program: Program, ms: number): Promise<void> {
  await program.app.evaluate((_electron, step) => void process.emit('hatcheck:advance' as 'message', step, undefined), ms);
}

function switches(policies: string, pds: Pds): Readonly<Record<string, string>> {
  return {
    HATCHECK_POLICY_ROOT: policies,
    HATCHECK_TEST_CLOCK: '1',
    HATCHECK_PLC: pds.plcUrl,
    HATCHECK_LOOPBACK_PAGES: '1',
    HATCHECK_ANNOUNCE_BROWSER: '1',
  };
}

function makeFolders(desktop: Desktop): { readonly profile: string; readonly policies: string } {
  const profile = mkdtempSync(path.join(desktop.home, 'profile-'));
  const policies = path.join(desktop.home, 'policies');
  for (const level of ['managed', 'recommended']) mkdirSync(path.join(policies, level), { recursive: true, mode: 0o755 });
  return { profile, policies };
}

function putPolicy(policies: string, policy: Readonly<Record<string, unknown>> | string | null): void {
  const file = path.join(policies, 'managed', '10-company.json');
  if (policy === null) {
    rmSync(file, { force: true });
    return;
  }
  const whole = path.join(policies, 'next-policy');
  writeFileSync(whole, typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2), { mode: 0o644 });
  renameSync(whole, file);
}

async function createStageAccount(pds: Pds, name: string): Promise<StageAccount> {
  const account = await createAccount(pds, name);
  return { ...account, appPassword: await createAppPassword(pds, account, 'hatcheck') };
}
