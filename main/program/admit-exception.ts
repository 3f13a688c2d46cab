import { clockToleranceMs } from '../../shared/device.ts';
import type { ExceptionClaims } from '../../shared/exception.ts';
import type { LedgerSubject } from '../../shared/ledger-event.ts';
import { type Outcome, ok, type Refusal, refusal } from '../../shared/outcome.ts';
import { eventOf } from '../app-state/decide.ts';
import { type WeighingFacts, weigh } from '../exceptions/held-exceptions.ts';
import type { ExceptionsParts } from './exceptions.ts';

type Past = Awaited<ReturnType<ExceptionsParts['past']>>;
type Parts = Pick<ExceptionsParts, 'state' | 'clock' | 'check' | 'decisions'>;

/** May a token that somebody enters count here? Written down either way, before it does (law 9). */
export async function admitException(
  { state, clock, check, decisions }: Parts,
  token: string,
  past: Past,
): Promise<Outcome<ExceptionClaims>> {
  const { policy, clockTrusted } = state.get();
  const now = clock.now();
  const checked = await check(token, policy.kind === 'active' ? policy.policy.ExceptionKeys : [], now);
  const why = refusalOf(checked, { now, clockTrusted, policy, ended: past.ended }, past.latest);
  const about = checked.kind === 'ok' ? { who: exceptionSubject(checked.value.sub), ref: checked.value.jti } : {};
  if (why !== null || checked.kind === 'refused') {
    const said = why ?? noRules;
    await decisions.record(eventOf('exception', 'refused', { ...about, law: 1, reason: said.reason }));
    return { kind: 'refused', refusal: said };
  }
  const status = await decisions.record(eventOf('exception', 'allowed', { ...about, law: 1, reason: 'entered' }));
  return status.kind === 'unwritable' ? { kind: 'refused', refusal: notWritten } : ok(checked.value);
}

/** `latest`: the latest moment that the history saw, in epoch milliseconds. */
function refusalOf(checked: Outcome<ExceptionClaims>, facts: WeighingFacts, latest: number): Refusal | null {
  if (facts.policy.kind !== 'active') return noRules;
  if (checked.kind === 'refused') return checked.refusal;
  if (facts.now < latest - clockToleranceMs || !facts.clockTrusted) return clockBack;
  const weighed = weigh({ token: '', spentMs: 0, seenAt: Math.max(facts.now, latest), over: null }, checked, facts);
  if (weighed.kind === 'inForce') return null;
  return weighed.kind === 'over' && weighed.why === 'expired' ? isOver : endedBefore;
}

const noRules = refusal(8, 'exception-no-rules', 'There are no rules set by IT that can be read, so nobody may grant exceptions here.');
const clockBack = refusal(
  8,
  'clock-untrusted',
  'The clock of this computer was set back, so no exception counts. Set it right, then start Hatcheck again.',
);
const isOver = refusal(1, 'exception-over', 'This exception is over. Ask IT for a new one.');
const endedBefore = refusal(1, 'exception-ended', 'This exception was revoked or ended, and counts no more. Ask IT for a new one.');
const notWritten = refusal(
  9,
  'not-written-down',
  'Hatcheck could not write this down, so the exception does not count. Free some disk space and try again.',
);

/** The account an exception is for: a brand by IT’s own word. */
export function exceptionSubject(identityId: string): LedgerSubject {
  const [network = '', ...rest] = identityId.split(':');
  return { network: network as LedgerSubject['network'], subject: rest.join(':'), kind: 'brand' };
}
