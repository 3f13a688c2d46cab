import type { EventEmitter } from 'node:events';
import { DBusError, Message, type MessageBus, MessageFlag, MessageType, sessionBus, systemBus } from '@jellybrick/dbus-next';
import type { Clock } from './clock.ts';

/** A method of another program on the bus. */
export interface DBusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
  /** Whether the bus may start the program when it is not running. */
  readonly mayStart?: boolean;
}

/** How a call ended. Bodies come unchecked from outside: parse them. */
export type DBusAnswer =
  | { readonly kind: 'ok'; readonly body: readonly unknown[]; readonly sender: string }
  /** The bus or the program said no; `name` as in the D-Bus specification, for example `org.freedesktop.DBus.Error.ServiceUnknown`. */
  | { readonly kind: 'refused'; readonly name: string; readonly words: string }
  | { readonly kind: 'timeUp' }
  | { readonly kind: 'disconnected'; readonly words: string };

/** Which signals to hear. */
export interface SignalRule {
  /** Well-known or unique name; the bus keeps everybody else's out. */
  readonly sender: string;
  readonly interface: string;
  readonly member: string;
  readonly path?: string;
  /** Only signals whose first argument is this string. */
  readonly firstArgument?: string;
}

/** One connection to a bus. Nothing throws or rejects; once disconnected it stays so. */
export interface DBus {
  /** `limitMs` null waits for as long as the connection lasts. */
  call(call: DBusCall, limitMs: number | null): Promise<DBusAnswer>;
  /** Hears signals from now on, before any call made after this. The returned function stops that. */
  watch(rule: SignalRule, listener: (body: readonly unknown[]) => void): () => void;
  /** Calls once: when the bus goes, when it could not be reached in the first place, or on `disconnect`. */
  onDisconnected(listener: (words: string) => void): () => void;
  disconnect(): void;
}

export interface BusChoice {
  readonly bus: 'session' | 'system';
  /** Where it is; left out, where this desktop says it is. */
  readonly address?: string;
}

/** The bus itself, as a program on the bus (D-Bus specification, "Message Bus Messages"). */
export const theBus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' } as const;

/** Connects at once and in the background: calls wait for the connection, within their limit. */
export function openDBus(choice: BusChoice, clock: Clock): DBus {
  const options = choice.address === undefined ? {} : { busAddress: choice.address };
  return new Connection(choice.bus === 'system' && choice.address === undefined ? systemBus() : sessionBus(options), clock);
}

/** The rule that hears when a program with this name comes or goes. */
export function ownerChanges(name: string): SignalRule {
  return { sender: theBus.destination, interface: theBus.interface, member: 'NameOwnerChanged', firstArgument: name };
}

class Connection implements DBus {
  readonly #bus: MessageBus;
  readonly #clock: Clock;
  readonly #listeners = new Set<(words: string) => void>();
  readonly #watchers = new Set<{ readonly rule: SignalRule; readonly listener: (body: readonly unknown[]) => void }>();
  #ended: string | null = null;

  constructor(bus: MessageBus, clock: Clock) {
    this.#bus = bus;
    this.#clock = clock;
    bus.on('message', (message) => this.#hear(message));
    // The library emits errors although its types do not list them, and tells only its connection when the bus goes.
    (bus as EventEmitter).on('error', (error: Error) => this.#end(error.message));
    (bus as unknown as { readonly _connection: EventEmitter })._connection.once('end', () => this.#end('the bus closed the connection'));
  }

  call(call: DBusCall, limitMs: number | null): Promise<DBusAnswer> {
    return new Promise((resolve) => {
      const settle = (answer: DBusAnswer): void => {
        cancelLimit();
        stopListening();
        resolve(answer);
      };
      const cancelLimit = limitMs === null ? () => {} : this.#clock.after(limitMs, () => settle({ kind: 'timeUp' }));
      const stopListening = this.onDisconnected((words) => settle({ kind: 'disconnected', words }));
      if (this.#ended !== null) return settle({ kind: 'disconnected', words: this.#ended });
      this.#bus.call(messageOf(call)).then(
        (reply) => settle({ kind: 'ok', body: reply?.body ?? [], sender: reply?.sender ?? '' }),
        (error: unknown) => settle(refusalOf(error)),
      );
    });
  }

  watch(rule: SignalRule, listener: (body: readonly unknown[]) => void): () => void {
    const watcher = { rule, listener };
    this.#watchers.add(watcher);
    const match = [matchOf(rule)];
    void this.call({ ...theBus, member: 'AddMatch', signature: 's', body: match }, null);
    return () => {
      this.#watchers.delete(watcher);
      void this.call({ ...theBus, member: 'RemoveMatch', signature: 's', body: match }, null);
    };
  }

  onDisconnected(listener: (words: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  disconnect(): void {
    this.#bus.disconnect();
    this.#bus.once('connect', () => this.#bus.disconnect()); // where it was still connecting
    this.#end('closed by us');
  }

  #hear(message: Message): void {
    if (this.#ended !== null) return;
    for (const { rule, listener } of [...this.#watchers]) if (isMeant(message, rule)) listener(message.body);
  }

  #end(words: string): void {
    if (this.#ended !== null) return;
    this.#ended = words;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener(words);
  }
}

function messageOf(call: DBusCall): Message {
  return new Message({
    destination: call.destination,
    path: call.path,
    interface: call.interface,
    member: call.member,
    signature: call.signature ?? '',
    body: [...(call.body ?? [])],
    flags: call.mayStart === true ? 0 : MessageFlag.NO_AUTO_START,
  });
}

function refusalOf(error: unknown): DBusAnswer {
  if (error instanceof DBusError) return { kind: 'refused', name: error.type, words: error.text };
  return { kind: 'disconnected', words: error instanceof Error ? error.message : String(error) };
}

function matchOf(rule: SignalRule): string {
  const parts = { sender: rule.sender, interface: rule.interface, member: rule.member, path: rule.path, arg0: rule.firstArgument };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return ["type='signal'", ...given.map(([key, value]) => `${key}='${value}'`)].join(',');
}

/** The bus forwards what any rule asks for, so each listener looks again. A well-known sender is left to the bus. */
function isMeant(message: Message, rule: SignalRule): boolean {
  return (
    message.type === MessageType.SIGNAL &&
    message.interface === rule.interface &&
    message.member === rule.member &&
    (rule.path === undefined || message.path === rule.path) &&
    (rule.firstArgument === undefined || message.body[0] === rule.firstArgument) &&
    (!rule.sender.startsWith(':') || message.sender === rule.sender)
  );
}
