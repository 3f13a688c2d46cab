import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import { longestRequest, type OwnRulesAnswer, type Request, type RevokedAnswer, requestSchema, type StatusAnswer } from './messages.ts';
import { readLine } from './read-line.ts';

/** What the running program answers with. */
export interface SocketAnswers {
  status(): StatusAnswer;
  /** What the person made stricter; null until it is read. */
  ownRules(): OwnRulesAnswer;
  /** Ends every sign-in at its network and deletes none. */
  revokeAll(): Promise<RevokedAnswer>;
  /** As from the tray; returns at once. */
  quit(): void;
}

/** Askers at the same time; more are turned away. */
const mostAtOnce = 8;
/** How long an asker may take for its question, in milliseconds. */
const questionMs = 1_000;

/**
 * Lets this person and root ask the running program. Node cannot ask a socket who is at its other end (SO_PEERCRED), so the
 * file system decides it: the folder is the person's alone before the socket is made in it, and so is the socket.
 * Resolves with how to stop; rejects where the socket cannot be made. The single-instance lock must be held: what lies
 * there of an earlier run is removed.
 */
export async function serveSocket(place: string, answers: SocketAnswers): Promise<() => void> {
  if (process.platform !== 'win32') {
    const folder = dirname(place);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await isOwnFolder(folder))) throw new Error('The folder of the socket is a link, or somebody else’s.');
    await chmod(folder, 0o700); // it may have been made otherwise
    await rm(place, { force: true });
  }
  const server = createServer((socket) => void answerOne(socket, answers));
  server.maxConnections = mostAtOnce;
  await listening(server, place);
  if (process.platform !== 'win32') await chmod(place, 0o600);
  return () => void server.close(); // removes the socket's file too
}

/** What a link leads to could be anybody's, and another's folder could be opened to others at any time. */
async function isOwnFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.();
}

function listening(server: Server, place: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(place, resolve);
  });
}

async function answerOne(socket: Socket, answers: SocketAnswers): Promise<void> {
  socket.on('error', () => socket.destroy());
  const line = await readLine(socket, longestRequest, questionMs);
  const request = requestSchema.safeParse(line === null ? undefined : jsonOrUndefined(line));
  if (!request.success) return void socket.destroy();
  try {
    const answer = await answerOf(request.data.ask, answers);
    socket.end(`${JSON.stringify(answer)}\n`);
  } catch {
    socket.destroy(); // no answer: the asker looks for itself
  }
}

type Answer = StatusAnswer | OwnRulesAnswer | RevokedAnswer | 'quitting';

async function answerOf(ask: Request['ask'], answers: SocketAnswers): Promise<Answer> {
  switch (ask) {
    case 'status':
      return answers.status();
    case 'ownRules':
      return answers.ownRules();
    case 'revokeAll':
      return answers.revokeAll();
    case 'quit':
      answers.quit();
      return 'quitting';
    default:
      return assertNever(ask);
  }
}
