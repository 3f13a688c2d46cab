import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { withoutByteOrderMark } from '../../shared/json-text.ts';
import type { OwnPost } from '../../shared/voice/history.ts';

/** `time` is a date as JavaScript reads it, for example ISO 8601, or epoch milliseconds. */
const postLine = z.object({
  text: z.string().max(100_000),
  time: z.union([z.number(), z.string().transform((text) => Date.parse(text))]).pipe(z.number({ error: 'a date is expected' })),
});

export type HistoryReading =
  | {
      readonly kind: 'ok';
      readonly posts: readonly OwnPost[];
      readonly badLines: readonly { readonly line: number; readonly words: string }[];
    }
  | { readonly kind: 'unreadable' };

/** Reads posts as JSON lines. Lines that are no posts are left out and named; empty ones are passed over. */
export async function readHistory(path: string): Promise<HistoryReading> {
  const posts: OwnPost[] = [];
  const badLines: { line: number; words: string }[] = [];
  const input = createReadStream(path, 'utf8');
  try {
    let line = 0;
    for await (const read of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const text = line === 1 ? withoutByteOrderMark(read) : read;
      if (text.trim() === '') continue;
      const post = readPost(text);
      if (typeof post === 'string') badLines.push({ line, words: post });
      else posts.push(post);
    }
  } catch {
    return { kind: 'unreadable' };
  }
  return { kind: 'ok', posts, badLines };
}

function readPost(text: string): OwnPost | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is not JSON. Write one JSON object a line.';
  }
  const read = postLine.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  return `is not {"text","time"}: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}.`;
}
