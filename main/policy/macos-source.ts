import { join } from 'node:path';
import type { PolicyDocument, PolicyReading } from '../../shared/policy-reading.ts';
import { watchFolders } from './folder-watch.ts';
import { diskPolicyFiles, type PolicyFiles } from './policy-files.ts';
import { entriesOf, type PropertyList, readPropertyList } from './property-list.ts';
import type { SystemPolicySource } from './source.ts';
import { distrusted, problemAt, readTrusted, together } from './trusted-file.ts';

/** Where macOS puts what device management forces, and who must own all of it. */
export interface MacosPolicyPlace {
  readonly folder: string;
  /** The highest folder whose owner and rights are checked; every one from there down is. */
  readonly checkedFrom: string;
  readonly ownerUid: number;
  /** Name of the person's account: below it lies what is forced for them alone. */
  readonly user: string;
}

/** The place of a real installation. */
export function macosPolicyPlace(user: string): MacosPolicyPlace {
  return { folder: '/Library/Managed Preferences', checkedFrom: '/', ownerUid: 0, user };
}

/** The bundle's own domain. */
const file = 'com.hatcheck.desktop.plist';
/** A dictionary of the same keys, at the level of a recommendation; macOS itself forces values, and recommends none. */
const recommended = 'Recommended';
/** macOS keeps the profile's own words beside the values. */
const ofTheProfile = /^Payload[A-Z]/;

/**
 * Reads the forced values of the program's domain: those for everybody win over those for one person. What a person sets
 * with `defaults write` lies in their own folder, which is never read.
 */
export function createMacosSource(place: MacosPolicyPlace, files: PolicyFiles = diskPolicyFiles): SystemPolicySource {
  const folders = [join(place.folder, place.user), place.folder];
  return {
    location: join(place.folder, file),
    async read() {
      return together(await Promise.all(folders.map((folder) => readFolder(folder, place, files))));
    },
    watch: (onHint) => watchFolders(folders, files, onHint),
  };
}

async function readFolder(folder: string, place: MacosPolicyPlace, files: PolicyFiles): Promise<PolicyReading> {
  const wrong = await distrusted(place.checkedFrom, folder, place.ownerUid, files);
  if (wrong !== null) return wrong;
  const location = join(folder, file);
  return readTrusted(location, place.ownerUid, files, (bytes) => understand(location, bytes));
}

async function understand(location: string, bytes: Uint8Array): Promise<PolicyReading> {
  return readPreferences(location, await readPropertyList(bytes));
}

/** What the program's domain holds, wherever it was read. */
export function readPreferences(location: string, list: PropertyList): PolicyReading {
  if (list === null) return problemAt(location, 'This is not a property list of keys and values. Install the profile again.');
  const keys = [...list].filter(([key]) => key !== recommended && !ofTheProfile.test(key));
  const forced: PolicyDocument = { location, level: 'managed', values: new Map(keys) };
  if (!list.has(recommended)) return { documents: [forced], problems: [] };
  const advice = entriesOf(list.get(recommended));
  if (advice === null) return problemAt(location, 'Recommended must be a dictionary of keys and values. Correct it.', recommended);
  const documents: readonly PolicyDocument[] = [{ location: `${location}, ${recommended}`, level: 'recommended', values: advice }];
  return { documents: keys.length === 0 ? documents : [...documents, forced], problems: [] };
}
