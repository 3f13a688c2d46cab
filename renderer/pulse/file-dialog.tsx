import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { IdentityId } from '../../shared/account.ts';
import { type FileOutcome, largestFile } from '../../shared/audience.ts';
import { type Refusal, refusal as refusalOf } from '../../shared/outcome.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { count } from '../parts/words.ts';
import { Select } from './select.tsx';

interface FileDialogProps {
  readonly identityId: IdentityId;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type Choosing = Extract<FileOutcome, { kind: 'chooseColumns' }>;
type Kept = Extract<FileOutcome, { kind: 'kept' }>;

/** Mentions from a file, or pasted. */
export function FileDialog(props: FileDialogProps) {
  return (
    <WindowDialog title="Read a file of mentions" isOpen={props.isOpen} onClose={props.onClose}>
      <FileForm {...props} />
    </WindowDialog>
  );
}

function FileForm({ identityId, onClose }: FileDialogProps) {
  const { run, pending, refusal } = useCommand('audience.readFile');
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState<Refusal | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const read = async (content: string, columns: { readonly text: string; readonly time: string } | null): Promise<void> => {
    setText(content);
    setChoosing(null);
    const result = await run({ identityId, text: content, columns });
    if (result.kind !== 'ok') return;
    if (result.value.kind === 'chooseColumns') setChoosing(result.value);
    else setKept(result.value);
  };
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // Bytes are never fewer than characters by much; the exact limit is checked where it is read.
    const large = file.size > largestFile * 4;
    setTooLarge(
      large
        ? refusalOf(null, 'too-large', `${file.name} is too large. Divide it into files of at most ${largestFile / 1_000_000} MB.`)
        : null,
    );
    if (!large) await read(await file.text(), null);
  };
  if (kept !== null) return <Done kept={kept} onClose={onClose} />;
  return (
    <>
      <p className="small muted">
        CSV with a heading, or JSON lines: one column of text, one of time. Up to 20,000 rows. The file is read here and not sent anywhere.
      </p>
      <FileTrigger acceptedFileTypes={['.csv', '.tsv', '.jsonl', '.ndjson', '.txt']} onSelect={(files) => void open(files?.[0])}>
        <Button isPending={pending}>Open a file…</Button>
      </FileTrigger>
      <Field
        label="Or paste the rows"
        multiline
        value={text.length > 100_000 ? '' : text}
        onChange={setText}
        placeholder={'text,time\n"…",2026-11-23 14:05'}
      />
      {choosing === null ? null : (
        <ChooseColumns key={choosing.columns.join()} choosing={choosing} onChoose={(columns) => void read(text, columns)} />
      )}
      <Refused refusal={tooLarge ?? refusal} />
      <div className="dialog-actions">
        <Button look="strong" isDisabled={text.trim() === ''} isPending={pending} onPress={() => void read(text, null)}>
          Read these rows
        </Button>
      </div>
    </>
  );
}

interface ChooseColumnsProps {
  readonly choosing: Choosing;
  readonly onChoose: (columns: { readonly text: string; readonly time: string }) => void;
}

function ChooseColumns({ choosing: { columns, text, time }, onChoose }: ChooseColumnsProps) {
  const [words, setWords] = useState(text ?? columns[0] ?? '');
  const [when, setWhen] = useState(time ?? columns[1] ?? columns[0] ?? '');
  const options = columns.map((column) => ({ value: column, words: column }));
  return (
    <fieldset className="columns">
      <legend className="small">Which columns hold them?</legend>
      <Select label="The words" value={words} onChange={setWords} options={options} />
      <Select label="The time" value={when} onChange={setWhen} options={options} />
      <Button onPress={() => onChoose({ text: words, time: when })}>Use these columns</Button>
    </fieldset>
  );
}

function Done({ kept: { added, known, empty }, onClose }: { readonly kept: Kept; readonly onClose: () => void }) {
  const rest = [
    known > 0 ? `${count(known, 'row')} ${known === 1 ? 'was' : 'were'} known already.` : '',
    empty > 0 ? `${count(empty, 'row')} had no text.` : '',
  ];
  return (
    <>
      <p role="status">{[`${count(added, 'mention')} added.`, ...rest].filter(Boolean).join(' ')}</p>
      <div className="dialog-actions">
        <Button look="strong" autoFocus onPress={onClose}>
          Done
        </Button>
      </div>
    </>
  );
}
