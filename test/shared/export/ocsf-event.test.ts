import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../main/ledger/canonical-json.ts';
import { readLine, recordOf } from '../../../main/ledger/ledger-record.ts';
import { type ExportEntry, exportFields, fieldsOf, ocsfEvent } from '../../../shared/export/ocsf-event.ts';
import { type LedgerEvent, ledgerEventSchema } from '../../../shared/ledger-event.ts';
import { ocsfSchema } from './ocsf-schema.ts';

const source = { host: 'desk-7', version: '0.1.0', log: 'hatcheck.example/ledger/desk-7/0a1b2c3d' };

/** Marks of a person that must never leave; none of them can be part of anything else. */
const marks = ['did:plc:alicealicealice', '@alice.example', 'I said so at lunch', 'https://social.example/@alice/1'] as const;
const someMark = fc.constantFrom(...marks);
const some = <T extends string>(values: readonly T[]) => fc.constantFrom(...values);

/** Any event, with a person's marks wherever a caller could have put them. */
const events = (kinds: readonly ('brand' | 'personal' | 'doubtful')[]): fc.Arbitrary<LedgerEvent> =>
  fc.record({
    act: some(ledgerEventSchema.shape.act.options),
    decision: some(ledgerEventSchema.shape.decision.options),
    reason: fc.option(fc.oneof(someMark, fc.constant('screen-locked'))),
    law: fc.option(fc.integer({ min: 1, max: 9 })),
    who: fc.option(fc.record({ network: some(['bluesky', 'mastodon', 'x', 'linkedin'] as const), subject: someMark, kind: some(kinds) })),
    ref: fc.option(fc.uuid()),
    post: fc.option(someMark),
  });

/** As the ledger keeps it and gives it back. */
function written(event: LedgerEvent, pseudonymKey: string | null): ExportEntry {
  const moment = { bootId: 'boot', wall: 1_700_000_000_000, monotonic: 1 };
  const { about: _, ...record } = recordOf(event, null, moment, pseudonymKey);
  const line = readLine(canonicalJson(record));
  if (line === null) throw new Error('The ledger cannot read what it wrote.');
  return line;
}

const keys = fc.option(fc.constant('ab'.repeat(32)));

describe('an exported entry', () => {
  it('is an event of OCSF 1.3.0, whatever was decided', () =>
    fc.assert(
      fc.property(events(['brand', 'personal', 'doubtful']), keys, (event, key) => {
        const result = ocsfSchema.safeParse(ocsfEvent(written(event, key), source));
        expect(result.error?.message).toBeUndefined();
      }),
      { numRuns: 500 },
    ));

  it('holds nothing of a person but a pseudonym and what was decided', () =>
    fc.assert(
      fc.property(events(['personal', 'doubtful']), keys, (event, key) => {
        const entry = written(event, key);
        const text = JSON.stringify(ocsfEvent(entry, source));
        for (const mark of marks) expect(text).not.toContain(mark);
        if (event.who !== null && event.ref !== null) expect(text).not.toContain(event.ref);
        expect(text).toContain(`"message":"${event.act} ${event.decision}"`);
      }),
      { numRuns: 500 },
    ));

  it('names a brand, and where its post is', () => {
    const who = { network: 'bluesky', subject: 'did:plc:acme', kind: 'brand' } as const;
    const entry = written(
      { act: 'publish', decision: 'done', reason: null, law: null, who, ref: 'r1', post: 'at://did:plc:acme/p/1' },
      null,
    );
    expect(ocsfEvent(entry, source)).toMatchObject({
      class_uid: 6003,
      type_uid: 600301,
      actor: { user: { uid: 'did:plc:acme' } },
      api: { operation: 'publish', service: { name: 'bluesky' }, request: { uid: 'r1' } },
      resources: [{ uid: 'at://did:plc:acme/p/1', type: 'post' }],
      metadata: { uid: 'hatcheck.example/ledger/desk-7/0a1b2c3d#1', sequence: 1 },
    });
  });

  it('has no field that is not explained', () => {
    for (const { path, words } of exportFields) expect({ path, isSentence: /^[A-Z].*\.$/.test(words) }).toEqual({ path, isSentence: true });
    const event: LedgerEvent = { act: 'sweep', decision: 'done', reason: null, law: null, who: null, ref: null, post: null };
    expect(fieldsOf(written(event, null), source).every(([field]) => exportFields.includes(field))).toBe(true);
  });
});
