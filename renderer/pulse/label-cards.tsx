import { useEffect, useEffectEvent } from 'react';
import type { Answer, SampledMention } from '../../shared/audience.ts';
import { Button } from '../parts/button.tsx';
import { keyMeaning } from './label-keys.ts';

interface LabelCardsProps {
  /** In the order that chance drew. */
  readonly mentions: readonly SampledMention[];
  readonly onAnswer: (mentionId: string, answer: Answer | null) => void;
  readonly onClose: () => void;
  /** Draws more, after those there are; null where there are none. */
  readonly onMore: (() => void) | null;
}

const buttons: readonly { readonly answer: Answer; readonly words: string; readonly key: string }[] = [
  { answer: 'negative', words: 'Negative', key: 'N' },
  { answer: 'neutral', words: 'Neutral', key: 'U' },
  { answer: 'positive', words: 'Positive', key: 'P' },
  { answer: 'skipped', words: 'Skip', key: 'S' },
];

/** One mention after the other, always the first that has no answer; single keys answer. */
export function LabelCards({ mentions, onAnswer, onClose, onMore }: LabelCardsProps) {
  const at = mentions.findIndex(({ answer }) => answer === null);
  const current = mentions[at];
  const answered = at === -1 ? mentions.length : at;
  const before = mentions[answered - 1];
  const undo = (): void => {
    if (before !== undefined) onAnswer(before.id, null);
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const meaning = keyMeaning(event.key);
    if (meaning === 'undo') undo();
    else if (meaning !== null && current !== undefined && !event.repeat) onAnswer(current.id, meaning);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className="label-cards">
      <div className="label-progress">
        <progress aria-label="Mentions labelled" value={answered} max={mentions.length} />
        <span className="small numbers" role="status">{`${answered} of ${mentions.length}`}</span>
      </div>
      {current === undefined ? <AllDone onClose={onClose} onMore={onMore} /> : <Card mention={current} onAnswer={onAnswer} />}
      <div className="label-foot">
        <Button size="small" look="quiet" isDisabled={before === undefined} onPress={undo}>
          Undo the last (Z)
        </Button>
      </div>
    </div>
  );
}

function Card({ mention, onAnswer }: { readonly mention: SampledMention; readonly onAnswer: LabelCardsProps['onAnswer'] }) {
  return (
    <>
      <blockquote className="label-card" aria-live="polite">
        {mention.text}
      </blockquote>
      <fieldset className="label-buttons">
        <legend className="small muted">What does it say about the brand?</legend>
        {buttons.map(({ answer, words, key }) => (
          <Button key={answer} onPress={() => onAnswer(mention.id, answer)} aria-keyshortcuts={key}>
            {`${words} (${key})`}
          </Button>
        ))}
      </fieldset>
      <p className="small muted">Skip what you cannot tell: it counts as unknown, and the range is widened for it.</p>
    </>
  );
}

function AllDone({ onClose, onMore }: Pick<LabelCardsProps, 'onClose' | 'onMore'>) {
  return (
    <>
      <p role="status">
        <b>That was all of them.</b> The share rests on your labels now.
      </p>
      <div className="dialog-actions">
        {onMore === null ? null : <Button onPress={onMore}>Draw more, for a narrower range</Button>}
        <Button look="strong" autoFocus onPress={onClose}>
          Show the share
        </Button>
      </div>
    </>
  );
}
