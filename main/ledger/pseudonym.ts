import { createHmac } from 'node:crypto';
import type { LedgerSubject } from '../../shared/ledger-event.ts';

/**
 * The name a personal account has in the ledger: 128 bits of HMAC-SHA256 (RFC 2104), in hex.
 * Subjects are public, so a plain hash could be looked up; without the key from the vault this one cannot.
 */
export function pseudonymOf(subject: Pick<LedgerSubject, 'network' | 'subject'>, key: string): string {
  return createHmac('sha256', key).update(`${subject.network}:${subject.subject}`).digest('hex').slice(0, 32);
}
