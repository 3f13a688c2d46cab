import { handleInvalid, type Identity } from '../../../shared/account.ts';
import type { Guard } from '../../../shared/guard.ts';
import type { GuardFacts } from '../../../shared/guard-facts.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { type Draft, emptyPart } from '../../../shared/post.ts';
import {
  allWorlds,
  combinations,
  draftOf,
  entryOf,
  entryStateKinds,
  entryStates,
  factsOf,
  findingOf,
  goodWorld,
  identityOf,
  isCovered,
  isOldForBrands,
  now,
  speaksForBrand,
  type World,
} from './world.ts';

/** The first case in which a guard breaks a law of the design, and which law, in words for a person. */
export interface Violation {
  readonly law: number;
  readonly what: string;
}

const granted = (outcome: Outcome): boolean => outcome.kind === 'ok';
const gestureFor = (identityId: string, handle: string) => ({ identityId, heldMs: 600, retypedHandle: handle });

/** What stands against a brand act in this world, as law numbers, told from the words of the world alone. */
function brandObjections(world: World): readonly number[] {
  const laws: number[] = [];
  if (world.device !== 'managed' && !isCovered(world)) laws.push(1);
  if (world.policy === 'invalid' || world.vault !== 'ready' || world.clock === 'untrusted' || isOldForBrands(world)) laws.push(8);
  if (world.ledger !== 'writable') laws.push(9);
  return laws;
}

type Found = Generator<Violation>;

function* judge(act: string, allowed: boolean, objections: readonly number[], world: unknown): Found {
  for (const law of objections) if (allowed) yield { law, what: `${act} was allowed: ${JSON.stringify(world)}` };
}

/** Refusing everything is no guard: with nothing against it, an act must be allowed. */
function* judgeBoth(act: string, allowed: boolean, objections: readonly number[], world: unknown): Found {
  yield* judge(act, allowed, objections, world);
  if (!allowed && objections.length === 0) yield { law: 0, what: `${act} was refused: ${JSON.stringify(world)}` };
}

/** What stands against asking for pages before anybody knows whose sign-in it will be. */
function pageObjections(world: World): readonly number[] {
  const { device, exception, policy } = world;
  if (policy === 'invalid') return [8];
  const granted = policy !== 'absent' && (exception === 'valid' || exception === 'other');
  const elsewhere = device === 'managed' || granted ? [] : [1];
  return isOldForBrands(world) ? [...elsewhere, 8] : elsewhere;
}

/** What stands against sending or confirming, beside the draft and the proof. */
function actObjections(world: World): readonly number[] {
  const away = world.presence === 'away' ? [6] : [];
  if (!speaksForBrand(world)) return [...away, ...(world.policy === 'strict' && world.device === 'managed' ? [0.5] : [])];
  return [...away, ...brandObjections(world), ...(world.lease === 'armed' ? [] : [4])];
}

function* worldLaws(guard: Guard, world: World): Found {
  const facts = factsOf(world);
  const identity = identityOf(world);
  const brand = speaksForBrand(world);
  const entry = entryOf(identity);
  const proof = { kind: 'proved', subject: identity.subject, handle: identity.handle } as const;
  const gesture = gestureFor(identity.id, identity.handle);
  const objections = actObjections(world);
  const keepObjections = brand
    ? brandObjections(world)
    : [...(world.vault === 'ready' ? [] : [0.5]), ...objections.filter((law) => law === 0.5)];
  yield* judgeBoth('keeping', granted(guard.mayKeepCredential([identity], [], facts)), keepObjections, world);
  const armObjections = [...brandObjections(world), ...(world.presence === 'away' ? [6] : []), ...(brand ? [] : [0.5])];
  yield* judgeBoth('arming', granted(guard.mayArm(identity, facts)), brand ? armObjections : [0.5], world);
  yield* judgeBoth('confirming', granted(guard.mayConfirm(draftOf(identity.id), identity, [], gesture, facts)), objections, world);
  yield* judgeBoth(
    'resuming',
    granted(guard.mayResume(entryOf(identity, { state: entryStates.frozen }), identity, [], gesture, facts)),
    objections,
    world,
  );
  yield* judgeBoth('attempting', granted(guard.mayAttempt(entry, identity, facts)), objections, world);
  yield* judgeBoth('sending', granted(guard.maySend(entry, identity, proof, facts)), objections, world);
  yield* judgeBoth(
    'repeating',
    granted(guard.mayRetry(entryOf(identity, { state: entryStates.settling }), identity, true, facts)),
    objections,
    world,
  );
  yield* judge('sending now', granted(guard.maySendNow(entry, identity, facts)), objections, world);
  yield* judgeBoth('asking for pages', granted(guard.mayRequestPages('bluesky', facts)), pageObjections(world), world);
  yield* sweepLaws(guard, world);
  if (!granted(guard.mayRecall())) yield { law: 8, what: 'recall was refused' };
}

