import { done, type Outcome, refused } from '../../shared/outcome.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { Judge } from './judge.ts';
import { withNotice } from './notices.ts';
import { refreshProfiles } from './refresh-profiles.ts';
import type { Services } from './services.ts';

export interface FillParts {
  readonly state: StateStore;
  readonly judge: Judge;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly services: Services;
  /** False only where there is no keyring at all, and so nothing in it to sweep. */
  readonly withKeyring: boolean;
  /** What opening the profile found, for the person. */
  readonly notes: readonly string[];
}

/** Names and pictures are asked for anew once the first window is drawn: until then they would only slow it down. Milliseconds. */
const profilesAfterMs = 1_000;

/**
 * Fills the state from the profile, sweeping before anything of it can be seen (law 1). Refused where the keyring could
 * not be swept or a part could not be read; may then be tried again.
 */
export async function fill({ state, judge, clock, services, withKeyring, notes }: FillParts): Promise<Outcome> {
  const settings = await services.store.settings();
  state.update((before) => ({ ...before, settings }));
  // Before anything is swept: what an exception covers may stay.
  await services.exceptions.load();
  await judge.judge();
  const loaded = await services.accounts.load();
  if (loaded.kind === 'noVault' && withKeyring) {
    return refused(8, 'not-swept', `The keyring could not be read: ${loaded.why} Unlock it, then try again.`);
  }
  // An audience that cannot be read keeps nobody from writing; its page says so.
  await services.audience.load().catch(() => {});
  await services.voices.start().catch(() => {}); // unread voices warn of nothing, and keep nobody from writing
  const drafts = await services.drafts.load();
  if (drafts.kind === 'refused') return drafts;
  const posts = await services.outbox.recover();
  if (posts.kind === 'refused') return posts;
  for (const words of notes) {
    state.update((before) => withNotice(before, { level: 'caution', title: 'About your drafts', words, at: clock.now() }));
  }
  const messages = await services.directMessages.recover();
  if (messages.kind === 'refused') return messages;
  services.outbox.start();
  services.directMessages.start();
  clock.after(profilesAfterMs, () => refreshProfiles({ state, accounts: services.accounts, clock }));
  return done;
}
