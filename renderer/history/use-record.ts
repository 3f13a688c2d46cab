import { useEffect, useState } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import type { RecordView } from '../../shared/record-view.ts';
import { useCommand } from '../bridge/use-command.ts';

/** What becomes of the history outside this computer, asked once when the page is opened. */
export function useRecord(): { readonly record: RecordView | null; readonly refusal: Refusal | null } {
  const { run, refusal } = useCommand('history.record');
  const [record, setRecord] = useState<RecordView | null>(null);
  useEffect(() => {
    void run({}).then((result) => result.kind === 'ok' && setRecord(result.value));
  }, [run]);
  return { record, refusal };
}
