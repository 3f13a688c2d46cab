import type { Sentiment } from '../../shared/pulse/mention.ts';

const words: Readonly<Record<Sentiment, string>> = { negative: '− negative', neutral: '○ neutral', positive: '+ positive' };

/** Sign and word say it, the colour only repeats it. */
export function SentimentLabel({ label }: { readonly label: Sentiment | null }) {
  return <span className={`mention-label mention-label-${label ?? 'none'}`}>{label === null ? 'not read yet' : words[label]}</span>;
}
