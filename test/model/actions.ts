import fc from 'fast-check';
import type { Fault } from './fake-network.ts';
import type { Promises } from './fake-server.ts';

/** What a person, IT, the machine or bad luck may do. Numbers pick among what is there, modulo. */
export type Action =
  | { readonly do: 'signIn' | 'signOut' | 'arm' | 'disarm' | 'create' | 'repost' | 'rename' | 'refresh'; readonly who: number }
  /** Unlocks, writes and confirms; then what goes wrong with building, proving, sending and asking. */
  | { readonly do: 'postAs' | 'repostAs'; readonly who: number; readonly faults: readonly Fault[] }
  /** Unlocks both, writes for both, and confirms for both. */
  | { readonly do: 'postTogether'; readonly who: number; readonly other: number }
  | { readonly do: 'type'; readonly draft: number; readonly how: '' | 'STOP ' | 'CAUTION ' }
  | { readonly do: 'addPart' | 'acknowledge' | 'discard' | 'confirm'; readonly draft: number }
  | { readonly do: 'bind' | 'confirmWhatWasShown'; readonly draft: number; readonly who: number }
  | { readonly do: 'recall' | 'sendNow' | 'resume' | 'wrongAccount' | 'lookAndSay' | 'ownUp'; readonly entry: number }
  | { readonly do: 'tick'; readonly ms: number }
  /** IT signs an exception. `except`: it is entered at once, and who it is for signs in. */
  | { readonly do: 'grant'; readonly who: number; readonly device: 'here' | 'elsewhere'; readonly ms: number }
  | { readonly do: 'except'; readonly who: number; readonly ms: number }
  | { readonly do: 'enter' | 'endException' | 'revoke' | 'forget'; readonly exception: number }
  | {
      readonly do: 'leave' | 'comeBack' | 'panic' | 'lockVault' | 'unlockVault' | 'swapSignIns' | 'sweep' | 'dismiss' | 'appoint' | 'carry';
    }
  | { readonly do: 'device'; readonly kind: 'managed' | 'personal' | 'unknown' }
  | { readonly do: 'policy'; readonly kind: 'absent' | 'active' | 'invalid' }
  | { readonly do: 'ledger'; readonly kind: 'writable' | 'unwritable' | 'tampered' }
  | { readonly do: 'disk'; readonly writable: boolean }
  | { readonly do: 'trouble'; readonly faults: readonly Fault[] }
  | { readonly do: 'interrupt'; readonly after: number; readonly by: Interruption };

/** What may come between any two effects of the program. */
export type Interruption =
  | 'crashBefore'
  | 'crashAfter'
  | 'leave'
  | 'panic'
  | 'recall'
  | 'disarm'
  | 'personal'
  | 'invalid'
  | 'lockVault'
  | 'revoke';

const pick = fc.nat(5);
const who = fc.nat(3);
const faults: readonly Fault[] = [
  'unreachable',
  'cutBefore',
  'cutAfter',
  'late',
  'notAccepted',
  'rateLimited',
  'rejected',
  'rotate',
  'none',
];
const interruptions: readonly Interruption[] = [
  ...(['crashBefore', 'crashAfter', 'crashBefore', 'crashAfter', 'leave', 'panic', 'recall', 'disarm', 'personal'] as const),
  ...(['invalid', 'lockVault', 'revoke'] as const),
];
/** The request that goes wrong is some way ahead: building, proving, sending, asking and deleting are requests each. */
const troubles: fc.Arbitrary<readonly Fault[]> = fc
  .tuple(fc.nat(5), fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 3 }))
  .map(([before, then]) => [...Array.from({ length: before }, (): Fault => 'none'), ...then]);
const as = <T>(value: T): fc.Arbitrary<T> => fc.constant(value);

