import type { Clock } from './clock.ts';
import { redact, redactText } from './redact.ts';

/** From the quietest to the loudest. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * What the program says about itself, for whoever mends it. Never a credential or the text of a post: every line passes
 * the redaction of `redact.ts`. What a person must know is a notice or a refusal, not a line here.
 */
export interface Log {
  debug(words: string, facts?: Readonly<Record<string, unknown>>): void;
  info(words: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(words: string, facts?: Readonly<Record<string, unknown>>): void;
  error(words: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Takes whole lines, with their line feed. Must not throw. */
export type LogSink = (line: string) => void;

export interface LogParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly sinks: readonly LogSink[];
  /** What is below it is not written. */
  readonly level: LogLevel;
}

/** A log that writes lines such as `2026-11-23T12:00:00.000Z warn The keyring is locked {"tries":2}`. */
export function createLog({ clock, sinks, level }: LogParts): Log {
  const lowest = logLevels.indexOf(level);
  const at =
    (lineLevel: LogLevel) =>
    (words: string, facts: Readonly<Record<string, unknown>> = {}): void => {
      if (logLevels.indexOf(lineLevel) < lowest) return;
      const line = `${new Date(clock.now()).toISOString()} ${lineLevel} ${onOneLine(redactText(words))}${inJson(facts)}\n`;
      for (const sink of sinks) sink(line);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function inJson(facts: Readonly<Record<string, unknown>>): string {
  return Object.keys(facts).length === 0 ? '' : ` ${JSON.stringify(redact(facts))}`;
}

/** A message with a line feed in it could pass for two lines. */
function onOneLine(words: string): string {
  return words.replaceAll(/\s*[\r\n]+\s*/g, ' / ');
}
