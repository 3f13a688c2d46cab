import { join } from 'node:path';
import type { PolicyDocument, PolicyReading } from '../../shared/policy-reading.ts';
import { watchFolders } from './folder-watch.ts';
import { diskPolicyFiles, type PolicyFiles } from './policy-files.ts';
import type { SystemPolicySource } from './source.ts';
import { distrusted, failureAt, problemAt, readTrusted, together } from './trusted-file.ts';

/** Where Linux keeps policy, and who must own all of it. */
export interface LinuxPolicyPlace {
  /** The folder that holds `managed` and `recommended`. */
  readonly folder: string;
  /** The highest folder whose owner and rights are checked; every one from there down is. */
  readonly checkedFrom: string;
  readonly ownerUid: number;
}

/** The place of a real installation: only root can have put anything there. */
export const linuxPolicyPlace: LinuxPolicyPlace = { folder: '/etc/opt/hatcheck/policies', checkedFrom: '/', ownerUid: 0 };

/** Another place, for an unpackaged program only; nothing above it is checked. */
export function movedPolicyPlace(moved: { readonly root: string; readonly ownerUid: number }): LinuxPolicyPlace {
  return { folder: moved.root, checkedFrom: moved.root, ownerUid: moved.ownerUid };
}

const levels = ['managed', 'recommended'] as const;
type Level = (typeof levels)[number];

/** Reads `{managed,recommended}/*.json`, in the order of their names. Names that begin with a dot are passed over. */
export function createLinuxSource(place: LinuxPolicyPlace, files: PolicyFiles = diskPolicyFiles): SystemPolicySource {
  return {
    location: place.folder,
    async read() {
      return together(await Promise.all(levels.map((level) => readLevel(place, files, level))));
    },
    watch: (onHint) =>
      watchFolders(
        levels.map((level) => join(place.folder, level)),
        files,
        onHint,
      ),
  };
}

async function readLevel(place: LinuxPolicyPlace, files: PolicyFiles, level: Level): Promise<PolicyReading> {
  const folder = join(place.folder, level);
  const wrong = await distrusted(place.checkedFrom, folder, place.ownerUid, files);
  if (wrong !== null) return wrong;
  try {
    const names = (await files.names(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    // By code units, so that every machine reads the same files in the same order.
    const ordered = [...names].sort((a, b) => (a < b ? -1 : 1));
    const locations = ordered.map((name) => join(folder, name));
    const readDocument = (location: string) =>
      readTrusted(location, place.ownerUid, files, (bytes) => readJsonFile(location, level, bytes));
    return together(await Promise.all(locations.map(readDocument)));
  } catch (error) {
    return failureAt(folder, error);
  }
}

/** The bytes of one file, wherever it was read. */
export function readJsonFile(location: string, level: Level, bytes: Uint8Array): PolicyReading {
  try {
    const document: PolicyDocument = { location, level, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    return { documents: [document], problems: [] };
  } catch {
    return problemAt(location, 'This file is not UTF-8 text. Save it as UTF-8.');
  }
}