const exceptionMs = fc.constantFrom(5_000, 20_000, 64_000, 300_000);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: as('signIn'), who }) },
  { weight: 1, arbitrary: fc.record({ do: as('signOut'), who }) },
  { weight: 5, arbitrary: fc.record({ do: as('arm'), who }) },
  { weight: 1, arbitrary: fc.record({ do: as('disarm'), who }) },
  { weight: 3, arbitrary: fc.record({ do: as('create'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('rename', 'rename', 'refresh', 'repost'), who }) },
  { weight: 3, arbitrary: fc.record({ do: as('type'), draft: pick, how: fc.constantFrom('', '', 'STOP ', 'CAUTION ') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('addPart', 'acknowledge', 'discard'), draft: pick }) },
  { weight: 5, arbitrary: fc.record({ do: as('confirm'), draft: pick }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('postAs', 'postAs', 'repostAs'), who, faults: fc.oneof(as([]), troubles) }) },
  { weight: 4, arbitrary: fc.record({ do: as('postTogether'), who, other: who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('bind', 'confirmWhatWasShown'), draft: pick, who }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('recall', 'recall', 'recall', 'sendNow', 'resume', 'resume', 'wrongAccount', 'lookAndSay', 'ownUp'),
      entry: pick,
    }),
  },
  {
    weight: 11,
    arbitrary: fc.record({ do: as('tick'), ms: fc.constantFrom(100, 3_000, 10_500, 15_000, 61_000, 61_000, 130_000, 700_000) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['leave', 'comeBack', 'comeBack', 'panic', 'lockVault', 'unlockVault', 'swapSignIns', 'sweep'] as const),
        ...(['dismiss', 'appoint'] as const),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: as('grant'), who, device: fc.constantFrom('here', 'elsewhere'), ms: exceptionMs }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('enter', 'enter', 'endException', 'revoke', 'forget'), exception: pick }) },
  { weight: 2, arbitrary: fc.record({ do: as('device'), kind: fc.constantFrom('managed', 'managed', 'personal', 'unknown') }) },
  { weight: 1, arbitrary: fc.record({ do: as('policy'), kind: fc.constantFrom('absent', 'active', 'active', 'invalid') }) },
  { weight: 1, arbitrary: fc.record({ do: as('ledger'), kind: fc.constantFrom('writable', 'writable', 'unwritable', 'tampered') }) },
  { weight: 1, arbitrary: fc.record({ do: as('disk'), writable: fc.constantFrom(true, true, false) }) },
  { weight: 5, arbitrary: fc.record({ do: as('trouble'), faults: troubles }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: as('interrupt'), after: fc.integer({ min: 1, max: 14 }), by: fc.constantFrom(...interruptions) }),
  },
) as fc.Arbitrary<Action>;

const cutAtSending = fc.constantFrom(...faults).map((fault): readonly Fault[] => ['none', 'none', 'none', fault]);
/** Carried out by the server only a while later: nothing is there yet when somebody looks. */
const lateAtSending = as<readonly Fault[]>(['none', 'none', 'none', 'late']);
const postAs = (troubles: fc.Arbitrary<readonly Fault[]>) => fc.record({ do: as('postAs'), who, faults: troubles });
const tickOf = (...ms: readonly number[]) => fc.record({ do: as('tick'), ms: fc.constantFrom(...ms) });
const onEntry = (act: 'recall' | 'resume' | 'wrongAccount' | 'lookAndSay') => fc.record({ do: as(act), entry: pick });
const crash = fc.record({
  do: as('interrupt'),
  after: fc.integer({ min: 1, max: 14 }),
  by: fc.constantFrom('crashBefore', 'crashAfter'),
});

const late = fc.record({ do: as('interrupt'), after: fc.integer({ min: 6, max: 20 }), by: fc.constantFrom('crashBefore', 'crashAfter') });

const onException = (...acts: readonly ('enter' | 'endException' | 'revoke' | 'forget')[]) =>
  fc.record({ do: fc.constantFrom(...acts), exception: pick });
