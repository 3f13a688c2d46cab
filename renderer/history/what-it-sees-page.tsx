import { useEffect, useState } from 'react';
import { exportFields, fieldsOf } from '../../shared/export/ocsf-event.ts';
import type { HistoryLine } from '../../shared/ipc.ts';
import type { RecordView } from '../../shared/record-view.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Refused } from '../parts/refused.tsx';
import { count, dayAndTime } from '../parts/words.ts';
import { historySentence } from './history-sentence.ts';
import { useRecord } from './use-record.ts';
import './what-it-sees-page.css';

const shown = 5;

/** What is exported of this person: every field in plain words, and their own last entries exactly as they go out. */
export function WhatItSeesPage() {
  const { record, refusal } = useRecord();
  return (
    <>
      <header className="page-head">
        <h1>What IT sees</h1>
      </header>
      <Refused refusal={refusal} />
      {record === null ? null : <WhatItSees record={record} />}
    </>
  );
}

function WhatItSees({ record }: { readonly record: RecordView }) {
  const { lines, refusal } = useLastLines();
  return (
    <>
      <SinkSummary sink={record.sink} />
      {record.witness === null || record.witness.kind === 'noWitness' ? null : (
        <p className="muted">The witness gets the number of entries and one hash over them, never an entry.</p>
      )}
      <section className="page-block">
        <h2>{record.sink === null ? 'What would be sent of your last entries' : 'Your last entries, as they are sent'}</h2>
        <Refused refusal={refusal} />
        {lines.length === 0 && refusal === null ? <p className="muted">Nothing has been decided yet.</p> : null}
        {lines.map((line) => (
          <ExportedEntry key={line.seq} line={line} record={record} />
        ))}
      </section>
      <section className="page-block">
        <h2>Every field there is</h2>
        <FieldTable rows={exportFields.map(({ path, words }) => ({ path, words }))} />
      </section>
    </>
  );
}

function SinkSummary({ sink }: Pick<RecordView, 'sink'>) {
  if (sink === null) {
    return (
      <p>
        <strong>Nothing leaves this computer.</strong> IT has set no place that the history is sent to.
      </p>
    );
  }
  const format = sink.format === 'ocsf' ? 'OCSF events' : 'OTLP logs';
  return (
    <p>
      Your history is sent to <strong>{sink.host}</strong> as {format}; it took {count(sink.taken, 'entry', 'entries')} so far. Never the
      text of a post, and a personal account only under a pseudonym.
      {sink.format === 'otlp'
        ? ' In a log each field has “ocsf.” before its name; message, time and the name of the entry are there twice.'
        : ''}
    </p>
  );
}

function ExportedEntry({ line, record }: { readonly line: HistoryLine; readonly record: RecordView }) {
  const fields = fieldsOf(line, record.source);
  // The name on screen stays out: what is shown here is what others see.
  const sentence = historySentence(line, () => null);
  return (
    <details className="exported">
      <summary>
        <span className="numbers">{dayAndTime(line.wall)}</span> {sentence}
      </summary>
      <FieldTable rows={fields.map(([{ path, words }, value]) => ({ path, words, value: asText(value) }))} />
    </details>
  );
}

interface FieldRow {
  readonly path: string;
  readonly words: string;
  readonly value?: string;
}

function FieldTable({ rows }: { readonly rows: readonly FieldRow[] }) {
  const hasValues = rows.some(({ value }) => value !== undefined);
  return (
    <table className="table exported-fields">
      <thead>
        <tr>
          <th scope="col">Field</th>
          {hasValues ? <th scope="col">Value</th> : null}
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, words, value }) => (
          // One name can stand for two fields, in events of different kinds.
          <tr key={`${path} ${words}`}>
            <th scope="row">
              <code>{path}</code>
            </th>
            {hasValues ? (
              <td>
                <code>{value}</code>
              </td>
            ) : null}
            <td className="muted">{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function useLastLines() {
  const { run, refusal } = useCommand('history.page');
  const [lines, setLines] = useState<readonly HistoryLine[]>([]);
  useEffect(() => {
    void run({ before: null, limit: shown }).then((result) => result.kind === 'ok' && setLines(result.value.slice(0, shown)));
  }, [run]);
  return { lines, refusal };
}
