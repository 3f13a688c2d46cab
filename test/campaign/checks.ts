import path from 'node:path';
import { type AnchorReading, readAnchor } from '../../main/ledger/anchor.ts';
import { createNodeLedgerDisk } from '../../main/ledger/node-ledger-disk.ts';
import { problemWords, verifyChain } from '../../main/ledger/verify-chain.ts';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import { readSecret } from '../rig/secret-tool.ts';
import type { Stage } from '../rig/stage.ts';
import { vaultService } from '../rig/vault-entries.ts';

export type PostsOnServer = { readonly brand: readonly string[]; readonly personal: readonly string[] };

/** All posts of both accounts, as an outsider sees them. */
export async function postsOnServer({ pds, accounts }: Stage): Promise<PostsOnServer> {
  const textsOf = async (did: string) => (await listPublicPosts(pds, did)).map(({ text }) => text);
  const [brand, personal] = await Promise.all([textsOf(accounts.brand.did), textsOf(accounts.personal.did)]);
  return { brand, personal };
}

/** What is wrong with the ledger of the stopped program, checked as `hatcheck ledger verify` does; null where it holds. */
export async function ledgerProblem(stage: Stage): Promise<string | null> {
  const vault = {
    read: async (key: string) => {
      const value = (await readSecret(stage.desktop, { service: vaultService, account: key })) ?? null;
      return { kind: 'ok', value } as const;
    },
    write: async () => ({ kind: 'failed' }) as const,
  };
  const reading: AnchorReading = await readAnchor(vault);
  if (reading.kind !== 'ok') return `the anchor is ${reading.kind}`;
  const report = await verifyChain(createNodeLedgerDisk(path.join(stage.profile, 'ledger.jsonl')), reading.anchor);
  return report.problem === null ? null : problemWords(report.problem);
}