function* sweepLaws(guard: Guard, world: World): Found {
  const facts = factsOf(world);
  const identities = [identityOf({ ...world, who: 'personal' }), identityOf(world)];
  const verdict = guard.sweepVerdict({ identities, scopes: [] }, facts);
  const brand = speaksForBrand(world);
  const covered = isCovered(world);
  const certain = brand && world.who !== 'doubtful' && world.device === 'personal' && !covered && world.policy !== 'invalid';
  if (certain && verdict !== 'revokeThenDelete') yield { law: 1, what: `a brand was left on a personal device: ${JSON.stringify(world)}` };
  if (!certain && verdict === 'revokeThenDelete') yield { law: 8, what: `a credential was deleted in doubt: ${JSON.stringify(world)}` };
  if (!brand && verdict !== 'keep') yield { law: 8, what: `a personal credential was not kept: ${JSON.stringify(world)}` };
  const forPages = guard.sweepVerdict({ identities, scopes: ['w_organization_social'] }, facts);
  const surely = world.device === 'personal' && world.policy !== 'invalid' && !covered;
  if (surely && forPages !== 'revokeThenDelete')
    yield { law: 1, what: `a right to pages was left on a personal device: ${JSON.stringify(world)}` };
  if (!surely && world.device === 'managed' && forPages === 'revokeThenDelete')
    yield { law: 8, what: `a right to pages was deleted on a company device: ${JSON.stringify(world)}` };
}

function reposting(draft: Draft): Draft {
  const target = { uri: 'at://x/y/z', cid: 'c', rootUri: 'at://x/y/z', rootCid: 'c', authorHandle: 'x.example', text: '' };
  return { ...draft, about: { act: 'repost', target } };
}

/** Law 2: drafts, entries and gestures about somebody else; nobody at all. */
function* senderLaws(guard: Guard, who: World['who']): Found {
  const world: World = { ...goodWorld, who };
  const facts = factsOf(world);
  const identity = identityOf(world);
  const other = 'bluesky:did:plc:other';
  for (const { bound, gestured, heldMs, retyped } of combinations({
    bound: [identity.id, other, null],
    gestured: [identity.id, other],
    heldMs: [600, 599, Number.NaN],
    retyped: [null, identity.handle, `@${identity.handle.toUpperCase()} `, 'other.example'],
  })) {
    const gesture = { identityId: gestured, heldMs, retypedHandle: retyped };
    const switched = draftOf(bound, { switched: true });
    const brand = speaksForBrand(world);
    const matches = retyped !== null && retyped !== 'other.example';
    const mismatch = bound !== identity.id || gestured !== identity.id || (brand && !matches) ? [2] : [];
    const hasty = brand && heldMs !== 600 ? [0.5] : [];
    yield* judgeBoth('confirming', granted(guard.mayConfirm(switched, identity, [], gesture, facts)), [...mismatch, ...hasty], gesture);
    const aside = { ...switched, kept: { until: null } };
    yield* judgeBoth('confirming what was put aside', granted(guard.mayConfirm(aside, identity, [], gesture, facts)), [2], gesture);
    yield* judge('words on a repost', granted(guard.mayConfirm(reposting(switched), identity, [], gesture, facts)), [2], gesture);
    const repost = guard.mayConfirm({ ...reposting(switched), parts: [emptyPart] }, identity, [], gesture, facts);
    yield* judgeBoth('reposting', granted(repost), [...mismatch, ...hasty], gesture);
    const entry = entryOf(identity, { draft: switched, state: entryStates.frozen });
    yield* judgeBoth('resuming', granted(guard.mayResume(entry, identity, [], gesture, facts)), [...mismatch, ...hasty], gesture);
  }
  for (const wrong of [{ identityId: other }, { subject: 'did:plc:other' }, { draft: draftOf(other) }, { draft: draftOf(null) }]) {
    const proof = { kind: 'proved', subject: wrong.subject ?? identity.subject, handle: identity.handle } as const;
    yield* judge('sending', granted(guard.maySend(entryOf(identity, wrong), identity, proof, facts)), [2], wrong);
    const settling = entryOf(identity, { ...wrong, state: entryStates.settling });
    yield* judge('repeating', granted(guard.mayRetry(settling, identity, true, facts)), [2], wrong);
  }
  const nobody = guard.maySend(entryOf(identity), null, { kind: 'proved', subject: identity.subject, handle: identity.handle }, facts);
  yield* judge('sending as nobody', granted(nobody), [2], who);
  const unbound = guard.mayConfirm(draftOf(null), null, [], gestureFor(identity.id, identity.handle), facts);
  yield* judge('confirming as nobody', granted(unbound), [2], who);
}

