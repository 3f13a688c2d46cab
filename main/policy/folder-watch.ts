import type { PolicyFiles } from './policy-files.ts';
import { above } from './trusted-path.ts';

/**
 * Watches folders that may not be there yet: of each, itself or the nearest folder above it. After a change the
 * watches are set anew *before* the hint is given, so that nothing which happened in between goes unseen.
 */
export function watchFolders(folders: readonly string[], files: PolicyFiles, onHint: () => void): () => void {
  let stopped = false;
  let stops: readonly (() => void)[] = [];

  const release = (): void => {
    for (const stop of stops) stop();
    stops = [];
  };

  const nearestFolders = async (): Promise<ReadonlySet<string>> =>
    new Set(await Promise.all(folders.map((folder) => nearestFolder(folder, files))));

  const watchAnewThenHint = async (): Promise<void> => {
    const targets = await nearestFolders();
    if (stopped) return;
    release();
    stops = [...targets].map((target) => files.watch(target, () => void watchAnewThenHint()));
    // A folder that came or went while it was looked for is not the one being watched now: look again.
    const standing = await nearestFolders();
    if (stopped) return;
    if ([...standing].join() === [...targets].join()) onHint();
    else await watchAnewThenHint();
  };

  void watchAnewThenHint();
  return () => {
    stopped = true;
    release();
  };
}

async function nearestFolder(folder: string, files: PolicyFiles): Promise<string> {
  for (let candidate = folder; candidate !== above(candidate); candidate = above(candidate)) {
    const isThere = await files.facts(candidate).then(
      (facts) => facts.kind === 'folder',
      () => false,
    );
    if (isThere) return candidate;
  }
  return '/';
}
