import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { commandArguments } from '../command-words.ts';
import { createSystemClock } from '../system-clock.ts';

/**
 * The command `hatcheck`: no window, no display, in Node or in Electron running as Node.
 * What it cannot read gets one plain sentence and a code other than 0, and changes nothing.
 */
async function hatcheck(args: readonly string[]): Promise<number> {
  const [area] = args;
  const recorded = area === 'ledger' ? await ledger(args.slice(1)) : null;
  if (recorded !== null) return recorded;
  if (area === 'policy') return showPolicy(args.slice(1));
  if (area === 'status') return showStatus(args.slice(1));
  if (area === 'wipe') return wipe(args.slice(1));
  if (area === 'device') return showDevice(args.slice(1));
  if (area === 'exception') return handleException(args.slice(1));
  if (area === 'updates') return handleUpdates(args.slice(1));
  if (area === 'pulse') return pulseLines(args.slice(1));
  if (area === 'check') return checkLines(args.slice(1));
  if (area === 'voice') return voiceLines(args.slice(1));
  print(
    `Hatcheck does not know "${args.join(' ')}". Use: hatcheck ledger verify [--file FILE] [--witness URL], ledger export, ledger key, policy [--json] [--file FILE], device [--json], exception key|grant|revoke, updates key|sign, status [--json|--intune|--jamf], wipe [--yes] [--dry-run], check [--policy FILE], voice --brand FILE --personal FILE|--pool, or pulse`,
  );
  return 3;
}

async function ledger(args: readonly string[]): Promise<number | null> {
  const { runLedgerCommand } = await import('./ledger-command.ts');
  return runLedgerCommand(args, { built: import.meta.dirname, print, complain });
}

async function showPolicy(args: readonly string[]): Promise<number> {
  const { runPolicyCommand } = await import('./policy-command.ts');
  const { systemPolicySource } = await import('../policy/system-policy-source.ts');
  const { readTestSwitches } = await import('../test-switches.ts');
  const clock = createSystemClock();
  const { createTriedFile: tried } = await import('../policy/tried-file.ts');
  const { ownProgram } = await import('./own-program.ts');
  const source = systemPolicySource(process.platform, readTestSwitches(process.env, clock));
  return runPolicyCommand(args, { source, tried, ownRules: () => ownProgram().ownRules(), now: clock.now, print, complain });
}

async function showStatus(args: readonly string[]): Promise<number> {
  // Read at once: device management waits for this one.
  const reading = [import('./status-command.ts'), import('./system-status.ts')] as const;
  const [{ runStatusCommand }, { systemStatus }] = await Promise.all(reading);
  return runStatusCommand(args, { ...(await systemStatus(join(import.meta.dirname, '../..'))), print, complain });
}

async function wipe(args: readonly string[]): Promise<number> {
  const { runWipeCommand } = await import('./wipe-command.ts');
  const { systemWipe } = await import('./system-wipe.ts');
  const { io, end } = await systemWipe(import.meta.dirname);
  return runWipeCommand(args, { ...io, print, complain }).finally(end);
}

async function showDevice(args: readonly string[]): Promise<number> {
  const { runDeviceCommand } = await import('./device-command.ts');
  const { judgeWithoutProfile, systemDevice, systemDeviceId } = await import('../device/system-device.ts');
  const { systemPolicySource } = await import('../policy/system-policy-source.ts');
  const { readTestSwitches } = await import('../test-switches.ts');
  const clock = createSystemClock();
  const switches = readTestSwitches(process.env, clock);
  const device = systemDevice(process.platform, clock, switches);
  return runDeviceCommand(args, {
    source: systemPolicySource(process.platform, switches),
    judge: (policy) => judgeWithoutProfile(policy, device, clock),
    readId: () => systemDeviceId(process.platform, switches),
    now: clock.now,
    print,
    complain,
  });
}

async function handleException(args: readonly string[]): Promise<number> {
  const { runExceptionCommand } = await import('./exception-command.ts');
  const { makeKey, readPrivateKey } = await import('../exceptions/exception-keys.ts');
  const { signException: sign } = await import('../exceptions/exception-token.ts');
  const { secretFiles: files } = await import('./secret-files.ts');
  const { now } = createSystemClock();
  return runExceptionCommand(args, { ...{ now, newId: randomUUID, makeKey, readPrivateKey, sign, files }, print, complain });
}

async function handleUpdates(args: readonly string[]): Promise<number> {
  const { runUpdatesCommand } = await import('./updates-command.ts');
  const { makeKey, readPrivateKey } = await import('../exceptions/exception-keys.ts');
  const { signFolder } = await import('../updates/sign-folder.ts');
  const { secretFiles: files } = await import('./secret-files.ts');
  const { now } = createSystemClock();
  return runUpdatesCommand(args, { now, makeKey, readPrivateKey, signFolder, files, print, complain });
}

async function checkLines(args: readonly string[]): Promise<number> {
  const { runCheckLines } = await import('./check-lines.ts');
  const { readCheckModels } = await import('../models/check-models.ts');
  let unread = false;
  const models = await readCheckModels(join(import.meta.dirname, '../../assets/models'), (words) => {
    unread = true;
    complain(words);
  });
  // Half the checks would look like all of them: whoever relies on the answers must know.
  if (unread) return 3;
  return runCheckLines(args, { input: process.stdin, print, complain, models });
}

async function pulseLines(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    complain('Use: pulse, with mentions as JSON lines on standard input.');
    return 2;
  }
  const { answerPulseLines } = await import('./pulse-lines.ts');
  const { readPulseModel } = await import('../models/pulse-model-file.ts');
  const model = await readPulseModel(join(import.meta.dirname, '../../assets/models/pulse.json'));
  return answerPulseLines({ input: process.stdin, print }, model);
}

async function voiceLines(args: readonly string[]): Promise<number> {
  const { runVoiceLines } = await import('./voice-lines.ts');
  const { readVoicePool } = await import('../models/voice-pool-file.ts');
  return runVoiceLines(args, {
    input: process.stdin,
    print,
    complain,
    readPool: () => readVoicePool(join(import.meta.dirname, '../../assets/models/voice-pool.json')),
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(words: string): void {
  process.stderr.write(`${words}\n`);
}

/** Whoever reads the answers may have enough of them (`| head`); what cannot be written is said once. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') complain(`The answers could not be written: ${error.message}.`);
  process.exit(error.code === 'EPIPE' ? 0 : 3);
});

function sayWhy(error: unknown): number {
  complain(`Hatcheck could not do this: ${error instanceof Error ? error.message : String(error)}`);
  return 3;
}

// The bus and the worker may keep the process alive, so it ends here: once the answer is out, also through a slow pipe.
// `defaultApp` is undefined in an installed program, and in plain Node, which has no type of process.
void hatcheck(commandArguments(process.platform, process.type === 'browser' && process.defaultApp !== true, process.argv))
  .catch(sayWhy)
  .then((code) => process.stdout.write('', () => process.exit(code)));