/** Laws 3, 5 and 6 at the outbox: proofs and states. */
function* outboxLaws(guard: Guard, who: World['who']): Found {
  const world: World = { ...goodWorld, who };
  const facts = factsOf(world);
  const identity = identityOf(world);
  const proofs = [
    { kind: 'proved', subject: identity.subject, handle: identity.handle },
    { kind: 'proved', subject: identity.subject, handle: identity.handle.toUpperCase() },
    { kind: 'proved', subject: identity.subject, handle: 'renamed.example' },
    { kind: 'proved', subject: identity.subject, handle: handleInvalid },
    { kind: 'proved', subject: `${identity.subject}x`, handle: identity.handle },
    { kind: 'proved', subject: '', handle: identity.handle },
    { kind: 'unproved', words: 'No answer.' },
  ] as const;
  for (const { state, proof, due } of combinations({ state: entryStateKinds, proof: proofs, due: [now - 1, now, now + 1] })) {
    const unproved = proof.kind === 'proved' && proof.subject === identity.subject ? [] : [3];
    const renamed = proof.kind === 'proved' && proof.handle.toLowerCase() !== identity.handle.toLowerCase() ? [2] : [];
    const frozen = state === 'frozen' ? [6] : [];
    const attempted = ['held', 'waiting', 'sending', 'frozen'].includes(state) ? [] : [5];
    const early = due > now ? [0.5] : [];
    const entry = entryOf(identity, { state: entryStates[state], dueAt: due });
    const objections = [...unproved, ...renamed, ...frozen, ...attempted, ...early];
    yield* judgeBoth('sending', granted(guard.maySend(entry, identity, proof, facts)), objections, { state, proof, due });
  }
  for (const { state, idempotent, prepared } of combinations({
    state: entryStateKinds,
    idempotent: [true, false],
    prepared: [true, false],
  })) {
    const entry = entryOf(identity, { state: entryStates[state], ...(prepared ? {} : { prepared: null }) });
    const objections = idempotent && prepared && ['sending', 'settling', 'waiting'].includes(state) ? [] : [5];
    yield* judgeBoth('repeating', granted(guard.mayRetry(entry, identity, idempotent, facts)), objections, { state, idempotent, prepared });
  }
  for (const { state, isThere, certain } of combinations({
    state: entryStateKinds,
    isThere: [true, false],
    certain: [now - 1, now, now + 1],
  })) {
    const part = { key: '3kkey', record: {}, publishedUri: null, publishedCid: null, attemptedAt: now - 9, lateUntil: certain };
    const entry = entryOf(identity, { state: entryStates[state], prepared: [part] });
    const objections = state === 'notKnown' && (isThere || certain <= now) ? [] : [5];
    yield* judgeBoth('settling by what was seen', granted(guard.maySettle(entry, isThere, facts)), objections, { state, isThere, certain });
  }
}

/** Law 7: findings, acknowledged or not. */
function* findingLaws(guard: Guard, who: World['who']): Found {
  const world: World = { ...goodWorld, who };
  const identity = identityOf(world);
  const lists = [[], ['info'], ['caution'], ['stop'], ['info', 'caution'], ['caution', 'stop']] as const;
  for (const { levels, acknowledged } of combinations({
    levels: lists,
    acknowledged: [[], ['caution'], ['stop'], ['caution', 'stop', 'info']],
  })) {
    const findings = levels.map((level) => findingOf(level));
    const stopped = levels.some((level) => level === 'stop' || (level === 'caution' && !acknowledged.includes('caution')));
    const draft = draftOf(identity.id, { acknowledged });
    const gesture = gestureFor(identity.id, identity.handle);
    const outcome = guard.mayConfirm(draft, identity, findings, gesture, factsOf(world));
    yield* judgeBoth('confirming', granted(outcome), stopped ? [7] : [], { levels, acknowledged });
    const entry = entryOf(identity, { draft, state: entryStates.frozen });
    const resumed = guard.mayResume(entry, identity, findings, gesture, factsOf(world));
    yield* judgeBoth('resuming', granted(resumed), stopped ? [7] : [], { levels, acknowledged });
  }
}

