import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refused } from '../parts/refused.tsx';
import { hostOf } from '../parts/words.ts';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { ImagePreview } from './image-list.tsx';
import type { TextBy } from './texts-in-snapshot.ts';
import { useCard } from './use-card.ts';

interface CardPreviewProps {
  readonly draftId: DraftId;
  readonly by: TextBy;
  readonly index: number;
  readonly editor: DraftEditor;
}

/** What goes out with a link, removable. */
export function CardPreview({ draftId, by, index, editor }: CardPreviewProps) {
  const card = useCard(draftId, by, index, editor);
  const { shown } = card;
  if (shown === null) {
    if (card.fetching !== null) return <p className="small muted" role="status">{`Fetching the preview of ${hostOf(card.fetching)}…`}</p>;
    return <Refused refusal={card.refusal} />;
  }
  return (
    <div className="card">
      {shown.image === null ? null : (
        <span className="card-picture">
          <ImagePreview draftId={draftId} image={shown.image} />
        </span>
      )}
      <div className="card-words">
        <span className="card-host">
          <Icon name="link" size={14} />
          {hostOf(shown.url)}
        </span>
        <b>{shown.title || shown.url}</b>
        <span className="muted">{shown.description}</span>
      </div>
      <Button look="quiet" size="small" icon="close" iconOnly="always" onPress={card.remove}>
        Remove the link preview
      </Button>
    </div>
  );
}
