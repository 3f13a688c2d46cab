import { type ReactNode, useRef, useState } from 'react';
import type { DraftStatus } from '../../shared/snapshot.ts';
import type { BannerView } from '../banner/banner-view.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { Refused } from '../parts/refused.tsx';
import { ChooseFirst } from './choose-first.tsx';
import type { OpenDialog } from './compose-dialogs.tsx';
import { DraftFoot } from './draft-foot.tsx';
import { Findings } from './findings.tsx';
import { limitsOf } from './limits.ts';
import { PartEditor } from './part-editor.tsx';
import { DraftReplyTo } from './reply-to.tsx';
import { useDraftEditor } from './use-draft-editor.ts';
import { useImages } from './use-images.ts';

interface DraftPaneProps {
  readonly status: DraftStatus;
  readonly view: BannerView;
  readonly onOpen: (dialog: OpenDialog) => void;
  /** What is going out, docked between text and footer. */
  readonly children: ReactNode;
}

/** One draft: who it can be from while that is open, what it answers, its parts, findings and footer. */
export function DraftPane({ status, view, onOpen, children }: DraftPaneProps) {
  const snapshot = useSnapshot();
  const editor = useDraftEditor(status);
  const images = useImages(status.draft.id, editor);
  const [active, setActive] = useState(0);
  const limits = limitsOf(snapshot, status.draft);
  const { replyTo } = status.draft;
  const text = useRef<HTMLDivElement>(null);
  const write = () => text.current?.querySelector('textarea')?.focus();
  const place = Math.min(active, editor.parts.length - 1);
  return (
    <div className="draft-pane">
      <h1 className="visually-hidden">{replyTo === null ? 'Write a post' : 'Write a reply'}</h1>
      <div className="draft-text" ref={text}>
        {view.tone === 'nobody' || view.tone === 'blocked' ? <ChooseFirst status={status} view={view} parts={editor.parts} /> : null}
        {replyTo === null ? null : <DraftReplyTo draftId={status.draft.id} target={replyTo} onDropped={write} />}
        {editor.parts.map((part, index) => (
          <PartEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the thread; it has no other name.
            key={index}
            part={part}
            index={index}
            editor={editor}
            status={status}
            limits={limits}
            images={images}
            onActive={() => setActive(index)}
          />
        ))}
        <Refused refusal={editor.refusal} />
        <Refused refusal={images.refusal} />
        <Findings status={status} />
      </div>
      <div className="draft-foot">
        {children}
        <DraftFoot status={status} view={view} editor={editor} limits={limits} images={images} active={place} onOpen={onOpen} />
      </div>
    </div>
  );
}
