import { useCallback, useEffect, useState } from 'react';
import type { HistoryLine } from '../../shared/ipc.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { RecordView } from '../../shared/record-view.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { Refused } from '../parts/refused.tsx';
import { dayAndTime } from '../parts/words.ts';
import { historyReason, historySentence } from './history-sentence.ts';
import { useRecord } from './use-record.ts';
import { witnessWords } from './witness-words.ts';

const pageSize = 50;

type Who = NonNullable<LedgerEvent['who']>;

/** Every decision, newest first, as sentences. */
export function HistoryPage() {
  const snapshot = useSnapshot();
  const nameOf = (who: Who) => nameIn(snapshot, who);
  const { run, pending, refusal } = useCommand('history.page');
  const [lines, setLines] = useState<readonly HistoryLine[]>([]);
  const [more, setMore] = useState(true);
  const { record } = useRecord();

  const load = useCallback(
    async (before: number | null) => {
      const result = await run({ before, limit: pageSize });
      if (result.kind === 'refused') return;
      setLines((was) => (before === null ? result.value : [...was, ...result.value]));
      setMore(result.value.length === pageSize);
    },
    [run],
  );
  useEffect(() => void load(null), [load]);

  return (
    <>
      <header className="page-head">
        <h1>History</h1>
        <Button onPress={() => void load(null)} isPending={pending}>
          Read again
        </Button>
      </header>
      <p className="muted">Every decision is written down before it takes effect. Never a password, never the text of a post.</p>
      <WitnessLine record={record} />
      <Refused refusal={refusal} />
      {lines.length === 0 && !pending && refusal === null ? <p className="muted">Nothing has been decided yet.</p> : null}
      {lines.length === 0 ? null : <HistoryTable lines={lines} nameOf={nameOf} witnessed={witnessedOf(record)} />}
      {more && lines.length > 0 ? (
        <Button onPress={() => void load(lines.at(-1)?.seq ?? null)} isPending={pending}>
          Show older
        </Button>
      ) : null}
    </>
  );
}

interface HistoryTableProps {
  readonly lines: readonly HistoryLine[];
  readonly nameOf: (who: Who) => string | null;
  /** Entries that the witness has seen; null where there is no witness. */
  readonly witnessed: number | null;
}

function HistoryTable({ lines, nameOf, witnessed }: HistoryTableProps) {
  return (
    <table className="table history">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.seq} className={`history-${line.event.decision}`}>
            <td className="numbers history-when">
              {dayAndTime(line.wall)}
              {witnessed !== null && line.seq > witnessed ? <span className="small muted"> unwitnessed</span> : null}
            </td>
            <td>{historySentence(line, nameOf)}</td>
            <td className="muted">{historyReason(line.event) ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Nothing where nobody set a witness. */
function WitnessLine({ record }: { readonly record: RecordView | null }) {
  const witness = record?.witness ?? null;
  const words = witness === null ? null : witnessWords(witness);
  if (witness === null || words === null) return null;
  if (witness.kind === 'contradicted')
    return <NoticeBar level="stop" icon="stop" title="Not the history the witness knows" words={words} />;
  return <p className="muted">{words}</p>;
}

function witnessedOf(record: RecordView | null): number | null {
  const witness = record?.witness ?? null;
  return witness === null || witness.kind === 'noWitness' ? null : witness.witnessed;
}

function nameIn(snapshot: Snapshot, { network, subject }: Who): string | null {
  const accounts = snapshot.accounts.filter((account) => account.network === network);
  const everybody = [...accounts.flatMap((account) => account.identities), ...accounts];
  const meant = everybody.find((candidate) => candidate.subject === subject);
  return meant === undefined ? null : whoOf(snapshot, meant);
}
