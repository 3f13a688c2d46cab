import { useCallback, useEffect, useRef, useState } from 'react';
import { carryOver } from '../../shared/carry-over.ts';
import type { Finding } from '../../shared/finding.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { announcementOf } from '../findings/finding-order.ts';
import { Refused } from '../parts/refused.tsx';
import { TagDialog } from '../pulse/tag-dialog.tsx';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { statusIn } from './draft-in-snapshot.ts';
import { partAt } from './use-draft-editor.ts';
import { replaceWords, showWords } from './words-in-box.ts';

interface DraftFindingsProps {
  readonly draftId: DraftId;
  readonly editor: DraftEditor;
}

/** What the checks say about the draft. Who it is from is the banner's to say, and the Post button's. */
export function DraftFindings({ draftId, editor }: DraftFindingsProps) {
  const said = useSlice((snapshot) => {
    const status = statusIn(snapshot, draftId);
    const findings = (status?.findings ?? []).filter((finding) => finding.check !== 'identity');
    const isAbout = findings.length > 0 ? status : null;
    return {
      findings,
      identityId: isAbout?.draft.identityId ?? null,
      parts: isAbout?.draft.parts ?? [],
      acknowledged: isAbout?.draft.acknowledged ?? [],
      checked: isAbout?.checked ?? true,
    };
  });
  const { findings, identityId, parts, acknowledged, checked } = said;
  const [asked, setAsked] = useState<string | null>(null);
  const acknowledge = useCommand('draft.acknowledge');
  const bind = useCommand('draft.bind');
  const keep = useCommand('draft.keep');
  const placeOf = (finding: Finding) => {
    const { part, start, end } = finding;
    if (start === null || end === null) return null;
    const [span] = carryOver(parts[part]?.text ?? '', partAt(editor.get(), part).text, [{ start, end }]);
    return span === undefined ? null : { part, start: span.start, end: span.end };
  };
  const fix = (finding: Finding) => {
    editor.flush();
    if (finding.fix?.kind === 'keep') void keep.run({ draftId, until: finding.fix.until });
    if (finding.fix?.kind === 'post-as') void bind.run({ draftId, identityId: finding.fix.identityId });
    const place = placeOf(finding);
    if (finding.fix?.kind === 'replace' && place !== null) replaceWords(place, finding.fix.text);
  };
  const show = (finding: Finding) => {
    const place = placeOf(finding);
    if (place !== null) showWords(place);
  };
  const askTag = ({ part, start, end }: Finding) => {
    const written = parts[part]?.text.slice(start ?? 0, end ?? 0) ?? '';
    setAsked(written.replace(/^[#＃]/u, ''));
  };
  const tick = useCallback(
    (findingId: string, isTicked: boolean) => {
      editor.flush();
      void acknowledge.run({ draftId, findingId, acknowledged: isTicked });
    },
    [editor, acknowledge.run, draftId],
  );
  return (
    <>
      <Announcer words={announcementOf(findings)} />
      {findings.length === 0 ? null : (
        <FindingList
          findings={findings}
          parts={parts}
          acknowledged={acknowledged}
          isBusy={!checked}
          onAcknowledge={tick}
          onFix={fix}
          onShow={show}
          onAskTag={askTag}
        />
      )}
      {asked === null || identityId === null ? null : (
        <TagDialog identityId={identityId} tag={asked} isOpen onClose={() => setAsked(null)} />
      )}
      <Refused refusal={acknowledge.refusal} />
      <Refused refusal={bind.refusal} />
      <Refused refusal={keep.refusal} />
    </>
  );
}

/** Tells screen readers, once they have a moment, that there is something else to say than before. */
function Announcer({ words }: { readonly words: string }) {
  const before = useRef(words);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (before.current === words) return;
    before.current = words;
    setSaid(words);
  }, [words]);
  return (
    <span className="visually-hidden" role="status" data-testid="findings-announcement">
      {said}
    </span>
  );
}
