import { join } from 'node:path';
import { app, net } from 'electron';
import { isSuspicious, type UpdateState } from '../../shared/update.ts';
import { updateWords } from '../../shared/update-words.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Decisions } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import { createBoundedFetch } from '../networks/http/bounded-fetch.ts';
import { canInstallItself } from '../updates/app-image.ts';
import { listName } from '../updates/list-name.ts';
import type { LookPlan } from '../updates/look-once.ts';
import type { Updater } from '../updates/updater.ts';
import { createUpdates, type Updates, type UpdatesParts } from '../updates/updates.ts';
import { withNotice } from './notices.ts';

export interface SystemUpdatesParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  readonly clock: Clock;
  /** The machine's own, for requests. */
  readonly systemClock: Clock;
  /** Of the person's own data. */
  readonly folder: string;
  readonly readRules: UpdatesParts['readRules'];
}

/** Updates of this very program. electron-updater and all that reads a list is loaded at the first look: most starts make none. */
export function systemUpdates({ state, decisions, clock, systemClock, folder, readRules }: SystemUpdatesParts): Updates {
  const request: typeof globalThis.fetch = (input, init) => net.fetch(input instanceof URL ? input.href : input, init);
  const fetch = createBoundedFetch(request, systemClock);
  const createUpdater = async ({ url, channel, keys }: LookPlan): Promise<Updater> => {
    const { createElectronUpdates } = await import('../updates/electron-updates.ts');
    const { readFeed } = await import('../updates/read-feed.ts');
    const { openSeenLists } = await import('../updates/seen-lists.ts');
    const seen = await openSeenLists(join(folder, 'updates-seen.json'));
    const file = listName(channel, process.platform, process.arch);
    const read: Parameters<typeof createElectronUpdates>[0]['read'] = async () => {
      const address = `${url}${file}`;
      const signedAfter = seen.of(address);
      const answer = await readFeed({ fetch, url, file, keys, version: app.getVersion(), signedAfter, now: clock.now() });
      if (answer.kind === 'ok') await seen.keep(address, answer.value.signedAt);
      return answer;
    };
    return createElectronUpdates({ url, read, fetch: request, clock: systemClock });
  };
  const hashOf = async (path: string): Promise<string | null> => (await import('../updates/file-hash.ts')).fileHash(path);
  const installed = { platform: process.platform, env: process.env, execPath: process.execPath };
  tellOfUpdates(state, clock);
  return createUpdates({ state, decisions, clock, createUpdater, canInstall: () => canInstallItself(installed), hashOf, readRules });
}

/** Says each thing that the person should know of once, wherever they are: a version that is there or ready, and a hand at the server. */
function tellOfUpdates(state: StateStore, clock: Pick<Clock, 'now'>): void {
  const told = new Set<string>();
  state.subscribe(({ update }) => {
    const { title, words } = updateWords(update);
    if (!isWorthANotice(update) || told.has(title + words)) return;
    told.add(title + words);
    const level = update.kind === 'refused' ? 'caution' : 'info';
    state.update((before) => withNotice(before, { level, title, words, at: clock.now() }));
  });
}

function isWorthANotice(update: UpdateState): boolean {
  return update.kind === 'found' || update.kind === 'ready' || (update.kind === 'refused' && isSuspicious(update.refusal));
}
