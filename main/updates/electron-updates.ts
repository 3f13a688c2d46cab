import { basename } from 'node:path';
import { AppImageUpdater, type AppUpdater } from 'electron-updater';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import { wholeOrOld } from './app-image.ts';
import { type DownloadParts, downloadPackage, WrongPackage } from './download-package.ts';
import { FeedRefused, type ReadFeed } from './read-feed.ts';
import { type SignedFeedOptions, SignedFeedProvider } from './signed-feed-provider.ts';
import type { Downloaded, Updater } from './updater.ts';

export interface ElectronUpdatesOptions extends Omit<DownloadParts, 'signal'> {
  /** The folder, with a slash at its end. */
  readonly url: string;
  readonly read: () => Promise<Outcome<ReadFeed>>;
}

/**
 * electron-updater 6, held to: signed lists, whole downloads by our own hand, never an older version, and nothing that happens
 * by itself. Where nothing is installed, AppImageUpdater looks on every system: it asks for nothing of its own.
 */
export function createElectronUpdates({ url, read, ...parts }: ElectronUpdatesOptions): Updater {
  const updater = new AppImageUpdater();
  const stop = new AbortController();
  let packages: ReadonlyMap<string, Listed> = new Map();
  let tellPercent: (percent: number) => void = () => {};
  const download = async (address: URL, to: string): Promise<string> => {
    const wanted = packages.get(decodeURIComponent(basename(address.pathname)));
    if (wanted === undefined) throw new Error('The list names no such package');
    const { sha512, size = null } = wanted;
    await downloadPackage({ ...parts, signal: stop.signal }, { url: address.href, to, sha512, size, onPercent: tellPercent });
    return to;
  };
  hold(updater, download);
  const options: SignedFeedOptions = { provider: 'custom', updateProvider: SignedFeedProvider, url, read };
  updater.setFeedURL(options as unknown as Parameters<AppUpdater['setFeedURL']>[0]);

  return {
    async look() {
      try {
        const result = await updater.checkForUpdates();
        packages = new Map(result?.updateInfo.files.map((file) => [file.url, file]));
        return ok(result?.isUpdateAvailable === true ? result.updateInfo.version : null);
      } catch (error) {
        return error instanceof FeedRefused ? { kind: 'refused', refusal: error.refusal } : notTold;
      }
    },
    async download(onPercent) {
      tellPercent = onPercent;
      try {
        const [path = ''] = await updater.downloadUpdate();
        return downloaded(path, packages.get(basename(path))?.sha512);
      } catch (error) {
        return error instanceof WrongPackage ? wrongFile : notFetched;
      }
    },
    cancel: () => stop.abort(),
    install: () => {
      const image = process.env.APPIMAGE;
      return image !== undefined && wholeOrOld(image, () => updater.install(true, false));
    },
  };
}

/** A package as the signed list has it. */
interface Listed {
  readonly sha512: string;
  readonly size?: number | undefined;
}

function hold(updater: AppImageUpdater, download: (url: URL, to: string) => Promise<string>): void {
  // All that it asks the network by, missing from its types. Its own follows redirects to anywhere, and bounds neither bytes nor time.
  Object.assign(updater, { httpExecutor: { download } });
  updater.logger = null; // what becomes of it is in the state; addresses do not belong in the log
  updater.on('error', () => {}); // given back as an outcome
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = false;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true; // a difference would ask for files that no list names
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
