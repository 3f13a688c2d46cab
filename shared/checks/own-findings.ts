import type { Finding } from '../finding.ts';

function stop(id: string, why: string, todo: string): Finding {
  return { id: `checks:${id}`, check: 'checks', level: 'stop', part: 0, start: null, end: null, why, todo };
}

/** Law 7: what was not looked at yet does not go out. */
export const pendingFinding = stop('pending', 'The checks are still being made ready.', 'Wait a moment, then confirm again.');

/** Law 7: what could not be looked at does not go out. */
export const unansweredFinding = stop(
  'unanswered',
  'The checks could not look at this text in time.',
  'It is looked at again within a minute. Or make the text shorter.',
);
