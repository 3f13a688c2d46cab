import { z } from 'zod';
import { type ReadMention, readMention } from '../../shared/pulse/classify-mention.ts';
import { estimateShare } from '../../shared/pulse/estimate-share.ts';
import { type CountedMention, type Sentiment, sentimentSchema } from '../../shared/pulse/mention.ts';
import type { PulseModel } from '../../shared/pulse/pulse-model.ts';
import { type SettledLabel, settleLabels } from '../../shared/pulse/settle-labels.ts';
import { answerLines, type LineStreams } from './json-lines.ts';

const mentionLine = z.object({
  id: z.union([z.string().max(300), z.number()]),
  text: z.string().max(100_000),
  label: sentimentSchema.nullish(),
});

/** A line that could not be read keeps its place among the answers. */
type Answer =
  | { readonly kind: 'mention'; readonly id: string | number; readonly given: Sentiment | null; readonly at: number }
  | { readonly kind: 'error'; readonly line: string };

/**
 * `hatcheck pulse`: reads all mentions, then answers each and the audience as a whole, since what a mention says is read
 * in the light of the others (`settleLabels`). A mention that a person labelled keeps that label.
 * @returns the exit code: 0, or 1 where a line could not be read.
 */
export async function answerPulseLines({ input, print }: LineStreams, model: PulseModel): Promise<0 | 1> {
  const answers: Answer[] = [];
  const counted: CountedMention[] = [];
  const mentions: ReadMention[] = [];
  const keepError = (line: string): void => void answers.push({ kind: 'error', line });
  const code = await answerLines(
    { input, print: (line) => (line === mentionMark ? undefined : keepError(line)) },
    mentionLine,
    (question) => {
      const mention = readMention(question.text, model);
      const given = question.label ?? null;
      answers.push({ kind: 'mention', id: question.id, given, at: mentions.length });
      mentions.push(mention);
      counted.push({ reading: mention.reading, label: given });
      return null;
    },
  );
  const settled = settleLabels(mentions);
  for (const answer of answers) {
    if (answer.kind === 'error') {
      print(answer.line);
      continue;
    }
    const settledLabel = settled[answer.at];
    if (settledLabel !== undefined) print(JSON.stringify(lineOf(answer.id, answer.given, settledLabel)));
  }
  print(JSON.stringify({ summary: rounded(estimateShare(counted, model)) }));
  return code;
}

/** What is printed for a mention as soon as it is read: nothing yet. */
const mentionMark = JSON.stringify(null);

function lineOf(id: string | number, given: Sentiment | null, settled: SettledLabel) {
  return { id, label: given ?? settled.label, pNegative: round(settled.pNegative) };
}

function rounded<Share extends { readonly negative: number; readonly low: number; readonly high: number }>(share: Share): Share {
  return { ...share, negative: round(share.negative), low: round(share.low), high: round(share.high) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
