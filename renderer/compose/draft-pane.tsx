import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { BannerView } from '../banner/banner-view.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { actHeadings } from '../parts/act-words.ts';
import { Refused } from '../parts/refused.tsx';
import { ChooseFirst } from './choose-first.tsx';
import type { OpenDialog } from './compose-dialogs.tsx';
import type { DraftId } from './current-draft.ts';
import { DraftFindings } from './draft-findings.tsx';
import { DraftFoot } from './draft-foot.tsx';
import { statusIn } from './draft-in-snapshot.ts';
import { DraftReach } from './draft-reach.tsx';
import { limitsOf } from './limits.ts';
import { PartEditor } from './part-editor.tsx';
import { DraftAbout, DraftReplyTo } from './reply-to.tsx';
import { useContent, useDraftEditor } from './use-draft-editor.ts';
import { useImages } from './use-images.ts';

interface DraftPaneProps {
  readonly draftId: DraftId;
  readonly view: BannerView;
  readonly onOpen: (dialog: OpenDialog) => void;
  /** What is going out, docked between text and footer. */
  readonly children: ReactNode;
}

/** One draft: who it can be from while that is open, what it answers, its parts, findings and footer. No key draws it anew. */
export function DraftPane({ draftId, view, onOpen, children }: DraftPaneProps) {
  const { editor, refusal } = useDraftEditor(draftId);
  const images = useImages(draftId, editor);
  const [active, setActive] = useState(0);
  const limits = useSlice((snapshot) => limitsOf(snapshot, statusIn(snapshot, draftId)?.draft.identityId ?? null));
  const replyTo = useSlice((snapshot) => statusIn(snapshot, draftId)?.draft.replyTo ?? null);
  const about = useSlice((snapshot) => statusIn(snapshot, draftId)?.draft.about ?? null);
  const wordless = about !== null && about.act !== 'quote';
  const parts = useContent(editor, (content) => content.parts.length);
  const text = useRef<HTMLDivElement>(null);
  const write = useCallback(() => text.current?.querySelector('textarea')?.focus(), []);
  return (
    <div className="draft-pane">
      <h1 className="visually-hidden">{about !== null ? actHeadings[about.act] : replyTo === null ? 'Write a post' : 'Write a reply'}</h1>
      <div className="draft-text" ref={text}>
        {view.tone === 'nobody' || view.tone === 'blocked' ? <ChooseFirst draftId={draftId} view={view} editor={editor} /> : null}
        {replyTo === null ? null : <DraftReplyTo draftId={draftId} target={replyTo} onDropped={write} />}
        {about === null ? null : <DraftAbout draftId={draftId} about={about} onDropped={write} />}
        {wordless ? null : <DraftReach draftId={draftId} />}
        {Array.from({ length: wordless ? 0 : parts }, (_, index) => (
          <PartEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the thread; it has no other name.
            key={index}
            draftId={draftId}
            index={index}
            parts={parts}
            editor={editor}
            limits={limits}
            addImages={images.add}
            onActive={setActive}
          />
        ))}
        <Refused refusal={refusal} />
        <Refused refusal={images.refusal} />
        <DraftFindings draftId={draftId} editor={editor} />
      </div>
      <div className="draft-foot">
        {children}
        <DraftFoot
          draftId={draftId}
          view={view}
          editor={editor}
          limits={limits}
          images={images}
          active={Math.min(active, parts - 1)}
          wordless={wordless}
          onOpen={onOpen}
        />
      </div>
    </div>
  );
}
