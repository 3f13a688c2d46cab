import type { PolicyProblem } from '../../shared/policy.ts';
import type { PolicyReading } from '../../shared/policy-reading.ts';
import type { PolicyFiles } from './policy-files.ts';
import { foldersBetween, untrusted } from './trusted-path.ts';

/** Bytes; a policy is a few thousand. */
export const largestFile = 1_048_576;
export const nothing: PolicyReading = { documents: [], problems: [] };

export function problemAt(location: string, words: string, key: string | null = null): PolicyReading {
  const problem: PolicyProblem = { location, key, line: null, words };
  return { documents: [], problems: [problem] };
}

/** Not there is no policy; anything else that goes wrong is a policy that cannot be read. */
export function failureAt(location: string, error: unknown): PolicyReading {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT') return nothing;
  if (code === 'ELOOP') return problemAt(location, 'This is a symbolic link. Put the real thing in its place.');
  return problemAt(location, `This cannot be read (${code}). Make it readable for everyone.`);
}

/** What several places gave, each problem once. */
export function together(readings: readonly PolicyReading[]): PolicyReading {
  const problems = new Map(readings.flatMap((reading) => reading.problems).map((problem) => [JSON.stringify(problem), problem]));
  return { documents: readings.flatMap((reading) => reading.documents), problems: [...problems.values()] };
}

/** Why no folder from `top` down to `folder` may be believed, or null where all of them may. */
export async function distrusted(top: string, folder: string, ownerUid: number, files: PolicyFiles): Promise<PolicyReading | null> {
  for (const path of foldersBetween(top, folder)) {
    try {
      const wrong = untrusted(await files.facts(path), 'folder', ownerUid);
      if (wrong !== null) return problemAt(path, `This ${wrong}.`);
    } catch (error) {
      return failureAt(path, error);
    }
  }
  return null;
}

/** Checks and reads one file through one handle, and gives its bytes to `understand`. */
export async function readTrusted(
  location: string,
  ownerUid: number,
  files: PolicyFiles,
  understand: (bytes: Uint8Array) => PolicyReading | Promise<PolicyReading>,
): Promise<PolicyReading> {
  try {
    const file = await files.open(location);
    try {
      const wrong = untrusted(await file.facts(), 'file', ownerUid);
      if (wrong !== null) return problemAt(location, `This ${wrong}.`);
      const bytes = await file.read(largestFile + 1);
      if (bytes.length > largestFile) return problemAt(location, 'This file is larger than 1 MiB. Make it smaller.');
      return await understand(bytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    return failureAt(location, error);
  }
}
