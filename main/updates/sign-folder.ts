import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { signatureEnding, signFeed } from './feed-signature.ts';
import { fileHash } from './file-hash.ts';
import { isListName } from './list-name.ts';
import { largestList, listOf } from './read-feed.ts';

/** What became of a folder: the lists that were signed now, or why none was. */
export type Signed =
  | { readonly kind: 'signed'; readonly lists: readonly { readonly name: string; readonly version: string }[] }
  | { readonly kind: 'wrong'; readonly words: string };

export interface SignFolderOptions {
  readonly folder: string;
  readonly key: JWK;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly validMs: number;
}

/**
 * Signs every list of updates in a folder, once all of them are right: a computer takes a list that is signed at its word, so
 * each package must lie beside it and be what the list says. Rejects where the folder cannot be read or written.
 */
export async function signFolder({ folder, key, now, validMs }: SignFolderOptions): Promise<Signed> {
  const names = (await readdir(folder)).filter(isListName).sort();
  if (names.length === 0)
    return wrong(`There is no list of updates in ${folder}, such as latest-linux.yml. Copy it there with its packages.`);
  const lists: { readonly name: string; readonly version: string; readonly bytes: Uint8Array }[] = [];
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    if (bytes.length > largestList) return wrong(`${name} has ${bytes.length} bytes, and Hatcheck takes ${largestList} at most.`);
    const list = listOf(bytes.toString('utf8'), new URL(`file:///${name}`));
    if (list === null)
      return wrong(`${name} is no list of updates that Hatcheck takes: a version, and packages by name with their SHA-512.`);
    for (const { url, sha512 } of list.files) {
      const found = await fileHash(join(folder, url));
      if (found === null) return wrong(`${name} names ${url}, which is not in ${folder} or cannot be read. Copy it there.`);
      if (found !== sha512) return wrong(`${url} is not what ${name} says it is. Copy both again from where they were made.`);
    }
    lists.push({ name, version: list.version, bytes });
  }
  for (const { name, bytes } of lists) {
    await writeFile(join(folder, name + signatureEnding), `${await signFeed(bytes, { file: name, now, validMs }, key)}\n`);
  }
  return { kind: 'signed', lists: lists.map(({ name, version }) => ({ name, version })) };
}

function wrong(words: string): Signed {
  return { kind: 'wrong', words };
}
