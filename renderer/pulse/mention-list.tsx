import { useCallback, useEffect, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { IdentityId } from '../../shared/account.ts';
import type { AudienceBucket, BucketSize, MentionPage, ShownMention } from '../../shared/audience.ts';
import type { Sentiment } from '../../shared/pulse/mention.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { atHandle, count, dayAndTime } from '../parts/words.ts';
import { SentimentLabel } from './sentiment-label.tsx';
import { bucketName } from './share-words.ts';

interface MentionListProps {
  readonly identityId: IdentityId;
  /** Null: all of them. */
  readonly bucket: AudienceBucket | null;
  readonly bucketSize: BucketSize;
  readonly revision: number;
  readonly onAll: () => void;
}

const pageSize = 20;
const filters: readonly { readonly id: Sentiment | 'all'; readonly words: string }[] = [
  { id: 'all', words: 'All' },
  { id: 'negative', words: 'Negative' },
  { id: 'neutral', words: 'Neutral' },
  { id: 'positive', words: 'Positive' },
];

/** The mentions behind a point, or all of them, newest first. */
export function MentionList({ identityId, bucket, bucketSize, revision, onAll }: MentionListProps) {
  const [filter, setFilter] = useState<Sentiment | 'all'>('all');
  const { page, loadMore, refusal } = useMentions({ identityId, bucket, filter, revision });
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = bucket?.start ?? null;
  // A point was pressed: reading goes on at its mentions.
  useEffect(() => {
    if (chosen !== null) heading.current?.focus();
  }, [chosen]);
  return (
    <section className="page-block" aria-label="Mentions">
      <div className="share-tools">
        <h2 ref={heading} tabIndex={-1}>
          {bucket === null ? 'Mentions' : `Mentions: ${bucketName(bucket.start, bucketSize)}`}
        </h2>
        <span className="mention-filters">
          <ToggleButtonGroup
            aria-label="Show"
            selectedKeys={[filter]}
            disallowEmptySelection
            onSelectionChange={(keys) => setFilter(filters.find(({ id }) => keys.has(id))?.id ?? 'all')}
          >
            {filters.map(({ id, words }) => (
              <ToggleButton key={id} id={id} className="button button-plain button-small mention-filter">
                {words}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {bucket === null ? null : (
            <Button size="small" onPress={onAll}>
              Show all times
            </Button>
          )}
        </span>
      </div>
      <Refused refusal={refusal} />
      {page === null ? null : <p className="small muted">{page.total === 0 ? 'None.' : count(page.total, 'mention')}</p>}
      <ul>
        {page?.mentions.map((mention) => (
          <Mention key={mention.id} mention={mention} />
        ))}
      </ul>
      {page !== null && page.mentions.length < page.total ? <Button onPress={loadMore}>Show more</Button> : null}
    </section>
  );
}

type Asked = Pick<MentionListProps, 'identityId' | 'bucket' | 'revision'> & { readonly filter: Sentiment | 'all' };

function useMentions({ identityId, bucket, filter, revision }: Asked) {
  const { run, refusal } = useCommand('audience.mentions');
  const [page, setPage] = useState<MentionPage | null>(null);
  const load = useCallback(
    async (offset: number): Promise<MentionPage | null> => {
      const [from, to] = [bucket?.start ?? 0, bucket?.end ?? Number.MAX_SAFE_INTEGER];
      const result = await run({ identityId, from, to, label: filter === 'all' ? null : filter, offset, limit: pageSize });
      return result.kind === 'ok' ? result.value : null;
    },
    [run, identityId, bucket?.start, bucket?.end, filter],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is why it is asked again.
  useEffect(() => {
    let gone = false;
    void load(0).then((first) => gone || setPage(first));
    return () => {
      gone = true;
    };
  }, [load, revision]);
  const loadMore = async (): Promise<void> => {
    const next = await load(page?.mentions.length ?? 0);
    if (next !== null) setPage((was) => ({ total: next.total, mentions: [...(was?.mentions ?? []), ...next.mentions] }));
  };
  return { page, refusal, loadMore: () => void loadMore() };
}

function Mention({ mention }: { readonly mention: ShownMention }) {
  return (
    <li className="mention">
      <p className="mention-text">{mention.text}</p>
      <p className="mention-about">
        <SentimentLabel label={mention.label} />
        {mention.labelledBy === 'person' ? <span>by you</span> : null}
        {mention.author === null ? null : <span>{atHandle(mention.author)}</span>}
        <time dateTime={new Date(mention.at).toISOString()}>{dayAndTime(mention.at)}</time>
        {mention.url === null ? null : (
          <a href={mention.url} target="_blank" rel="noreferrer" aria-label={`Open this mention in the browser`}>
            Open
          </a>
        )}
      </p>
    </li>
  );
}
