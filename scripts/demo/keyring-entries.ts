import { z } from 'zod';
import type { Desktop } from '../../test/rig/desktop.ts';
import { type EntryName, readSecret, writeSecret } from '../../test/rig/secret-tool.ts';
import type { StageAccount } from '../../test/rig/stage.ts';

const entrySchema = z.looseObject({ credential: z.looseObject({ refreshJwt: z.string() }) });

/** Where Hatcheck keeps the credential of an account. */
export function keyringEntry({ did }: Pick<StageAccount, 'did'>): EntryName {
  return { service: 'Hatcheck', account: `account:bluesky:${did}` };
}

/** The refresh token inside an entry, to ask the server whether it still takes it. */
export function refreshTokenIn(entry: string | undefined): string {
  return entrySchema.parse(JSON.parse(entry ?? 'null')).credential.refreshJwt;
}

/** Each entry keeps what it says of itself and gets the other's credential: the forgery that only the network can unmask. */
export async function swapCredentials(desktop: Desktop, one: StageAccount, other: StageAccount): Promise<void> {
  const read = async (account: StageAccount) => entrySchema.parse(JSON.parse((await readSecret(desktop, keyringEntry(account))) ?? 'null'));
  const [first, second] = [await read(one), await read(other)];
  await writeSecret(desktop, keyringEntry(one), JSON.stringify({ ...first, credential: second.credential }));
  await writeSecret(desktop, keyringEntry(other), JSON.stringify({ ...second, credential: first.credential }));
}
