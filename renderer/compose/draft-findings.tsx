import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { IdentityId } from '../../shared/account.ts';
import { carryOver } from '../../shared/carry-over.ts';
import type { Finding, Fix } from '../../shared/finding.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { announcementOf } from '../findings/finding-order.ts';
import { AsMessageDialog } from '../messages/as-message-dialog.tsx';
import { listed } from '../parts/listed.ts';
import { Refused } from '../parts/refused.tsx';
import { TagDialog } from '../pulse/tag-dialog.tsx';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { statusIn } from './draft-in-snapshot.ts';
import { type FoundInText, foundIn, type TextBy } from './texts-in-snapshot.ts';
import { partAt } from './use-draft-editor.ts';
import { type Place, replaceWords, showWords } from './words-in-box.ts';

interface DraftFindingsProps {
  readonly draftId: DraftId;
  /** The text that is shown. */
  readonly by: TextBy;
  readonly editor: DraftEditor;
  readonly onText: (by: TextBy) => void;
}

/** What the checks say about the draft, and of a draft for several, about whom. Who it is from is the banner's to say, and the Post button's. */
export function DraftFindings({ draftId, by, editor, onText }: DraftFindingsProps) {
  const said = useSlice((snapshot) => saidIn(snapshot, draftId));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const acknowledge = useCommand('draft.acknowledge');
  const bind = useCommand('draft.bind');
  const keep = useCommand('draft.keep');
  /** Where the words are now; the text they are in is shown from then on. */
  const goTo = (found: FoundInText, { part, start, end }: Finding): Place | null => {
    if (start === null || end === null) return null;
    if (found.by !== by) {
      flushSync(() => onText(found.by));
      return { part, start, end };
    }
    const [span] = carryOver(found.parts[part]?.text ?? '', partAt(editor.get(), part).text, [{ start, end }]);
    return span === undefined ? null : { part, start: span.start, end: span.end };
  };
  const fix = (found: FoundInText, finding: Finding, by: Fix) => {
    editor.flush();
    const [identityId] = found.about;
    if (by.kind === 'keep') void keep.run({ draftId, until: by.until });
    if (by.kind === 'post-as') void bind.run({ draftId, identityId: by.identityId });
    if (by.kind === 'message' && identityId !== undefined) setMoving({ identityId, text: by.text, handle: by.handle });
    const place = by.kind === 'replace' ? goTo(found, finding) : null;
    if (by.kind === 'replace' && place !== null) replaceWords(place, by.text);
  };
  const show = (found: FoundInText, finding: Finding) => {
    const place = goTo(found, finding);
    if (place !== null) showWords(place);
  };
  const askTag = ({ parts, about }: FoundInText, { part, start, end }: Finding) => {
    const written = parts[part]?.text.slice(start ?? 0, end ?? 0) ?? '';
    setAsked({ tag: written.replace(/^[#＃]/u, ''), identityId: about[0] ?? null });
  };
  const tick = ({ about }: FoundInText, findingId: string, isTicked: boolean) => {
    editor.flush();
    for (const whose of said.names === null ? [{}] : about.map((identityId) => ({ by: identityId }))) {
      void acknowledge.run({ draftId, ...whose, findingId, acknowledged: isTicked });
    }
  };
  return (
    <>
      <Announcer words={announcementOf(said.found.flatMap(({ findings }) => findings))} />
      {said.found.map((found) => (
        <FindingList
          key={`${found.by} ${found.about.join(' ')}`}
          about={said.names === null ? null : listed(found.about.map((id) => said.names?.[id] ?? id))}
          findings={found.findings.map((finding) => (mayMove(said, found) ? finding : withoutMoving(finding)))}
          parts={found.parts}
          acknowledged={found.acknowledged}
          isBusy={!found.checked}
          onAcknowledge={(findingId, isTicked) => tick(found, findingId, isTicked)}
          onFix={(finding, by) => fix(found, finding, by)}
          onShow={(finding) => show(found, finding)}
          onAskTag={(finding) => askTag(found, finding)}
        />
      ))}
      {asked === null || asked.identityId === null ? null : (
        <TagDialog identityId={asked.identityId} tag={asked.tag} isOpen onClose={() => setAsked(null)} />
      )}
      {moving === null ? null : <AsMessageDialog draftId={draftId} {...moving} onClose={() => setMoving(null)} />}
      <Refused refusal={acknowledge.refusal} />
      <Refused refusal={bind.refusal} />
      <Refused refusal={keep.refusal} />
    </>
  );
}

/** Words that may become a direct message. */
interface Moving {
  readonly identityId: IdentityId;
  readonly text: string;
  readonly handle: string;
}

/** One account alone says it, and its network has messages. */
function mayMove({ withMessages }: Said, { about }: FoundInText): boolean {
  const [only, ...others] = about;
  return only !== undefined && others.length === 0 && withMessages.includes(only);
}

function withoutMoving({ fix, orElse, ...finding }: Finding): Finding {
  const [first, second] = [fix, orElse].filter((one) => one !== undefined && one.kind !== 'message');
  return { ...finding, ...(first === undefined ? {} : { fix: first }), ...(second === undefined ? {} : { orElse: second }) };
}

interface Asked {
  readonly tag: string;
  readonly identityId: IdentityId | null;
}

interface Said {
  readonly found: readonly FoundInText[];
  /** Identities whose network has direct messages. */
  readonly withMessages: readonly IdentityId[];
  /** By identity; null where the draft goes out by one alone, and nobody else can be meant. */
  readonly names: Readonly<Record<IdentityId, string>> | null;
}

function saidIn(snapshot: Snapshot, draftId: DraftId): Said {
  const status = statusIn(snapshot, draftId);
  if (status === null) return { found: [], names: null, withMessages: [] };
  const found = foundIn(status, (finding) => finding.check !== 'identity');
  const withMessages = identitiesWithMessages(snapshot);
  if (status.draft.also === undefined || found.length === 0) return { found, names: null, withMessages };
  const names = Object.fromEntries(snapshot.identities.map(({ identity }) => [identity.id, whoOf(snapshot, identity)]));
  // Posting as another one alone would take everybody else off, without a word.
  const alone = found.map((one) => ({ ...one, findings: one.findings.map(withoutPostAs) }));
  return { found: alone, names, withMessages: [] };
}

function identitiesWithMessages({ identities, networks }: Snapshot): readonly IdentityId[] {
  const having = networks.filter(({ messages }) => messages !== undefined).map(({ id }) => id);
  return identities.map(({ identity }) => identity).flatMap(({ id, network }) => (having.includes(network) ? [id] : []));
}

function withoutPostAs(finding: Finding): Finding {
  const { fix, ...rest } = finding;
  return fix?.kind === 'post-as' ? rest : finding;
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
