import { writeSecret } from '../rig/secret-tool.ts';
import type { Stage } from '../rig/stage.ts';
import { entryNameOf, readEntry } from '../rig/vault-entries.ts';

type Entry = { readonly credential: unknown };

/** Gives each account the other's credential, as if someone had mixed them up in the keyring. */
export async function swapCredentials({ accounts, desktop }: Pick<Stage, 'accounts' | 'desktop'>): Promise<void> {
  const { brand, personal } = accounts;
  const [ofBrand, ofPersonal] = await Promise.all(
    [brand, personal].map(async ({ did }) => JSON.parse((await readEntry(desktop, did)) ?? '') as Entry),
  );
  const mixed = (entry: Entry | undefined, other: Entry | undefined) => JSON.stringify({ ...entry, credential: other?.credential });
  await writeSecret(desktop, entryNameOf(brand.did), mixed(ofBrand, ofPersonal));
  await writeSecret(desktop, entryNameOf(personal.did), mixed(ofPersonal, ofBrand));
}
