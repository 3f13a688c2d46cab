import { hash } from 'node:crypto';
import { type Digest, digestAs } from './tree-hash.ts';

/** One request and its whole answer. Rejects where there was none. */
export type Exchange = (request: ExchangeRequest) => Promise<{ readonly status: number; readonly text: string }>;

export interface ExchangeRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is handed to a witness. */
export interface Submission {
  /** Entries that the witness is thought to have seen. */
  readonly old: number;
  /** From there to the checkpoint. */
  readonly proof: readonly Digest[];
  /** The signed checkpoint. */
  readonly note: string;
  /** By which a witness that takes new logs learns this one's key. Others pass it over. */
  readonly verifierKey: string;
}

export type WitnessAnswer =
  /** Signature lines. */
  | { readonly kind: 'cosigned'; readonly lines: string }
  /** It has seen so many entries, not `old`. */
  | { readonly kind: 'hasSeen'; readonly size: number }
  /** It says that this ledger does not go on from the one it knows. */
  | { readonly kind: 'contradicts' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'silent' };

/** How the witness in deploy/witness is told a new log's key. */
const logKeyHeader = 'Hatcheck-Log-Key';

/** The call `add-checkpoint` of c2sp.org/tlog-witness. Never rejects. */
export async function addCheckpoint(
  exchange: Exchange,
  url: string,
  { old, proof, note, verifierKey }: Submission,
): Promise<WitnessAnswer> {
  const lines = proof.map((digest) => `${digestAs('base64', digest)}\n`).join('');
  const headers = { 'content-type': 'text/plain; charset=utf-8', [logKeyHeader]: verifierKey };
  try {
    const body = `old ${old}\n${lines}\n${note}`;
    const { status, text } = await exchange({ url: under(url, 'add-checkpoint'), method: 'POST', headers, body });
    if (status === 200) return { kind: 'cosigned', lines: text };
    if (status === 409 && /^\d{1,15}\n$/.test(text) && Number(text) !== old) return { kind: 'hasSeen', size: Number(text) };
    if (status === 409 || status === 422) return { kind: 'contradicts' };
    return { kind: 'refused', status };
  } catch {
    return { kind: 'silent' };
  }
}

export type WitnessMemory =
  /** The last checkpoint it signed, with its signature. */
  { readonly kind: 'ok'; readonly note: string } | { readonly kind: 'unknownLog' } | { readonly kind: 'silent'; readonly words: string };

/**
 * What the witness remembers of a log. The protocol of C2SP leaves reading open; this is how the witness in
 * deploy/witness answers. Never rejects.
 */
export async function readWitness(exchange: Exchange, url: string, origin: string): Promise<WitnessMemory> {
  try {
    const { status, text } = await exchange({ url: under(url, `checkpoint/${hash('sha256', origin, 'hex')}`), method: 'GET' });
    if (status === 200) return { kind: 'ok', note: text };
    return status === 404 ? { kind: 'unknownLog' } : { kind: 'silent', words: `it answered ${status}` };
  } catch (error) {
    return { kind: 'silent', words: error instanceof Error ? error.message : String(error) };
  }
}

function under(url: string, path: string): string {
  return `${url.replace(/\/+$/, '')}/${path}`;
}
