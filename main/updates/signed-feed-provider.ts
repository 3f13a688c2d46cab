import { Provider, type ResolvedUpdateFileInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { UpdateInfo } from 'electron-updater/out/types.js';
import type { Outcome } from '../../shared/outcome.ts';
import { FeedRefused, type ReadFeed } from './read-feed.ts';

export interface SignedFeedOptions {
  readonly provider: 'custom';
  readonly updateProvider: typeof SignedFeedProvider;
  /** The folder, with a slash at its end. */
  readonly url: string;
  readonly read: () => Promise<Outcome<ReadFeed>>;
}

/**
 * The only way by which electron-updater learns of an update here: a list that was signed. Its own providers believe
 * whatever lies at the address. A class, since electron-updater makes it by `new` (its `createClient`, kind `custom`).
 */
export class SignedFeedProvider extends Provider<UpdateInfo> {
  readonly #options: SignedFeedOptions;

  constructor(options: SignedFeedOptions, _updater: unknown, runtime: ProviderRuntimeOptions) {
    super(runtime);
    this.#options = options;
  }

  /** Rejects with `FeedRefused`. */
  async getLatestVersion(): Promise<UpdateInfo> {
    const read = await this.#options.read();
    if (read.kind === 'refused') throw new FeedRefused(read.refusal);
    const { version, files } = read.value.list;
    const [first] = files;
    return {
      version,
      files: files.map(({ url, sha512, size }) => ({ url, sha512, ...(size === undefined ? {} : { size }) })),
      // Of an older format; read by nothing here, and wanted by the type.
      ...{ path: first?.url ?? '', sha512: first?.sha512 ?? '', releaseDate: new Date(read.value.signedAt).toISOString() },
    };
  }

  resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: new URL(encodeURIComponent(info.url), this.#options.url), info }));
  }
}
