import { findNames } from '../author-named.ts';
import type { Finding } from '../finding.ts';
import type { Draft } from '../post.ts';
import type { Check, CheckContext } from './check.ts';
import { isOneEdit, mixesAlphabets, plainHandle, skeletonOf } from './sensitive/handles.ts';

/** One edit between shorter names happens by itself. */
const shortestForEdits = 4;

type Resemblance = { readonly known: string | null; readonly how: string; readonly score: number };

/** Whom a handle could be taken for, among the ones this person writes to; null where nobody. */
function resemblance(handle: string, known: readonly string[]): Resemblance | null {
  const skeleton = skeletonOf(handle);
  const twin = known.find((other) => skeletonOf(other) === skeleton);
  if (twin !== undefined) return { known: twin, how: 'looks the same', score: 0.98 };
  const neighbour = known.find((other) => areNeighbours(plainHandle(handle), plainHandle(other)));
  if (neighbour !== undefined) return { known: neighbour, how: 'differs by one character', score: 0.85 };
  return mixesAlphabets(handle) ? { known: null, how: 'mixes letters of different alphabets', score: 0.8 } : null;
}

/** Names one edit apart, with or without the server they are on; or one name on two servers. */
function areNeighbours(one: string, other: string): boolean {
  const [name = '', ...server] = one.split(/[.@]/);
  const [otherName = '', ...otherServer] = other.split(/[.@]/);
  if (name === otherName) return name.length >= shortestForEdits && server.length > 0 && otherServer.length > 0;
  const longEnough = Math.min(name.length, otherName.length) >= shortestForEdits;
  return longEnough && (isOneEdit(name, otherName) || isOneEdit(skeletonOf(name), skeletonOf(otherName)));
}

/** About the whole draft: no words of it are meant. */
function about(handle: string, rest: Pick<Finding, 'type' | 'level' | 'why' | 'todo'> & Partial<Finding>): Finding {
  return { id: `recipient:${rest.type}:${plainHandle(handle)}`, check: 'recipient', part: 0, start: null, end: null, ...rest };
}

function aboutReader(handle: string, known: readonly string[], identity: CheckContext['identity']): Finding {
  const like = resemblance(handle, known);
  const asksRetype = { asksRetype: identity?.kind === 'brand' };
  if (like === null) {
    const why = `You have never written to @${plainHandle(handle)}.`;
    return about(handle, { type: 'first-time-recipient', level: 'info', why, todo: 'Look at the profile before you send.', ...asksRetype });
  }
  return about(handle, {
    type: 'lookalike-recipient',
    level: 'caution',
    score: like.score,
    why: `@${plainHandle(handle)} ${like.how}${like.known === null ? '' : ` as @${plainHandle(like.known)}, to whom you write`}.`.replace(
      'character as',
      'character from',
    ),
    todo: 'Make sure that this is the person you mean.',
    asksRetype: true,
  });
}

/** Where a message goes to more than one, each of them reads it. */
function aboutMany(to: readonly string[]): readonly Finding[] {
  if (to.length < 2) return [];
  const why = `${to.length} people will read this: ${to.map((handle) => `@${plainHandle(handle)}`).join(', ')}.`;
  return [about(String(to.length), { type: 'several-recipients', level: 'info', why, todo: 'Send it to one of them, if it is for one.' })];
}

type DirectReader = Extract<CheckContext['reader'], { kind: 'direct-message' }>;

/** On some networks, a name written in a message makes its owner a reader. A name without a server is one of the writer's own. */
function addedReaders({ parts }: Draft, { to, namesRead }: DirectReader, identity: CheckContext['identity']): readonly Finding[] {
  if (to.length === 0) return [];
  const [, ownServer] = plainHandle(identity?.handle ?? '').split('@');
  const full = (handle: string): string => {
    const plain = plainHandle(handle);
    return ownServer === undefined || plain.includes('@') ? plain : `${plain}@${ownServer}`;
  };
  const readers = new Set(to.map(full));
  return parts.flatMap(({ text }, part) =>
    findNames(text)
      .filter(({ name }) => !readers.has(full(name)))
      .map(({ name, start, end }) =>
        about(name, {
          id: `recipient:added-reader:${plainHandle(name)}:${part}:${start}`,
          type: 'added-reader',
          level: namesRead === true ? 'stop' : 'info',
          ...{ part, start, end },
          score: 0.8,
          why: `Naming @${name} ${namesRead === true ? 'makes' : 'can make'} them read this message.`,
          todo:
            namesRead === true ? 'Leave out the at sign, or add them to the readers.' : 'Leave out the at sign, unless they may read it.',
          fix: { kind: 'replace', label: 'Leave out the at sign', text: name },
        }),
      ),
  );
}

/** Who reads a direct message: look-alikes of people one writes to, people never written to, and readers added. */
export const recipientCheck: Check = {
  id: 'recipient',
  run(draft, { reader, identity }) {
    if (reader.kind !== 'direct-message') return [];
    const known = new Set(reader.known.map(plainHandle));
    const strangers = [...new Set(reader.to.map(plainHandle))].filter((handle) => handle !== '' && !known.has(handle));
    return [
      ...strangers.map((handle) => aboutReader(handle, reader.known, identity)),
      ...aboutMany(reader.to),
      ...addedReaders(draft, reader, identity),
    ];
  },
};
