import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import valid from 'semver/functions/valid.js';
import { z } from 'zod';
import { type Outcome, ok, type Refusal, refused } from '../../shared/outcome.ts';
import { isTooOld } from '../../shared/version.ts';
import type { BoundedFetch } from '../networks/http/bounded-fetch.ts';
import { checkFeed, signatureEnding } from './feed-signature.ts';

/** In bytes. A list of a few packages is some 1,000. */
export const largestList = 100_000;

/** SHA-512 in base64, as electron-builder writes it: 64 bytes, 88 characters. */
const packageSchema = z.object({
  /** A name in the folder of the list: nothing is fetched from anywhere else. */
  url: z.string().regex(/^[A-Za-z0-9][\w.+ -]{0,199}$/),
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z.optional(z.number().int().positive()),
});

/** What of a list is used; what else electron-updater would read there is left out, rollouts by chance and web installers among it. */
const listSchema = z.object({
  version: z.string().refine((text) => valid(text) !== null),
  files: z.array(packageSchema).min(1).max(20),
});
export type UpdateList = Readonly<z.infer<typeof listSchema>>;

export interface ReadFeedParts {
  readonly fetch: BoundedFetch;
  /** The folder, with a slash at its end. */
  readonly url: string;
  /** Name of the list: channel and system. */
  readonly file: string;
  readonly keys: readonly string[];
  /** Of the program that runs. */
  readonly version: string;
  /** The newest list that was believed at this address; see `signedAt` of the answer. 0: none. */
  readonly signedAfter: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface ReadFeed {
  readonly list: UpdateList;
  /** Epoch milliseconds. */
  readonly signedAt: number;
}

/**
 * Reads the list of updates, once it is known who signed it: nothing of it is looked at before. One of an older version than
 * this, or signed before one that was believed already, is a list of yesterday, whoever brings it. It cannot be earlier than
 * when that one was signed, whatever the clock says: a clock that was turned back gives no list its days again.
 */
export async function readFeed({ fetch, url, file, keys, version, signedAfter, now }: ReadFeedParts): Promise<Outcome<ReadFeed>> {
  const bytes = await fetchWhole(fetch, `${url}${file}`, noList);
  if (bytes.kind === 'refused') return bytes;
  const signature = await fetchWhole(fetch, `${url}${file}${signatureEnding}`, unsigned);
  if (signature.kind === 'refused') return signature;
  const checked = await checkFeed(bytes.value, new TextDecoder().decode(signature.value), { file, keys, now: Math.max(now, signedAfter) });
  if (checked.kind === 'refused') return checked;
  const list = listOf(new TextDecoder().decode(bytes.value), new URL(file, url));
  if (list === null) return malformed;
  if (isTooOld(list.version, version) || checked.value < signedAfter) return older(list.version, version);
  return ok({ list, signedAt: checked.value });
}

async function fetchWhole(fetch: BoundedFetch, url: string, missing: Outcome<never>): Promise<Outcome<Uint8Array>> {
  try {
    const response = await fetch(url, { maxBytes: largestList });
    if (response.status === 404) return missing;
    return response.ok ? ok(new Uint8Array(await response.arrayBuffer())) : unreachable;
  } catch {
    return unreachable; // no network, no answer in time, a redirect, or more than a list can be
  }
}

/** Null where it is no list that is taken; `url`: where it lies. */
export function listOf(text: string, url: URL): UpdateList | null {
  try {
    return listSchema.safeParse(parseUpdateInfo(text, url.pathname, url)).data ?? null;
  } catch {
    return null;
  }
}

const unreachable = refused(null, 'update-unreachable', 'The server for updates could not be reached. Hatcheck tries again later.');
const noList = refused(null, 'update-no-list', 'The server for updates has no list for this system and channel. Tell IT.');
const unsigned = refused(null, 'update-unsigned', 'The list of updates is not signed, so nothing was taken from it. Tell IT.');
const malformed = refused(null, 'update-malformed', 'The list of updates cannot be read, though it was signed. Tell IT.');

function older(offered: string, own: string): Outcome<never> {
  const words = `The list of updates is an old one: it offers ${offered}, and this is ${own}. Nothing was taken from it. Tell IT.`;
  return refused(null, 'update-older', words);
}

/** Carries a refusal through electron-updater, which knows errors alone. */
export class FeedRefused extends Error {
  override readonly name = 'FeedRefused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}
