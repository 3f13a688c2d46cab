import { type Draft, isBlank } from '../../shared/post.ts';
import type { AppState } from '../app-state/app-state.ts';

/** Nothing changed but words, and nothing else was found in them: no window shows anything else for it, apart from the one they are typed in. */
export function isOnlyTyping(before: AppState, after: AppState): boolean {
  const names = Object.keys(after) as (keyof AppState)[];
  const others = names.filter((name) => name !== 'drafts' && name !== 'findings');
  if (others.some((name) => before[name] !== after[name]) || before.drafts.length !== after.drafts.length) return false;
  const found = after.drafts.every(({ id }) => before.findings[id]?.findings === after.findings[id]?.findings);
  return found && after.drafts.every((draft, index) => differsInWords(before.drafts[index], draft));
}

function differsInWords(before: Draft | undefined, after: Draft): boolean {
  if (before === after) return true;
  if (before === undefined || isBlank(before) !== isBlank(after) || before.parts.length !== after.parts.length) return false;
  const same = (
    ['id', 'identityId', 'replyTo', 'about', 'visibility', 'contentWarning', 'acknowledged', 'switched', 'kept'] as const
  ).every((name) => before[name] === after[name]);
  return same && after.parts.every(({ images, card }, index) => images.length === before.parts[index]?.images.length && card === null);
}
