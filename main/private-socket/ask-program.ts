import { lstat } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import {
  longestAnswer,
  type OwnRulesAnswer,
  ownRulesAnswerSchema,
  type Request,
  type RevokedAnswer,
  revokedAnswerSchema,
  type StatusAnswer,
  statusAnswerSchema,
} from './messages.ts';
import { readLine } from './read-line.ts';

/** A program that runs, as seen by who asks it. Null everywhere: nobody answered, in time or as expected. */
export interface AskedProgram {
  status(): Promise<StatusAnswer | null>;
  /** Null also where it has not read them yet. */
  ownRules(): Promise<OwnRulesAnswer>;
  /** Undefined where nobody answered; null where its keyring is not open. */
  revokeAll(): Promise<RevokedAnswer | undefined>;
  /** True where it said that it quits. */
  quit(): Promise<boolean>;
}

/** Milliseconds. A status must not be waited for; ending many sign-ins takes requests to their networks. */
const limits = { status: 250, ownRules: 1_000, revokeAll: 60_000, quit: 2_000 } as const;

/** `ownerUid`: whose socket it must be, so that nobody answers in another's place; null where the system has no such ids. */
export function askProgram(place: string | null, ownerUid: number | null): AskedProgram {
  const ask = async (request: Request['ask']): Promise<unknown> => {
    if (place === null || !(await isTheirs(place, ownerUid))) return undefined;
    const socket = connect(place);
    try {
      const line = readLine(socket, longestAnswer, limits[request]);
      socket.write(`${JSON.stringify({ v: 1, ask: request } satisfies Request)}\n`);
      const answer = await line;
      return answer === null ? undefined : jsonOrUndefined(answer);
    } finally {
      socket.destroy();
    }
  };
  return {
    status: async () => statusAnswerSchema.safeParse(await ask('status')).data ?? null,
    ownRules: async () => ownRulesAnswerSchema.safeParse(await ask('ownRules')).data ?? null,
    async revokeAll() {
      const answer = revokedAnswerSchema.safeParse(await ask('revokeAll'));
      return answer.success ? answer.data : undefined;
    },
    quit: async () => z.literal('quitting').safeParse(await ask('quit')).success,
  };
}

const rightsOfOthers = 0o077;

/**
 * A link or a file in the socket's place is not asked, nor a socket in a folder that others can reach or that is a link. Windows
 * guards its pipes by itself. The owner of the folder could put another socket there before it is asked; it would learn one
 * line of JSON that is no secret.
 */
async function isTheirs(place: string, ownerUid: number | null): Promise<boolean> {
  if (process.platform === 'win32') return true;
  try {
    const [folder, socket] = await Promise.all([lstat(dirname(place)), lstat(place)]);
    if (!folder.isDirectory() || (folder.mode & rightsOfOthers) !== 0 || !socket.isSocket()) return false;
    return ownerUid === null || (folder.uid === ownerUid && socket.uid === ownerUid);
  } catch {
    return false;
  }
}
