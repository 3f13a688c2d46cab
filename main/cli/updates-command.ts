import { parseArgs } from 'node:util';
import type { Signed, SignFolderOptions } from '../updates/sign-folder.ts';
import type { ExceptionCommandIo } from './exception-command.ts';

/** What `hatcheck updates` reaches the world through. */
export interface UpdatesCommandIo extends Pick<ExceptionCommandIo, 'now' | 'makeKey' | 'readPrivateKey' | 'files'> {
  readonly signFolder: (options: SignFolderOptions) => Promise<Signed>;
  print(line: string): void;
  complain(words: string): void;
}

/** 0: done. 3: not, and why was said. */
export type UpdatesExit = 0 | 3;

const usage = `Use: hatcheck updates key --out FILE
     hatcheck updates sign FOLDER --key FILE [--days 1-400]`;

/** How long a signature counts where nothing else is said, in days. */
const usualDays = 90;
const dayMs = 86_400_000;

/** `hatcheck updates …`, on an administrator's machine; `args` are the words after `updates`. Nothing is sent anywhere. */
export async function runUpdatesCommand(args: readonly string[], io: UpdatesCommandIo): Promise<UpdatesExit> {
  const [verb, ...rest] = args;
  const read = optionsOf(rest);
  if (verb === 'key' && read?.out !== undefined && read.folder === undefined) return makeKey(read.out, io);
  if (verb === 'sign' && read?.folder !== undefined && read.key !== undefined) return sign(read.folder, read.key, read.days, io);
  return refuse(io, usage);
}

async function makeKey(out: string, io: UpdatesCommandIo): Promise<UpdatesExit> {
  const { file, publicKey } = await io.makeKey();
  try {
    await io.files.writeSecret(out, file);
  } catch (error) {
    return refuse(io, `The key could not be written to ${out}: ${messageOf(error)}. Choose a file that is not there yet.`);
  }
  io.print(publicKey);
  io.complain(`The private key is in ${out}. Keep it where few can reach it. Put the line above into the rule UpdateKeys.`);
  return 0;
}

async function sign(folder: string, keyFile: string, days: string | undefined, io: UpdatesCommandIo): Promise<UpdatesExit> {
  const validDays = days === undefined ? usualDays : Number(days);
  if (!Number.isInteger(validDays) || validDays < 1 || validDays > 400) return refuse(io, '--days must be a whole number from 1 to 400.');
  try {
    const key = io.readPrivateKey(await io.files.readSecret(keyFile));
    if (key === null) return refuse(io, `There is no private key in ${keyFile}. Make one by: hatcheck updates key --out FILE`);
    const now = io.now();
    const signed = await io.signFolder({ folder, key, now, validMs: validDays * dayMs });
    if (signed.kind === 'wrong') return refuse(io, `Nothing was signed. ${signed.words}`);
    for (const { name, version } of signed.lists) io.print(`${name}.sig: ${version}, by the key ${key.x}`);
    io.complain(`It counts until ${new Date(now + validDays * dayMs).toISOString()}. Sign again before then, also where nothing changed.`);
    return 0;
  } catch (error) {
    return refuse(io, `Nothing more was signed: ${messageOf(error)}.`);
  }
}

interface Options {
  readonly folder: string | undefined;
  readonly out: string | undefined;
  readonly key: string | undefined;
  readonly days: string | undefined;
}

/** Null where something is not known or too much. */
function optionsOf(args: readonly string[]): Options | null {
  try {
    const options = { out: { type: 'string' }, key: { type: 'string' }, days: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    return positionals.length > 1 ? null : { folder: positionals[0], out: values.out, key: values.key, days: values.days };
  } catch {
    return null;
  }
}

function refuse(io: UpdatesCommandIo, words: string): UpdatesExit {
  io.complain(words);
  return 3;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
