import { useState } from 'react';
import type { IdentityId } from '../../shared/account.ts';
import type { FoundReader, MessageReader } from '../../shared/message.ts';
import { initialOf } from '../banner/banner-view.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { Refused } from '../parts/refused.tsx';
import { atHandle } from '../parts/words.ts';
import { readerName } from './message-words.ts';

interface ReadersProps {
  readonly identityId: IdentityId;
  readonly networkName: string;
  readonly to: readonly MessageReader[];
  /** Whether one message can go to several. */
  readonly many: boolean;
  readonly onChange: (to: readonly MessageReader[]) => void;
}

/** Everybody who will read it, each in full, and a look-up for the next one. Always in view while somebody writes. */
export function Readers({ identityId, networkName, to, many, onChange }: ReadersProps) {
  const [pictures, setPictures] = useState<Readonly<Record<string, string | null>>>({});
  const found = ({ avatar, ...reader }: FoundReader) => {
    setPictures((was) => ({ ...was, [reader.subject]: avatar }));
    const others = many ? to.filter(({ subject }) => subject !== reader.subject) : [];
    onChange([...others, reader]);
  };
  return (
    <section className="readers" aria-label="Who will read this">
      <h2>Who will read this</h2>
      {to.length === 0 ? <p className="muted">Nobody yet.</p> : null}
      <ul aria-live="polite">
        {to.map((reader) => (
          <li key={reader.subject} className="reader">
            <IdentityShape
              shape="personal"
              initial={initialOf(reader.displayName, reader.handle)}
              avatar={pictures[reader.subject] ?? null}
              accent={null}
            />
            <span className="reader-names">
              <b>{atHandle(reader.handle)}</b>
              <span className="small muted">{[readerName(reader), networkName].filter((one) => one !== '').join(', ')}</span>
            </span>
            <Button
              size="small"
              look="quiet"
              aria-label={`Leave out ${atHandle(reader.handle)}`}
              onPress={() => onChange(to.filter(({ subject }) => subject !== reader.subject))}
            >
              Leave out
            </Button>
          </li>
        ))}
      </ul>
      {many || to.length === 0 ? <LookUp identityId={identityId} onFound={found} /> : null}
    </section>
  );
}

/** By handle: nobody is added who was not looked up at the network. */
function LookUp({ identityId, onFound }: { readonly identityId: IdentityId; readonly onFound: (reader: FoundReader) => void }) {
  const [handle, setHandle] = useState('');
  const lookUp = useCommand('message.lookUp');
  const ask = async () => {
    const found = await lookUp.run({ identityId, handle });
    if (found.kind !== 'ok') return;
    setHandle('');
    onFound(found.value);
  };
  return (
    <form
      className="look-up"
      onSubmit={(event) => {
        event.preventDefault();
        if (handle.trim() !== '') void ask();
      }}
    >
      <Field label="Handle" value={handle} onChange={setHandle} autoComplete="off" spellCheck="false" placeholder="@name" />
      <Button type="submit" isPending={lookUp.pending} isDisabled={handle.trim() === ''}>
        Look up
      </Button>
      <Refused refusal={lookUp.refusal} />
    </form>
  );
}
