import { useState } from 'react';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { networkToTellApart } from '../../shared/which-network.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { OnNetwork } from '../parts/network-mark.tsx';
import { Refused } from '../parts/refused.tsx';
import { resumeView } from './resume-view.ts';

/** A frozen post goes on only with a new confirmation, by the same gesture as the first one. */
export function ResumeControl({ entry, onDone }: { readonly entry: OutboxEntry; readonly onDone: () => void }) {
  const resume = useCommand('outbox.resume');
  const [retyped, setRetyped] = useState('');
  const acknowledge = useCommand('outbox.acknowledge');
  const status = useSlice(({ frozen }) => frozen.find(({ entryId }) => entryId === entry.id) ?? null);
  const handle = useSlice(({ identities }) => identities.find(({ identity }) => identity.id === entry.identityId)?.identity.handle ?? null);
  const network = useSlice((snapshot) => networkToTellApart(snapshot, entry.identityId));
  const findings = (status?.findings ?? []).filter((finding) => finding.check !== 'identity');
  const mustRetype = status?.mustRetype === true || entry.draft.switched || resume.refusal?.reason.includes('retype') === true;
  const confirm = async (heldMs: number) => {
    const retypedHandle = mustRetype ? retyped : null;
    const result = await resume.run({ entryId: entry.id, identityId: entry.identityId, heldMs, retypedHandle });
    if (result.kind === 'ok') onDone();
  };
  const { words, retype, why } = resumeView(entry, handle, mustRetype, retyped);
  const noteId = `resume-${entry.id}`;
  return (
    <div className="out-resume">
      {findings.length === 0 ? null : (
        <FindingList
          findings={findings}
          parts={entry.draft.parts}
          acknowledged={entry.draft.acknowledged}
          onAcknowledge={(findingId, acknowledged) => void acknowledge.run({ entryId: entry.id, findingId, acknowledged })}
        />
      )}
      <Refused refusal={acknowledge.refusal} />
      {retype === null ? null : <Field label={retype} value={retyped} onChange={setRetyped} autoComplete="off" />}
      <div className="out-resume-row">
        <Button look="quiet" onPress={onDone}>
          Not now
        </Button>
        {entry.kind === 'brand' ? (
          <HoldButton words={words} network={network} refusedBy={why === null ? null : noteId} onHeld={(heldMs) => void confirm(heldMs)} />
        ) : (
          <Button look="strong" isDisabled={why !== null} onPress={() => void confirm(0)}>
            {words}
            <OnNetwork name={network} />
          </Button>
        )}
      </div>
      {why === null ? null : (
        <p className="foot-note" id={noteId}>
          {why}
        </p>
      )}
      <Refused refusal={resume.refusal} />
    </div>
  );
}