/** Law 2 for a draft of several, and every other law for each of them: what stands against one stands against all. */
function* togetherLaws(guard: Guard, policy: World['policy'], mixes: boolean): Found {
  const [brand, person] = [identityOf({ ...goodWorld, who: 'brand' }), identityOf({ ...goodWorld, who: 'personal' })];
  const second: Identity = { ...brand, id: 'bluesky:did:plc:second', subject: 'did:plc:second', handle: 'second.example' };
  const good = factsOf({ ...goodWorld, policy });
  const lease = good.leases[brand.id] ?? { armedAt: 0, until: 0 };
  const allowing =
    good.policy.kind === 'active' ? { ...good.policy, policy: { ...good.policy.policy, MixBrandAndPersonal: mixes } } : good.policy;
  for (const { others, named, secondArmed, stops, away, retyped } of combinations({
    others: [[second], [person], [second, person]],
    named: ['each', 'first', 'more', 'twice'],
    secondArmed: [true, false],
    stops: ['nothing', 'first', 'second'],
    away: [false, true],
    retyped: [true, false],
  } as const)) {
    const also = others.map(({ id }, index) => ({ id: `also-${index}`, identityId: id, acknowledged: [] }));
    const draft = draftOf(brand.id, { also, switched: true });
    const all = [brand, ...others];
    const facts: GuardFacts = {
      ...good,
      policy: allowing,
      leases: { [brand.id]: lease, ...(secondArmed ? { [second.id]: lease } : {}) },
      presence: away ? { kind: 'away', why: 'locked', since: now } : { kind: 'here' },
    };
    const gestures = others.map(({ id, handle }) => ({ identityId: id, retypedHandle: retyped ? handle : null }));
    const extra = { identityId: 'bluesky:did:plc:other', retypedHandle: null };
    const byName = { each: gestures, first: [], more: [...gestures, extra], twice: [...gestures, { ...extra, identityId: brand.id }] };
    const gesture = { ...gestureFor(brand.id, brand.handle), also: byName[named] };
    const speakers = all.map((identity, index) => {
      const isStopped = (stops === 'first' && index === 0) || (stops === 'second' && index === 1);
      return { identity, findings: isStopped ? [findingOf('stop')] : [], networkName: 'Bluesky' };
    });
    const isMixed = others.some(({ id }) => id === person.id);
    const isSecond = others.some(({ id }) => id === second.id);
    const objections = [
      ...(named === 'each' ? [] : [2]),
      ...(isMixed && !mixes ? [2] : []),
      ...(isSecond && !retyped ? [2] : []),
      ...(isSecond && !secondArmed ? [4] : []),
      ...(stops === 'nothing' ? [] : [7]),
      ...(away ? [6] : []),
    ];
    const what = { others: others.map(({ handle }) => handle), named, secondArmed, stops, away, retyped, mixes };
    yield* judgeBoth('confirming for several', granted(guard.mayConfirmAll(draft, speakers, gesture, facts)), objections, what);
    yield* judge('confirming several as one', granted(guard.mayConfirm(draft, brand, [], gesture, facts)), [2], what);
    const entry = entryOf(brand, { draft });
    yield* judge('sending several as one', granted(guard.mayAttempt(entry, brand, facts)), [2], what);
    const joining = guard.mayJoin(draftOf(brand.id), [brand], others[0], facts);
    yield* judgeBoth('coming to a draft', granted(joining), others[0].id === person.id && !mixes ? [2] : [], what);
    yield* judge('coming to a repost', granted(guard.mayJoin(reposting(draftOf(brand.id)), [brand], second, facts)), [2], what);
  }
}

/** Every violation of the laws by this guard, in the whole bounded world; lazily, so that the first is quick. */
export function* violations(guard: Guard): Found {
  const everyone: readonly World['who'][] = ['brand', 'personal'];
  for (const who of everyone) {
    yield* senderLaws(guard, who);
    yield* outboxLaws(guard, who);
    yield* findingLaws(guard, who);
  }
  for (const mixes of [true, false]) yield* togetherLaws(guard, 'active', mixes);
  for (const world of allWorlds()) yield* worldLaws(guard, world);
}

export function firstViolation(guard: Guard, law?: number): Violation | null {
  for (const violation of violations(guard)) if (law === undefined || violation.law === law) return violation;
  return null;
}
