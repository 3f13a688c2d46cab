import type { Clock } from '../clock.ts';
import { openDBus } from '../d-bus.ts';
import type { SearchOtherPrograms } from '../vault/other-programs.ts';
import { lookAtOtherPrograms, type OtherProgramsParts } from './other-programs.ts';

/** Looks in the keyring of this desktop; on Linux alone, for elsewhere no program may see what another one keeps. */
export function systemOtherPrograms(parts: Omit<OtherProgramsParts, 'search'>, systemClock: Clock): () => Promise<void> {
  const search: SearchOtherPrograms = async (services) => {
    const { createSecretServiceSearch } = await import('../vault/other-programs.ts');
    return createSecretServiceSearch(() => openDBus({ bus: 'session' }, systemClock), systemClock)(services);
  };
  return () => lookAtOtherPrograms({ ...parts, search: process.platform === 'linux' ? search : null });
}
