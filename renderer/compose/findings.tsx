import type { Finding } from '../../shared/finding.ts';
import type { Draft } from '../../shared/post.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Tick } from '../parts/choice.tsx';
import './findings.css';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Refused } from '../parts/refused.tsx';
import type { DraftId } from './current-draft.ts';
import { statusIn } from './draft-in-snapshot.ts';
import { wordsOf } from './marked-text.ts';

const order = { stop: 0, caution: 1, info: 2 } as const;
const icons: Readonly<Record<Finding['level'], IconName>> = { stop: 'stop', caution: 'caution', info: 'info' };
const names: Readonly<Record<Finding['level'], string>> = { stop: 'Stop', caution: 'Caution', info: 'Note' };

/** What the checks say about the draft, the strictest first. Who it is from is the banner's to say, and the Post button's. */
export function Findings({ draftId }: { readonly draftId: DraftId }) {
  const status = useSlice((snapshot) => {
    const found = statusIn(snapshot, draftId);
    const said = (found?.findings ?? []).filter((finding) => finding.check !== 'identity');
    return found === null || said.length === 0 ? null : { said, draft: found.draft };
  });
  if (status === null) return null;
  const { said, draft } = status;
  const sorted = said.toSorted((a, b) => order[a.level] - order[b.level]);
  return (
    <ul className="findings" aria-label="What the checks say">
      {sorted.map((finding) => (
        <FindingItem key={finding.id} finding={finding} draft={draft} />
      ))}
    </ul>
  );
}

function FindingItem({ finding, draft }: { readonly finding: Finding; readonly draft: Draft }) {
  const acknowledge = useCommand('draft.acknowledge');
  const words = wordsOf(draft.parts[finding.part]?.text ?? '', finding);
  return (
    <li className={`finding finding-${finding.level}`}>
      <Icon name={icons[finding.level]} />
      <div className="finding-words">
        <b>
          <span className="visually-hidden">{`${names[finding.level]}: `}</span>
          {finding.why}
        </b>
        <p>
          {words === null ? null : <q>{words}</q>} {finding.todo}
          {draft.parts.length > 1 ? ` (post ${finding.part + 1})` : ''}
        </p>
        {finding.level === 'caution' ? (
          <Tick
            isSelected={draft.acknowledged.includes(finding.id)}
            isDisabled={acknowledge.pending}
            onChange={(acknowledged) => void acknowledge.run({ draftId: draft.id, findingId: finding.id, acknowledged })}
          >
            I have checked this, it stays
          </Tick>
        ) : null}
        {finding.level === 'stop' ? <p className="finding-final">This cannot be posted as it is.</p> : null}
        <Refused refusal={acknowledge.refusal} />
      </div>
    </li>
  );
}
