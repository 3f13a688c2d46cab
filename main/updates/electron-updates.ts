import { basename } from 'node:path';
import { AppImageUpdater, type AppUpdater, type BaseUpdater, CancellationToken, NsisUpdater } from 'electron-updater';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import { wholeOrOld } from './app-image.ts';
import { FeedRefused, type ReadFeed } from './read-feed.ts';
import { type SignedFeedOptions, SignedFeedProvider } from './signed-feed-provider.ts';
import type { Downloaded, Updater } from './updater.ts';

export interface ElectronUpdatesOptions {
  /** The folder, with a slash at its end. */
  readonly url: string;
  readonly read: () => Promise<Outcome<ReadFeed>>;
}

/**
 * electron-updater 6, held to: signed lists, whole downloads (a difference would ask for files that no list names), never an
 * older version, and nothing that happens by itself. Where nothing is installed, AppImageUpdater looks on every system: it asks
 * for nothing of its own.
 */
export function createElectronUpdates({ url, read }: ElectronUpdatesOptions): Updater {
  const updater: BaseUpdater = process.platform === 'win32' ? new NsisUpdater() : new AppImageUpdater();
  hold(updater);
  const options: SignedFeedOptions = { provider: 'custom', updateProvider: SignedFeedProvider, url, read };
  updater.setFeedURL(options as unknown as Parameters<AppUpdater['setFeedURL']>[0]);
  const token = new CancellationToken();
  let hashes: ReadonlyMap<string, string> = new Map();

  return {
    async look() {
      try {
        const result = await updater.checkForUpdates();
        hashes = new Map(result?.updateInfo.files.map((file) => [basename(file.url), file.sha512]));
        return ok(result?.isUpdateAvailable === true ? result.updateInfo.version : null);
      } catch (error) {
        return error instanceof FeedRefused ? { kind: 'refused', refusal: error.refusal } : notTold;
      }
    },
    async download(onPercent) {
      updater.on('download-progress', ({ percent }) => onPercent(Math.min(100, Math.floor(percent))));
      try {
        const [path = ''] = await updater.downloadUpdate(token);
        return downloaded(path, hashes.get(basename(path)));
      } catch (error) {
        return codeOf(error) === 'ERR_CHECKSUM_MISMATCH' ? wrongFile : notFetched;
      } finally {
        updater.removeAllListeners('download-progress');
      }
    },
    cancel: () => token.cancel(),
    install: () => wholeOrOld(process.platform === 'linux' ? (process.env.APPIMAGE ?? null) : null, () => updater.install(true, false)),
  };
}

function hold(updater: BaseUpdater): void {
  updater.logger = null; // what becomes of it is in the state; addresses do not belong in the log
  updater.on('error', () => {}); // given back as an outcome
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = false;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Else it looks only in a package that it can install; where its own file of settings lies does not follow from this.
  updater.forceDevUpdateConfig = true;
}

function downloaded(path: string, sha512: string | undefined): Outcome<Downloaded> {
  return sha512 === undefined ? notFetched : ok({ path, sha512 });
}

const notTold = refused(null, 'update-not-told', 'Whether there is an update could not be found out. Hatcheck tries again later.');
const notFetched = refused(null, 'update-not-fetched', 'The update could not be downloaded. Hatcheck tries again later.');
const wrongFile = refused(
  null,
  'update-wrong-file',
  'The update that was downloaded is not the one that was signed, so it was deleted. Tell IT.',
);

/** builder-util-runtime's errors carry one. */
function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
