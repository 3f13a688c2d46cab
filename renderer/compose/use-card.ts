import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import type { LinkCard } from '../../shared/post.ts';
import { useCommand } from '../bridge/use-command.ts';
import type { DraftEditor } from './draft-editor.ts';
import { changePart } from './edit-content.ts';
import { firstLink } from './link-in-text.ts';
import type { TextBy } from './texts-in-snapshot.ts';
import { partAt, useContent } from './use-draft-editor.ts';

/** So long an address must stay as typed before its preview is fetched, in milliseconds. */
const settleMs = 700;

/** The preview of the first web address in a part. */
export interface Card {
  readonly shown: LinkCard | null;
  readonly fetching: string | null;
  readonly refusal: Refusal | null;
  readonly remove: () => void;
}

export function useCard(draftId: string, by: TextBy, index: number, editor: DraftEditor): Card {
  const { run, pending, refusal, forget } = useCommand('draft.fetchCard');
  const [declined, setDeclined] = useState<readonly string[]>([]);
  const { change, flush } = editor;
  const found = useContent(editor, (content) => firstLink(partAt(content, index).text));
  const shown = useContent(editor, (content) => partAt(content, index).card);
  const hasImages = useContent(editor, (content) => partAt(content, index).images.length > 0);
  const url = found === null || shown !== null || hasImages || declined.includes(found) ? null : found;
  const latest = useRef(url);
  useEffect(() => {
    latest.current = url;
  }, [url]);

  useEffect(() => {
    if (url === null) return;
    const timer = setTimeout(() => {
      flush();
      void run({ draftId, ...(by === null ? {} : { by }), part: index, url }).then((result) => {
        if (result.kind === 'refused') setDeclined((was) => [...was, url]);
        else if (latest.current === url) change((content) => changePart(content, index, (was) => ({ ...was, card: result.value })));
      });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [url, draftId, by, index, run, change, flush]);

  const remove = () => {
    setDeclined((was) => [...was, shown?.url ?? '', found ?? '']);
    forget();
    change((content) => changePart(content, index, (was) => ({ ...was, card: null })));
  };
  return { shown, fetching: pending ? url : null, refusal, remove };
}
