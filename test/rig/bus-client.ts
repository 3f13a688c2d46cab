import { Message, type MessageBus, MessageType, NameFlag, RequestNameReply, sessionBus } from '@jellybrick/dbus-next';
import { within } from './wait-for.ts';

/** A call to a method of another program on the bus. */
export type BusCall = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
};

/** What a method we serve answers; undefined for methods we do not have. */
export type BusAnswer = { readonly signature: string; readonly body: readonly unknown[] } | undefined;

export type BusSignal = Pick<BusCall, 'path' | 'interface' | 'member' | 'signature' | 'body'>;

/** One connection to a bus. Answers come back unchecked: parse them. */
export type BusClient = {
  call(call: BusCall): Promise<readonly unknown[]>;
  /** Takes a name on the bus; throws when another program has it. */
  own(name: string): Promise<void>;
  serve(handler: (message: Message) => BusAnswer): void;
  emit(signal: BusSignal): void;
  /** Hears the signals of an interface from every sender. */
  listen(interfaceName: string, listener: (message: Message) => void): Promise<void>;
  close(): void;
};

const CALL_LIMIT_MS = 10_000;
const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' } as const;

/** Connects to the bus at `address` (any bus: session and system speak alike). */
export async function connectBus(address: string): Promise<BusClient> {
  const bus = sessionBus({ busAddress: address });
  await within(`a connection to the bus at ${address}`, CALL_LIMIT_MS, connected(bus));
  const call = async (wanted: BusCall): Promise<readonly unknown[]> => {
    const message = new Message({ ...wanted, signature: wanted.signature ?? '', body: [...(wanted.body ?? [])] });
    const answer = await within(`${wanted.interface}.${wanted.member}`, CALL_LIMIT_MS, bus.call(message));
    return answer?.body ?? [];
  };
  return {
    call,
    own: (name) => own(bus, name),
    serve: (handler) => bus.addMethodHandler((message: Message) => reply(bus, message, handler(message))),
    emit: (signal) =>
      bus.send(Message.newSignal(signal.path, signal.interface, signal.member, signal.signature ?? '', [...(signal.body ?? [])])),
    listen: async (interfaceName, listener) => {
      bus.on('message', (message) => {
        if (message.type === MessageType.SIGNAL && message.interface === interfaceName) listener(message);
      });
      await call({ ...BUS, member: 'AddMatch', signature: 's', body: [`type='signal',interface='${interfaceName}'`] });
    },
    close: () => bus.disconnect(),
  };
}

function connected(bus: MessageBus): Promise<void> {
  return new Promise((resolve, reject) => {
    bus.once('connect', () => resolve());
    // The library emits errors although its types do not list them.
    (bus as NodeJS.EventEmitter).on('error', reject);
  });
}

async function own(bus: MessageBus, name: string): Promise<void> {
  const outcome = await bus.requestName(name, NameFlag.DO_NOT_QUEUE);
  if (outcome !== RequestNameReply.PRIMARY_OWNER) throw new Error(`Another program has the name ${name} on this bus`);
}

function reply(bus: MessageBus, message: Message, answer: BusAnswer): boolean {
  if (answer === undefined) return false;
  bus.send(Message.newMethodReturn(message, answer.signature, [...answer.body]));
  return true;
}
