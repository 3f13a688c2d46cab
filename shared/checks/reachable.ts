import { assertNever } from '../assert-never.ts';
import type { Finding, Fix } from '../finding.ts';
import type { Unreachable } from '../reach.ts';
import type { Check } from './check.ts';

/** A time of day as the person's own clock shows it. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function words(reason: Unreachable): string {
  switch (reason.kind) {
    case 'away':
      return `You said that you are away from ${clock.format(reason.from)}, so nobody may see the answers to this.`;
    case 'battery':
      return `The battery is at ${reason.percent} %, so you may not see the answers to this.`;
    case 'network':
      return 'The network keeps failing here, so you may not see the answers to this.';
    case 'day-ends':
      return `Working hours end at ${clock.format(reason.at)}, so nobody may see the answers to this.`;
    default:
      return assertNever(reason);
  }
}

/** A draft kept without an end comes back once nothing keeps the person from answering. */
function keepUntil(until: number | null): Fix {
  return { kind: 'keep', label: until === null ? 'Keep it until I can answer' : 'Keep it until I am back', until };
}

/** What an acknowledgement covers: this absence and this end of the day, and a low battery or a bad network at any figure. */
function idOf(reason: Unreachable): string {
  switch (reason.kind) {
    case 'away':
      return `away:${reason.from}:${reason.until ?? 'open'}`;
    case 'day-ends':
      return `day-ends:${reason.at}`;
    case 'battery':
    case 'network':
      return reason.kind;
    default:
      return assertNever(reason);
  }
}

/** Before a brand post: will somebody be there when the answers come in? One finding for each reason why not. */
export const reachableCheck: Check = {
  id: 'reachable',
  run(draft, { identity, reader, unreachable }) {
    if (identity?.kind !== 'brand' || reader.kind !== 'public' || draft.parts.every(({ text }) => text.trim() === '')) return [];
    return unreachable.map(
      (reason): Finding => ({
        id: `reachable:${idOf(reason)}`,
        check: 'reachable',
        type: `reachable-${reason.kind}`,
        level: 'caution',
        part: 0,
        start: null,
        end: null,
        why: words(reason),
        todo: 'Keep it until you are back, or post it if somebody else is there to answer.',
        fix: keepUntil(reason.kind === 'away' ? reason.until : null),
      }),
    );
  },
};
