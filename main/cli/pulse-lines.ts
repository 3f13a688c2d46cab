import { z } from 'zod';
import { classifyMention } from '../../shared/pulse/classify-mention.ts';
import { estimateShare } from '../../shared/pulse/estimate-share.ts';
import { settleReadings } from '../../shared/pulse/label-shift.ts';
import { type CountedMention, type MentionReading, sentimentSchema } from '../../shared/pulse/mention.ts';
import type { PulseModel } from '../../shared/pulse/pulse-model.ts';
import { answerLines, type LineStreams } from './json-lines.ts';

const mentionLine = z.object({
  id: z.union([z.string().max(300), z.number()]),
  text: z.string().max(100_000),
  label: sentimentSchema.nullish(),
});

/** A line that could not be read keeps its place among the answers. */
type Answer =
  | { readonly kind: 'mention'; readonly id: string | number; readonly mention: CountedMention }
  | { readonly kind: 'error'; readonly line: string };

/**
 * `hatcheck pulse`: reads all mentions, then answers each and the audience as a whole, since what a mention says is read
 * in the light of the others (`settleReadings`). A mention that a person labelled keeps that label.
 * @returns the exit code: 0, or 1 where a line could not be read.
 */
export async function answerPulseLines({ input, print }: LineStreams, model: PulseModel): Promise<0 | 1> {
  const answers: Answer[] = [];
  const collected: CountedMention[] = [];
  const keepError = (line: string): void => void answers.push({ kind: 'error', line });
  const code = await answerLines(
    { input, print: (line) => (line === mentionMark ? undefined : keepError(line)) },
    mentionLine,
    (question) => {
      const mention: CountedMention = { reading: classifyMention(question.text, model), label: question.label ?? null };
      collected.push(mention);
      answers.push({ kind: 'mention', id: question.id, mention });
      return null;
    },
  );
  const settled = settleReadings(collected.map(({ reading }) => reading)).values();
  for (const answer of answers) {
    if (answer.kind === 'error') print(answer.line);
    else print(JSON.stringify(lineOf(answer.id, answer.mention, settled.next().value ?? answer.mention.reading)));
  }
  print(JSON.stringify({ summary: rounded(estimateShare(collected, model)) }));
  return code;
}

/** What is printed for a mention as soon as it is read: nothing yet. */
const mentionMark = JSON.stringify(null);

function lineOf(id: string | number, { label }: CountedMention, reading: MentionReading) {
  return { id, label: label ?? reading.label, pNegative: round(reading.pNegative) };
}

function rounded<Share extends { readonly negative: number; readonly low: number; readonly high: number }>(share: Share): Share {
  return { ...share, negative: round(share.negative), low: round(share.low), high: round(share.high) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
