import type { DraftPart } from '../../shared/post.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refused } from '../parts/refused.tsx';
import { hostOf } from '../parts/words.ts';
import type { Card } from './use-card.ts';

/** What goes out with a link, removable. */
export function CardPreview({ part, card, onRemove }: { readonly part: DraftPart; readonly card: Card; readonly onRemove: () => void }) {
  if (part.card === null) {
    if (card.fetching !== null) return <p className="small muted" role="status">{`Fetching the preview of ${hostOf(card.fetching)}…`}</p>;
    return <Refused refusal={card.refusal} />;
  }
  return (
    <div className="card">
      <div className="card-words">
        <span className="card-host">
          <Icon name="link" size={14} />
          {hostOf(part.card.url)}
        </span>
        <b>{part.card.title || part.card.url}</b>
        <span className="muted">{part.card.description}</span>
      </div>
      <Button look="quiet" size="small" icon="close" iconOnly="always" onPress={onRemove}>
        Remove the link preview
      </Button>
    </div>
  );
}
