import { findIdentity, type IdentityId } from '../../shared/account.ts';
import { plainLine } from '../../shared/plain-text.ts';
import { postingLimitsSchema } from '../../shared/posting-limits.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { ProfileCache, Store } from '../store/store.ts';
import { profileOf, withIdentity } from './account-list.ts';
import type { Sessions } from './sessions.ts';

/** Names, pictures and accents of identities. Losing them loses no kind and no sign-in. */
export interface Profiles {
  /** Reads what was kept; a store that cannot be read means none. */
  load(): Promise<void>;
  all(): ReadonlyMap<IdentityId, ProfileCache>;
  save(profile: ProfileCache): Promise<void>;
  forget(id: IdentityId): Promise<void>;
  /** Asks the network and keeps the answer; anything else than an answer changes nothing. The value is the handle, if it was told. */
  refresh(id: IdentityId): Promise<string | null>;
}

export function createProfiles(state: StateStore, store: Store, sessions: Sessions): Profiles {
  const known = new Map<IdentityId, ProfileCache>();
  const save = async (profile: ProfileCache): Promise<void> => {
    known.set(profile.identityId, profile);
    await store.saveProfile(profile).catch(() => {});
  };
  return {
    async load() {
      const profiles = await store.profiles().catch(() => []);
      for (const profile of profiles) known.set(profile.identityId, { ...profile, displayName: plainLine(profile.displayName) });
    },
    all: () => known,
    save,
    async forget(id) {
      known.delete(id);
      await store.removeProfile(id).catch(() => {});
    },
    async refresh(id) {
      const opened = await sessions.open(id);
      if (opened.kind !== 'ok') return null;
      const answer = await opened.value.profile();
      if (answer.kind === 'signInAgain') await sessions.markSignInAgain(id);
      if (answer.kind !== 'ok') return null;
      const { displayName, avatar, handle } = answer.value;
      state.update((before) => withIdentity(before, id, (own) => ({ ...own, displayName: displayName || own.handle, avatar })));
      const followers = await opened.value.followers();
      if (followers.kind === 'ok' && followers.value !== null) {
        const count = followers.value;
        state.update((before) => withIdentity(before, id, (own) => ({ ...own, followers: count })));
      }
      const limits = await opened.value.limits();
      // What the store would not read back is not kept; the network's own limits hold then.
      const told = limits.kind === 'ok' ? postingLimitsSchema.safeParse(limits.value) : null;
      if (told?.success === true) state.update((before) => withIdentity(before, id, (own) => ({ ...own, limits: told.data })));
      const identity = findIdentity(state.get().accounts, id);
      if (identity !== null) await save(profileOf(identity));
      return handle;
    },
  };
}
