import { describe, expect, it } from 'vitest';
import { historyReason, historySentence } from '../../../renderer/history/history-sentence.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import { ledgerEventSchema } from '../../../shared/ledger-event.ts';

const acme = { network: 'bluesky', subject: 'did:plc:acme', kind: 'brand' } as const;
const nameOf = ({ subject }: { readonly subject: string }) => (subject === acme.subject ? '@acme.com' : null);
const event = (change: Partial<LedgerEvent>): LedgerEvent => ({
  act: 'start',
  decision: 'noted',
  reason: null,
  law: null,
  who: null,
  ref: null,
  post: null,
  ...change,
});
const sentence = (change: Partial<LedgerEvent>, pseudonym: string | null = null) =>
  historySentence({ event: event(change), pseudonym }, nameOf);

describe('a line of history', () => {
  it('names the account where it is known here', () => {
    expect(sentence({ act: 'publish', decision: 'done', who: acme })).toBe('A post as @acme.com was published');
  });

  it('names a repost and a like as what they are', () => {
    const said = (about: 'repost' | 'quote' | 'like') => sentence({ act: 'publish', decision: 'done', who: acme, about });
    expect(said('repost')).toBe('A repost as @acme.com was published');
    expect(said('like')).toBe('A like as @acme.com was published');
    expect(said('quote')).toBe('A post as @acme.com was published');
  });

  it('names a removed brand by its stable id', () => {
    expect(sentence({ act: 'revoke', decision: 'failed', who: { ...acme, subject: 'did:plc:gone' } })).toBe(
      'The session of did:plc:gone could not be ended at the network',
    );
  });

  it('shows a person under a pseudonym only', () => {
    const said = sentence({ act: 'confirm', decision: 'allowed', who: { ...acme, subject: '3f9c2188', kind: 'personal' } }, '3f9c2188');
    expect(said).toBe('A post as a personal account (3f9c21) was confirmed');
  });

  it('reads as a whole sentence for every act and decision', () => {
    for (const act of ledgerEventSchema.shape.act.options) {
      for (const decision of ledgerEventSchema.shape.decision.options) {
        const said = sentence({ act, decision, who: acme });
        expect(said, `${act} ${decision}`).toMatch(/^[@A-Z]/);
        expect(said, `${act} ${decision}`).not.toContain('{');
      }
    }
  });

  it('begins with a capital where the account has no name here', () => {
    for (const act of ledgerEventSchema.shape.act.options) {
      expect(sentence({ act, decision: 'allowed' }), act).toMatch(/^[A-Z]/);
      expect(sentence({ act, decision: 'done' }, '3f9c2188'), act).toMatch(/^[A-Z]/);
    }
    expect(sentence({ act: 'signIn', decision: 'allowed' })).toBe('An account may sign in');
    expect(sentence({ act: 'signIn', decision: 'done', who: { ...acme, subject: 'did:plc:gone' } })).toBe('did:plc:gone signed in');
  });

  it('never says that something refused was done', () => {
    for (const act of ['signIn', 'arm', 'confirm', 'resume', 'send', 'takeDown'] as const) {
      expect(sentence({ act, decision: 'refused', who: acme }), act).toContain('not');
    }
  });
});

it('gives the law as the reason of a refusal, else the reason code in words', () => {
  expect(historyReason(event({ decision: 'refused', law: 4, reason: 'not-armed' }))).toBe('A brand account must be unlocked');
  expect(historyReason(event({ reason: 'clock-went-back' }))).toBe('Clock went back');
  expect(historyReason(event({ reason: 'screenLocked' }))).toBe('Screen locked');
  expect(historyReason(event({ reason: 'device-managed-by-it' }))).toBe('Company computer. Stated by IT.');
  expect(historyReason(event({ reason: 'device-unknown-by-signals' }))).toBe('Not known. Found by asking this computer itself.');
  expect(historyReason(event({}))).toBeNull();
});
