import { createInterface } from 'node:readline';
import type { ZodType } from 'zod';
import { withoutByteOrderMark } from '../../shared/json-text.ts';

/** Where lines come from and go to, so that tests can hand in both. */
export interface LineStreams {
  readonly input: NodeJS.ReadableStream;
  readonly print: (line: string) => void;
}

/**
 * Answers JSON lines with JSON lines, one for each, in order. A line that is not JSON, or not what the schema
 * says, gets `{"error","line"}` with its number (from 1), and the rest is answered. Empty lines are passed over.
 * @returns the exit code: 0, or 1 where a line could not be read.
 */
export async function answerLines<Question>(
  { input, print }: LineStreams,
  schema: ZodType<Question>,
  answer: (question: Question) => unknown,
): Promise<0 | 1> {
  let number = 0;
  let code: 0 | 1 = 0;
  for await (const read of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const line = number === 1 ? withoutByteOrderMark(read) : read;
    if (line.trim() === '') continue;
    const question = readLine(line, schema);
    if (question.kind === 'bad') code = 1;
    print(JSON.stringify(question.kind === 'ok' ? answer(question.question) : { error: question.words, line: number }));
  }
  return code;
}

type ReadLine<Question> = { readonly kind: 'ok'; readonly question: Question } | { readonly kind: 'bad'; readonly words: string };

function readLine<Question>(line: string, schema: ZodType<Question>): ReadLine<Question> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'bad', words: 'This line is not JSON. Write one JSON object a line.' };
  }
  const read = schema.safeParse(value);
  if (read.success) return { kind: 'ok', question: read.data };
  const issue = read.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  return { kind: 'bad', words: `${place === '' ? 'This line' : `"${place}"`} is not as expected: ${issue?.message ?? 'unknown'}.` };
}
