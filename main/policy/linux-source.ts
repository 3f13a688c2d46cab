import { join } from 'node:path';
import type { PolicyProblem } from '../../shared/policy.ts';
import type { PolicyDocument, PolicyReading } from '../../shared/policy-reading.ts';
import { watchFolders } from './folder-watch.ts';
import { diskPolicyFiles, type PolicyFiles } from './policy-files.ts';
import type { SystemPolicySource } from './source.ts';
import { foldersBetween, untrusted } from './trusted-path.ts';

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
/** Bytes; a policy is a few thousand. */
const largestFile = 1_048_576;

/** Reads `{managed,recommended}/*.json`, in the order of their names. Names that begin with a dot are passed over. */
export function createLinuxSource(place: LinuxPolicyPlace, files: PolicyFiles = diskPolicyFiles): SystemPolicySource {
  return {
    location: place.folder,
    async read() {
      const readings = await Promise.all(levels.map((level) => readLevel(place, files, level)));
      const problems = new Map(readings.flatMap((reading) => reading.problems).map((problem) => [JSON.stringify(problem), problem]));
      return { documents: readings.flatMap((reading) => reading.documents), problems: [...problems.values()] };
    },
    watch: (onHint) =>
      watchFolders(
        levels.map((level) => join(place.folder, level)),
        files,
        onHint,
      ),
  };
}

const nothing: PolicyReading = { documents: [], problems: [] };

function problemAt(location: string, words: string): PolicyReading {
  const problem: PolicyProblem = { location, key: null, line: null, words };
  return { documents: [], problems: [problem] };
}

/** Not there is no policy; anything else that goes wrong is a policy that cannot be read. */
function failureAt(location: string, error: unknown): PolicyReading {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT') return nothing;
  if (code === 'ELOOP') return problemAt(location, 'This is a symbolic link. Put the real thing in its place.');
  return problemAt(location, `This cannot be read (${code}). Make it readable for everyone.`);
}

async function readLevel(place: LinuxPolicyPlace, files: PolicyFiles, level: Level): Promise<PolicyReading> {
  const folder = join(place.folder, level);
  for (const path of foldersBetween(place.checkedFrom, folder)) {
    try {
      const wrong = untrusted(await files.facts(path), 'folder', place.ownerUid);
      if (wrong !== null) return problemAt(path, `This ${wrong}.`);
    } catch (error) {
      return failureAt(path, error);
    }
  }
  try {
    const names = (await files.names(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    // By code units, so that every machine reads the same files in the same order.
    const ordered = [...names].sort((a, b) => (a < b ? -1 : 1));
    const readings = await Promise.all(ordered.map((name) => readDocument(join(folder, name), level, place.ownerUid, files)));
    return { documents: readings.flatMap((reading) => reading.documents), problems: readings.flatMap((reading) => reading.problems) };
  } catch (error) {
    return failureAt(folder, error);
  }
}

async function readDocument(location: string, level: Level, ownerUid: number, files: PolicyFiles): Promise<PolicyReading> {
  try {
    const file = await files.open(location);
    try {
      const wrong = untrusted(await file.facts(), 'file', ownerUid);
      if (wrong !== null) return problemAt(location, `This ${wrong}.`);
      const bytes = await file.read(largestFile + 1);
      if (bytes.length > largestFile) return problemAt(location, 'This file is larger than 1 MiB. Make it smaller.');
      return documentOf(location, level, bytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    return failureAt(location, error);
  }
}

function documentOf(location: string, level: Level, bytes: Uint8Array): PolicyReading {
  try {
    const document: PolicyDocument = { location, level, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    return { documents: [document], problems: [] };
  } catch {
    return problemAt(location, 'This file is not UTF-8 text. Save it as UTF-8.');
  }
}
