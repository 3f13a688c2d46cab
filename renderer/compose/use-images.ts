import { useCallback } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import { useCommand } from '../bridge/use-command.ts';
import type { DraftEditor } from './draft-editor.ts';
import { addImage } from './edit-content.ts';
import type { TextBy } from './texts-in-snapshot.ts';

/** Hands image files to main, which keeps them beside the draft. */
export interface Images {
  readonly add: (part: number, files: Iterable<File>) => Promise<void>;
  readonly pending: boolean;
  readonly refusal: Refusal | null;
}

export function useImages(draftId: string, by: TextBy, editor: DraftEditor): Images {
  const { run, pending, refusal } = useCommand('draft.addImage');
  const { change, flush } = editor;
  const add = useCallback(
    async (part: number, files: Iterable<File>) => {
      for (const file of files) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        flush();
        const result = await run({ draftId, ...(by === null ? {} : { by }), part, mime: file.type, bytes, alt: '' });
        if (result.kind === 'refused') return;
        change((content) => addImage(content, part, result.value));
      }
    },
    [draftId, by, run, change, flush],
  );
  return { add, pending, refusal };
}