const notManaged = fc.record({ do: as('device'), kind: fc.constantFrom('personal', 'personal', 'unknown') });
const except = fc.record({ do: as('except'), who, ms: exceptionMs });
const carry = fc.record({ do: as('carry') });
const revokeSoon = fc.record({ do: as('interrupt'), after: fc.integer({ min: 1, max: 24 }), by: as('revoke') });

/** What seldom comes together by chance, and matters: each is a few actions in a row. */
const story = fc.oneof(
  fc.tuple(postAs(cutAtSending), tickOf(10_500, 61_000), onEntry('recall'), tickOf(61_000, 130_000)),
  fc.tuple(postAs(cutAtSending), tickOf(15_000, 130_000)),
  fc.tuple(postAs(as([])), fc.record({ do: as('leave') }), fc.record({ do: as('comeBack') }), tickOf(61_000)),
  fc.tuple(postAs(cutAtSending), crash, tickOf(61_000), onEntry('recall'), tickOf(130_000)),
  fc.tuple(postAs(as([])), crash, tickOf(61_000), onEntry('resume'), tickOf(61_000)),
  fc.tuple(tickOf(3_000), crash, fc.record({ do: as('confirm'), draft: pick }), tickOf(61_000)),
  fc.tuple(postAs(as([])), tickOf(61_000), onEntry('wrongAccount'), tickOf(130_000)),
  fc.tuple(postAs(lateAtSending), tickOf(61_000), onEntry('lookAndSay'), onEntry('resume'), tickOf(130_000)),
  fc.tuple(postAs(cutAtSending), tickOf(61_000), tickOf(130_000), onEntry('lookAndSay'), onEntry('resume'), tickOf(130_000)),
  fc.tuple(late, fc.record({ do: as('postTogether'), who, other: who }), tickOf(61_000)),
  fc.tuple(notManaged, except, postAs(as([])), tickOf(3_000, 61_000, 130_000)),
  fc.tuple(notManaged, except, postAs(as([])), fc.oneof(revokeSoon, onException('revoke', 'endException')), tickOf(61_000)),
  fc.tuple(notManaged, except, onException('revoke', 'endException'), onException('forget'), onException('enter'), except),
  fc.tuple(notManaged, except, carry, fc.record({ do: as('signIn'), who }), postAs(as([])), tickOf(61_000)),
  fc.tuple(postAs(as([])), fc.record({ do: fc.constantFrom('dismiss', 'swapSignIns') }), tickOf(61_000)),
) as fc.Arbitrary<readonly Action[]>;

/** One in ten is a story. */
const actions: fc.Arbitrary<readonly Action[]> = fc
  .array(fc.oneof({ weight: 9, arbitrary: action.map((one) => [one]) }, { weight: 1, arbitrary: story }), {
    minLength: 3,
    maxLength: 14,
    size: 'max',
  })
  .map((parts) => parts.flat());

export interface Play {
  readonly promises: Promises;
  /** Everybody signed in, brands unlocked, a draft by each: deep states are reached sooner. */
  readonly headStart: boolean;
  readonly policy: 'absent' | 'active';
  readonly actions: readonly Action[];
}

export const plays: fc.Arbitrary<Play> = fc.record({
  promises: fc.oneof(
    { weight: 3, arbitrary: as({ keyed: true, settles: true, outsiderCanLook: true }) },
    { weight: 1, arbitrary: as({ keyed: true, remembersKeys: true as const, settles: true, outsiderCanLook: true }) },
    { weight: 2, arbitrary: fc.record({ keyed: fc.boolean(), settles: fc.boolean(), outsiderCanLook: fc.boolean() }) },
  ),
  headStart: fc.oneof({ weight: 5, arbitrary: as(true) }, { weight: 1, arbitrary: as(false) }),
  policy: fc.constantFrom('absent', 'active', 'active'),
  actions,
});
