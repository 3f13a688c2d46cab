import type { AudienceReport, FoundPost, MentionPage, SampledMention } from '../../shared/audience.ts';
import type { ShareEstimate } from '../../shared/pulse/mention.ts';
import { now } from './fixture-parts.ts';

const aDayMs = 86_400_000;
const days = 42;
const first = new Date(now - days * aDayMs).setHours(0, 0, 0, 0);

/** A share that swells and falls, wider where there are fewer mentions; one day without any. */
function shareOf(day: number): ShareEstimate {
  const n = day === 17 ? 0 : 8 + ((day * 7) % 23);
  const negative = 0.2 + 0.22 * Math.exp(-((day - 30) ** 2) / 20) + 0.03 * Math.sin(day);
  const half = n === 0 ? 0 : 0.6 / Math.sqrt(n);
  if (n === 0) return { negative: 0, low: 0, high: 1, n, labelled: 0, method: 'none' };
  return { negative, low: Math.max(0, negative - half), high: Math.min(1, negative + half), n, labelled: 0, method: 'model' };
}

export const audienceReport: AudienceReport = {
  bucketSize: 'day',
  overall: { negative: 0.284, low: 0.221, high: 0.348, n: 812, labelled: 39, method: 'model-and-labels' },
  oldest: first,
  newest: now - 3_600_000,
  buckets: Array.from({ length: days }, (_, day) => ({
    start: new Date(first).setDate(new Date(first).getDate() + day),
    end: new Date(first).setDate(new Date(first).getDate() + day + 1),
    share: shareOf(day),
  })),
  sample: { size: 40, answered: 40, skipped: 1 },
};

const texts = [
  'Your new app logged me out again in the middle of an order. Third time this week.',
  'Is the shop in Leeds open on Sunday?',
  'The tour was lovely, thank you to Kim at the desk!',
] as const;
const labels = ['negative', 'neutral', 'positive'] as const;

export const audienceMentions: MentionPage = {
  total: 812,
  mentions: Array.from({ length: 20 }, (_, index) => ({
    id: `mention-${index}`,
    at: now - index * 7_000_000,
    author: index % 4 === 3 ? null : `person-${index}.example`,
    text: texts[index % 3] ?? texts[0],
    url: index % 4 === 3 ? null : `https://bsky.app/profile/person-${index}.example/post/3k`,
    label: labels[index % 3] ?? null,
    labelledBy: index === 1 ? 'person' : 'model',
  })),
};

export const audienceSample: readonly SampledMention[] = Array.from({ length: 40 }, (_, index) => ({
  id: `mention-${index}`,
  text: texts[index % 3] ?? texts[0],
  answer: index < 12 ? (labels[index % 3] ?? null) : null,
}));

export const tagPosts: readonly FoundPost[] = [
  {
    text: 'They are still looking for people under the rubble in #Southbridge. Please keep the roads free.',
    at: now - 120_000,
    who: 'reporter.example',
  },
  { text: '#Southbridge the school is safe, all children are out', at: now - 340_000, who: 'teacher.example' },
].map(({ text, at, who }, index) => ({
  uri: `at://did:plc:x/app.bsky.feed.post/${index}`,
  url: `https://bsky.app/profile/${who}/post/3k`,
  authorHandle: who,
  text,
  at,
}));
