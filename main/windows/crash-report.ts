import { redact, redactText } from '../redact.ts';

/** Where a fault showed itself, and what was thrown or said. */
export interface Fault {
  readonly where: 'main' | 'window';
  readonly what: unknown;
}

/** What the report says about the program it comes from. */
export interface ReportFacts {
  readonly version: string;
  readonly electron: string;
  readonly system: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const maxCharacters = 20_000;

/** The report of a fault, in plain text and without secrets. */
export function crashReport(fault: Fault, { version, electron, system, now }: ReportFacts): string {
  const head = [`Hatcheck ${version}, Electron ${electron}, ${system}`, new Date(now).toISOString(), `Fault in: ${fault.where}`];
  return `${head.join('\n')}\n\n${told(fault.what)}\n`.slice(0, maxCharacters);
}

function told(what: unknown): string {
  if (what instanceof Error) {
    const cause = what.cause === undefined ? '' : `\nBecause of: ${told(what.cause)}`;
    return redactText(`${what.name}: ${what.message}\n${framesOf(what)}`).trimEnd() + cause;
  }
  return typeof what === 'string' ? redactText(what) : JSON.stringify(redact(what), null, 2);
}

/** The frames only: the first lines of a stack repeat the message. */
function framesOf({ stack }: Error): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
