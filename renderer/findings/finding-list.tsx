import { useId, useState } from 'react';
import type { Finding, Fix } from '../../shared/finding.ts';
import type { DraftPart } from '../../shared/post.ts';
import { Button } from '../parts/button.tsx';
import { Tick } from '../parts/choice.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { foldFindings, foldWords, levelNames, quoteOf } from './finding-order.ts';
import './findings.css';

/** What a person can do about findings; a list without `onFix` and `onShow` is about words that cannot be changed here. */
export interface FindingActs {
  readonly onAcknowledge: (findingId: string, acknowledged: boolean) => void;
  readonly onFix?: (finding: Finding, fix: Fix) => void;
  /** Selects the words in the text. */
  readonly onShow?: (finding: Finding) => void;
  /** Shows what a hashtag is about right now. */
  readonly onAskTag?: (finding: Finding) => void;
}

interface FindingListProps extends FindingActs {
  readonly findings: readonly Finding[];
  /** The words that were looked at. */
  readonly parts: readonly DraftPart[];
  readonly acknowledged: readonly string[];
  /** Whom they are about, where others could be meant; else null. */
  readonly about?: string | null;
  /** The words have changed, and are being looked at again. */
  readonly isBusy?: boolean;
}

const icons: Readonly<Record<Finding['level'], IconName>> = { stop: 'stop', caution: 'caution', info: 'info' };

/** What the checks say, the strictest first; a long list is folded. */
export function FindingList({ findings, parts, acknowledged, about = null, isBusy = false, ...acts }: FindingListProps) {
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const { shown, folded } = foldFindings(findings);
  const item = (finding: Finding) => (
    <FindingItem key={finding.id} finding={finding} parts={parts} isAcknowledged={acknowledged.includes(finding.id)} {...acts} />
  );
  return (
    <div className="findings">
      {about === null ? null : <p className="findings-about">{`As ${about}`}</p>}
      <ul
        className="findings-list"
        id={listId}
        aria-label={about === null ? 'What the checks say' : `What the checks say about the post as ${about}`}
        aria-busy={isBusy}
      >
        {shown.map(item)}
        {isOpen ? folded.map(item) : null}
      </ul>
      {folded.length === 0 ? null : (
        <button type="button" className="findings-fold" aria-expanded={isOpen} aria-controls={listId} onClick={() => setIsOpen(!isOpen)}>
          <Icon name="chevron" size={14} />
          {isOpen ? 'Show fewer' : `Show ${foldWords(folded, acknowledged)} more`}
        </button>
      )}
    </div>
  );
}

interface FindingItemProps extends FindingActs {
  readonly finding: Finding;
  readonly parts: readonly DraftPart[];
  readonly isAcknowledged: boolean;
}

function FindingItem({ finding, parts, isAcknowledged, onAcknowledge, onFix, onShow, onAskTag }: FindingItemProps) {
  const { level, why, todo } = finding;
  const fixes = onFix === undefined ? [] : [finding.fix, finding.orElse].filter((fix) => fix !== undefined);
  const words = quoteOf(parts, finding);
  const asksTag = finding.type === 'new-hashtag' && words !== null && onAskTag !== undefined;
  return (
    <li className={`finding finding-${level}`}>
      <Icon name={icons[level]} size={18} />
      <div className="finding-words">
        <p className="finding-head">
          <span className="finding-level">{levelNames[level]}</span> <b>{why}</b>
        </p>
        <p>
          {words === null ? null : <Quote words={words} onShow={onShow === undefined ? null : () => onShow(finding)} />} {todo}
          {parts.length > 1 ? ` (post ${finding.part + 1})` : ''}
        </p>
        {level === 'stop' ? <p className="finding-final">This cannot be posted as it is.</p> : null}
        {fixes.length === 0 && level !== 'caution' && !asksTag ? null : (
          <div className="finding-acts">
            {asksTag ? (
              <Button size="small" onPress={() => onAskTag(finding)}>
                See what it is about
              </Button>
            ) : null}
            {fixes.map((fix) => (
              <Button key={fix.label} size="small" onPress={() => onFix?.(finding, fix)}>
                {fix.label}
              </Button>
            ))}
            {level === 'caution' ? (
              <Tick isSelected={isAcknowledged} onChange={(acknowledged) => onAcknowledge(finding.id, acknowledged)}>
                I have checked this, it stays
              </Tick>
            ) : null}
          </div>
        )}
      </div>
    </li>
  );
}

/** The words meant; where they can be shown in the text, a press does. */
function Quote({ words, onShow }: { readonly words: string; readonly onShow: (() => void) | null }) {
  if (onShow === null) return <q>{words}</q>;
  return (
    <button type="button" className="finding-quote" onClick={onShow} aria-label={`Show in the text: ${words}`}>
      <q>{words}</q>
    </button>
  );
}
