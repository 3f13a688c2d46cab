import { z } from 'zod';
import type { Desktop } from '../../test/rig/desktop.ts';
import { writeSecret } from '../../test/rig/secret-tool.ts';
import type { StageAccount } from '../../test/rig/stage.ts';
import { entryNameOf, readEntry } from '../../test/rig/vault-entries.ts';

const entrySchema = z.looseObject({ credential: z.unknown() });

/** Each entry keeps what it says of itself and gets the other's credential: the forgery that only the network can unmask. */
export async function swapCredentials(desktop: Desktop, one: StageAccount, other: StageAccount): Promise<void> {
  const read = async ({ did }: StageAccount) => entrySchema.parse(JSON.parse((await readEntry(desktop, did)) ?? 'null'));
  const [first, second] = [await read(one), await read(other)];
  await writeSecret(desktop, entryNameOf(one.did), JSON.stringify({ ...first, credential: second.credential }));
  await writeSecret(desktop, entryNameOf(other.did), JSON.stringify({ ...second, credential: first.credential }));
}
