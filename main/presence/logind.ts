import { z } from 'zod';
import { type DBus, type DBusCall, ownerChanges } from '../d-bus.ts';
import type { PresenceSignal } from './presence.ts';

const name = 'org.freedesktop.login1';
const manager = { destination: name, path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' } as const;
const sessionInterface = 'org.freedesktop.login1.Session';
const properties = 'org.freedesktop.DBus.Properties';
/** The caller's session, or the one of its user where it has none (a program of the user's systemd). */
const ownSession = '/org/freedesktop/login1/session/auto';
const source = 'logind';
/** Milliseconds for logind to answer. */
const limitMs = 5_000;

export interface LogindListener {
  readonly hear: (signal: PresenceSignal) => void;
  /** Why logind cannot be heard, or null once it can. */
  readonly problem: (words: string | null) => void;
}

/**
 * Hears sleep, and this session's lock, from logind (org.freedesktop.login1(5)). `sessionId` as in XDG_SESSION_ID, or
 * null. Asks again whenever logind starts.
 */
export function watchLogind(bus: DBus, sessionId: string | null, listener: LogindListener): void {
  bus.watch({ sender: name, interface: manager.interface, member: 'PrepareForSleep', path: manager.path }, ([start]) => {
    if (typeof start === 'boolean') listener.hear({ kind: start ? 'slept' : 'resumed' });
  });
  let stopSession = (): void => {};
  let round = 0;
  const begin = async (): Promise<void> => {
    const ownRound = ++round;
    stopSession();
    const session = await findSession(bus, sessionId);
    if (ownRound !== round || session.kind === 'noBus') return;
    listener.problem(session.kind === 'found' ? null : session.words);
    if (session.kind === 'found') stopSession = watchSession(bus, session.path, listener.hear);
    else listener.hear({ kind: 'lockState', source, locked: null });
  };
  bus.watch(ownerChanges(name), () => void begin());
  void begin();
}

function watchSession(bus: DBus, path: string, hear: (signal: PresenceSignal) => void): () => void {
  const hearHint = (locked: boolean): void => hear({ kind: 'lockState', source, locked });
  const stops = [
    bus.watch({ sender: name, interface: sessionInterface, member: 'Lock', path }, () => hear({ kind: 'lockAsked' })),
    bus.watch({ sender: name, interface: sessionInterface, member: 'Unlock', path }, () => hear({ kind: 'unlockAsked' })),
    bus.watch({ sender: name, interface: properties, member: 'PropertiesChanged', path }, (body) => {
      const parsed = changedSchema.safeParse(body);
      if (parsed.success && parsed.data[1].LockedHint !== undefined) hearHint(parsed.data[1].LockedHint.value);
    }),
  ];
  void bus.call(getProperty(path, 'LockedHint'), limitMs).then((answer) => {
    const parsed = z.tuple([z.object({ value: z.boolean() })]).safeParse(answer.kind === 'ok' ? answer.body : null);
    if (parsed.success) hearHint(parsed.data[0].value);
  });
  return () => {
    for (const stop of stops) stop();
    hear({ kind: 'lockState', source, locked: null });
  };
}

const changedSchema = z.tuple([
  z.literal(sessionInterface),
  z.object({ LockedHint: z.object({ value: z.boolean() }).optional() }),
  z.unknown(),
]);

type FoundSession =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'none'; readonly words: string }
  | { readonly kind: 'noBus' };

/** Signals come from the session's own path, so an alias is resolved to it. */
async function findSession(bus: DBus, sessionId: string | null): Promise<FoundSession> {
  const id = sessionId ?? (await readSessionId(bus));
  const answer = await bus.call({ ...manager, member: 'GetSession', signature: 's', body: [id ?? 'auto'] }, limitMs);
  const parsed = z.tuple([z.string()]).safeParse(answer.kind === 'ok' ? answer.body : null);
  if (parsed.success) return { kind: 'found', path: parsed.data[0] };
  if (answer.kind === 'disconnected') return { kind: 'noBus' };
  const isRunning = answer.kind !== 'refused' || !answer.name.endsWith('.NameHasNoOwner');
  return { kind: 'none', words: isRunning ? 'logind does not know this session' : 'logind is not running' };
}

async function readSessionId(bus: DBus): Promise<string | null> {
  const answer = await bus.call(getProperty(ownSession, 'Id'), limitMs);
  const parsed = z.tuple([z.object({ value: z.string() })]).safeParse(answer.kind === 'ok' ? answer.body : null);
  return parsed.success ? parsed.data[0].value : null;
}

function getProperty(path: string, property: string): DBusCall {
  return { destination: name, path, interface: properties, member: 'Get', signature: 'ss', body: [sessionInterface, property] };
}
