import { randomUUID } from 'node:crypto';
import type { Notice } from '../../shared/snapshot.ts';
import type { AppState } from '../app-state/app-state.ts';

/** Adds something the person must be told. The same words are not said twice. */
export function withNotice(state: AppState, notice: Omit<Notice, 'id'>): AppState {
  if (state.notices.some((there) => there.title === notice.title && there.words === notice.words)) return state;
  return { ...state, notices: [...state.notices, { ...notice, id: randomUUID() }] };
}

export function withoutNotice(state: AppState, id: string): AppState {
  return { ...state, notices: state.notices.filter((notice) => notice.id !== id) };
}

/** What was said under this title is over. */
export function withoutNoticesTitled(state: AppState, title: string): AppState {
  const notices = state.notices.filter((notice) => notice.title !== title);
  return notices.length === state.notices.length ? state : { ...state, notices };
}
