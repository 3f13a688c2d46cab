import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Speaking } from '../banner/speaking.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { actHeadings } from '../parts/act-words.ts';
import { Refused } from '../parts/refused.tsx';
import { originOf } from '../parts/text-origin.ts';
import { ChooseFirst } from './choose-first.tsx';
import type { OpenDialog } from './compose-dialogs.tsx';
import type { DraftId } from './current-draft.ts';
import { DraftFindings } from './draft-findings.tsx';
import { DraftFoot } from './draft-foot.tsx';
import { statusIn } from './draft-in-snapshot.ts';
import { DraftReaches } from './draft-reach.tsx';
import { limitsOf, roomOf } from './limits.ts';
import { PartEditor } from './part-editor.tsx';
import { DraftAbout, DraftReplyTo } from './reply-to.tsx';
import { TextChoice } from './text-choice.tsx';
import { type TextBy, textsOf } from './texts-in-snapshot.ts';
import { useContent, useDraftEditor } from './use-draft-editor.ts';
import { useImages } from './use-images.ts';

interface DraftPaneProps {
  readonly draftId: DraftId;
  readonly speaking: readonly [Speaking, ...Speaking[]];
  readonly onOpen: (dialog: OpenDialog) => void;
  /** What is going out, docked between text and footer. */
  readonly children: ReactNode;
}

/** One draft, in the one of its texts that was asked for; mostly there is only one. */
export function DraftPane(props: DraftPaneProps) {
  const { draftId } = props;
  const [asked, setAsked] = useState<TextBy>(null);
  const texts = useSlice((snapshot) => {
    const draft = statusIn(snapshot, draftId)?.draft;
    return draft === undefined ? [] : textsOf(draft);
  });
  const by = texts.some((text) => text.by === asked) ? asked : null;
  const sayers = texts.find((text) => text.by === by)?.sayers ?? [];
  return <TextPane key={by ?? ''} {...props} by={by} sayers={sayers} onText={setAsked} />;
}

interface TextPaneProps extends DraftPaneProps {
  readonly by: TextBy;
  readonly sayers: readonly string[];
  readonly onText: (by: TextBy) => void;
}

/** Who it can be from while that is open, what it answers, its parts, findings and footer. No key draws it anew. */
function TextPane({ draftId, by, sayers, speaking, onText, onOpen, children }: TextPaneProps) {
  const { editor, refusal } = useDraftEditor(draftId, by);
  const images = useImages(draftId, by, editor);
  const [active, setActive] = useState(0);
  const limits = useSlice((snapshot) => limitsOf(snapshot, sayers));
  const room = useSlice((snapshot) => roomOf(snapshot, draftId, sayers));
  const replyTo = useSlice((snapshot) => statusIn(snapshot, draftId)?.draft.replyTo ?? null);
  const about = useSlice((snapshot) => statusIn(snapshot, draftId)?.draft.about ?? null);
  const wordless = about !== null && about.act !== 'quote';
  const parts = useContent(editor, (content) => content.parts.length);
  const text = useRef<HTMLDivElement>(null);
  const write = useCallback(() => text.current?.querySelector('textarea')?.focus(), []);
  const [{ view }] = speaking;
  return (
    <div className="draft-pane">
      <h1 className="visually-hidden">{about !== null ? actHeadings[about.act] : replyTo === null ? 'Write a post' : 'Write a reply'}</h1>
      <div className="draft-text" ref={text}>
        {view.tone === 'nobody' || view.tone === 'blocked' ? <ChooseFirst draftId={draftId} view={view} editor={editor} /> : null}
        {replyTo === null ? null : <DraftReplyTo draftId={draftId} target={replyTo} onDropped={write} />}
        {about === null ? null : <DraftAbout draftId={draftId} about={about} onDropped={write} />}
        {speaking.length < 2 ? null : <TextChoice draftId={draftId} by={by} onText={onText} />}
        {wordless ? null : <DraftReaches draftId={draftId} sayers={sayers} />}
        <div className="draft-parts" {...originOf(sayers, 'draft')}>
          {Array.from({ length: wordless ? 0 : parts }, (_, index) => (
            <PartEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the thread; it has no other name.
              key={index}
              draftId={draftId}
              by={by}
              index={index}
              parts={parts}
              editor={editor}
              limits={limits}
              room={room}
              addImages={images.add}
              onActive={setActive}
            />
          ))}
        </div>
        <Refused refusal={refusal} />
        <Refused refusal={images.refusal} />
        <DraftFindings draftId={draftId} by={by} editor={editor} onText={onText} />
      </div>
      <div className="draft-foot">
        {children}
        <DraftFoot
          draftId={draftId}
          speaking={speaking}
          editor={editor}
          limits={limits}
          room={room}
          images={images}
          active={Math.min(active, parts - 1)}
          wordless={wordless}
          onOpen={onOpen}
        />
      </div>
    </div>
  );
}
