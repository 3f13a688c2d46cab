import { parseArgs } from 'node:util';
import type { JWK } from 'jose';
import { backdatedMs, deviceIdSchema, type ExceptionClaims, exceptionAccountSchema } from '../../shared/exception.ts';

/** What `hatcheck exception` reaches the world through. */
export interface ExceptionCommandIo {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly makeKey: () => Promise<{ readonly file: string; readonly publicKey: string }>;
  /** Null where the text holds no private key. */
  readonly readPrivateKey: (text: string) => JWK | null;
  readonly sign: (claims: ExceptionClaims, key: JWK) => Promise<string>;
  readonly files: {
    /** Rejects where it cannot be read, or where others may read it. */
    readSecret(path: string): Promise<string>;
    /** Readable for its owner only; rejects where the file is there already. */
    writeSecret(path: string, text: string): Promise<void>;
  };
  print(line: string): void;
  complain(words: string): void;
}

/** 0: done. 3: not, and why was said. */
export type ExceptionExit = 0 | 3;

const usage = `Use: hatcheck exception key --out FILE
     hatcheck exception grant --account NETWORK:ID --device ID --hours 1-72 --reason WORDS --key FILE
     hatcheck exception revoke ID`;

/** `hatcheck exception …`, on an administrator's machine; `args` are the words after `exception`. Nothing is sent anywhere. */
export async function runExceptionCommand(args: readonly string[], io: ExceptionCommandIo): Promise<ExceptionExit> {
  const [verb, ...rest] = args;
  if (verb === 'key') return makeKey(rest, io);
  if (verb === 'grant') return grant(rest, io);
  if (verb === 'revoke') return revoke(rest, io);
  return refuse(io, usage);
}

async function makeKey(args: readonly string[], io: ExceptionCommandIo): Promise<ExceptionExit> {
  const { out } = optionsOf(args, ['out']) ?? {};
  if (out === undefined) return refuse(io, usage);
  const { file, publicKey } = await io.makeKey();
  const written = await attempt(io.files.writeSecret(out, file));
  if (written.kind === 'failed')
    return refuse(io, `The key could not be written to ${out}: ${written.why}. Choose a file that is not there yet.`);
  io.print(publicKey);
  io.complain(`The private key is in ${out}. Keep it where few can reach it. Put the line above into the rule ExceptionKeys.`);
  return 0;
}

async function grant(args: readonly string[], io: ExceptionCommandIo): Promise<ExceptionExit> {
  const { account, device, hours, reason, key } = optionsOf(args, ['account', 'device', 'hours', 'reason', 'key']) ?? {};
  if (account === undefined || device === undefined || hours === undefined || reason === undefined || key === undefined)
    return refuse(io, usage);
  const wrong = whatIsWrong({ account, device, hours, reason });
  if (wrong !== null) return refuse(io, wrong);
  const read = await attempt(io.files.readSecret(key));
  if (read.kind === 'failed') return refuse(io, `The key in ${key} could not be read: ${read.why}.`);
  const privateKey = io.readPrivateKey(read.value);
  if (privateKey === null) return refuse(io, `There is no private key in ${key}. Make one by: hatcheck exception key --out FILE`);
  const claims = claimsOf(io, { account, device, hours: Number(hours), reason });
  io.print(await io.sign(claims, privateKey));
  const until = new Date(claims.exp * 1000).toISOString();
  io.complain(
    `Exception ${claims.jti} for ${account} on ${device} until ${until}. Give the person the line above. To end it sooner, put its id into the rule RevokedExceptions.`,
  );
  return 0;
}

interface Wanted {
  readonly account: string;
  readonly device: string;
  readonly hours: number;
  readonly reason: string;
}

function claimsOf(io: ExceptionCommandIo, { account, device, hours, reason }: Wanted): ExceptionClaims {
  const seconds = Math.floor(io.now() / 1000);
  const from = seconds - backdatedMs / 1000;
  return { jti: io.newId(), sub: account, aud: device, iat: from, nbf: from, exp: seconds + Math.floor(hours * 3600), reason };
}

function whatIsWrong({ account, device, hours, reason }: Record<'account' | 'device' | 'hours' | 'reason', string>): string | null {
  if (!exceptionAccountSchema.safeParse(account).success) {
    return '--account must be a network and the account’s own id there, such as bluesky:did:plc:abc. Hatcheck shows it where the sign-in was refused.';
  }
  if (!deviceIdSchema.safeParse(device).success) return '--device must be the ID that hatcheck device shows on that computer.';
  if (!(Number(hours) > 0 && Number(hours) <= 72)) return '--hours must be a number up to 72.';
  if (reason.length < 1 || reason.length > 200) return '--reason must be 1 to 200 characters. The person reads them.';
  return null;
}

function revoke(args: readonly string[], io: ExceptionCommandIo): ExceptionExit {
  const [typed, ...rest] = args;
  const id = typed?.toLowerCase();
  if (id === undefined || rest.length > 0 || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return refuse(io, usage);
  io.print(JSON.stringify({ RevokedExceptions: [id] }));
  io.complain('Add this id to the rule RevokedExceptions. A computer ends the exception as soon as it reads the rules.');
  return 0;
}

/** Null where something is missing, twice or not known. */
function optionsOf<N extends string>(args: readonly string[], names: readonly N[]): Partial<Record<N, string>> | null {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values as Partial<Record<N, string>>;
  } catch {
    return null;
  }
}

type Attempt<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'failed'; readonly why: string };

function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  return work.then(
    (value): Attempt<T> => ({ kind: 'ok', value }),
    (error: unknown): Attempt<T> => ({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
}

function refuse(io: ExceptionCommandIo, words: string): ExceptionExit {
  io.complain(words);
  return 3;
}
