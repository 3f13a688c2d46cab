import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A tool of the system that says something about the computer. */
export interface Tool {
  /** Where it may be, absolute; the first that is there is run. */
  readonly paths: readonly [string, ...string[]];
  readonly args: readonly string[];
  /**
   * For a tool that says nothing where there is nothing to say, and just as little where its service does not answer:
   * one that fails then. Asked when the first said nothing; where it answers, the first is asked once more.
   */
  readonly whenSilent?: Tool;
}

/** How running a tool ended. Only `said` is an answer; everything else is doubt. */
export type ToolAnswer =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'timeUp' }
  /** `why` completes "it …". */
  | { readonly kind: 'failed'; readonly why: string };

export type RunTool = (tool: Tool) => Promise<ToolAnswer>;

export interface ToolLimits {
  /** Milliseconds for all of it: each place where the tool may be, and what is asked when it is silent. */
  readonly limitMs: number;
  /** Bytes of its answer. */
  readonly largest: number;
}

export const toolLimits: ToolLimits = { limitMs: 5_000, largest: 1_048_576 };

/**
 * Runs tools by their absolute path, without a shell, with nothing of our own environment: no PATH that could lead
 * elsewhere, no preloaded library, and messages in English. Never rejects, and is over at the limit whatever the tool does.
 */
export function createRunTool(
  limits: ToolLimits = toolLimits,
  platform: NodeJS.Platform = process.platform,
  monotonic: () => number = () => performance.now(),
): RunTool {
  // Windows' own tools find their libraries by SystemRoot: not by ours, which the person at the computer can set.
  const systemRoot = platform === 'win32' ? 'C:\\Windows' : undefined;
  const env = { LC_ALL: 'C', LANG: 'C', ...(systemRoot === undefined ? {} : { SystemRoot: systemRoot }) };
  const runAnywhere = async ({ paths, args }: Tool, deadline: number): Promise<ToolAnswer> => {
    for (const path of paths) {
      const limitMs = deadline - monotonic();
      if (limitMs <= 0) return { kind: 'timeUp' };
      const answer = await runOnce(path, args, env, { ...limits, limitMs });
      if (answer.kind !== 'absent') return answer;
    }
    return { kind: 'absent' };
  };
  return async (tool) => {
    const deadline = monotonic() + limits.limitMs;
    const answer = await runAnywhere(tool, deadline);
    if (tool.whenSilent === undefined || answer.kind !== 'said' || answer.text.trim() !== '') return answer;
    const asked = await runAnywhere(tool.whenSilent, deadline);
    return asked.kind === 'said' ? runAnywhere(tool, deadline) : { kind: 'failed', why: 'said nothing, and its service did not answer' };
  };
}

function runOnce(path: string, args: readonly string[], env: NodeJS.ProcessEnv, { limitMs, largest }: ToolLimits): Promise<ToolAnswer> {
  return new Promise((resolve) => {
    // In a group of its own, so that what it starts ends with it. Windows has no such groups.
    const detached = process.platform !== 'win32';
    const child = begin(path, args, { env, detached });
    if ('why' in child) return resolve(child);
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (answer: ToolAnswer): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      resolve(answer);
    };
    const end = (answer: ToolAnswer): void => {
      endGroup(child.pid, detached);
      settle(answer);
    };
    const timer = setTimeout(() => end({ kind: 'timeUp' }), limitMs);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > largest) end({ kind: 'failed', why: 'said more than it could have to' });
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle(error.code === 'ENOENT' ? { kind: 'absent' } : notRun(error));
    });
    child.on('close', (code) => {
      if (code === 0) settle({ kind: 'said', text: Buffer.concat(chunks).toString('utf8') });
      else settle({ kind: 'failed', why: code === null ? 'was ended from outside' : `ended with code ${code}` });
    });
  });
}

/** Node throws where the system refuses in a way it does not expect, and gives no pipe where there are no more files to open. */
function begin(path: string, args: readonly string[], own: { readonly env: NodeJS.ProcessEnv; readonly detached: boolean }) {
  try {
    const child = spawn(path, args, { ...own, cwd: '/', shell: false, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
    if ((child.stdout as Readable | undefined) !== undefined) return child;
    child.on('error', () => {}); // it is told at once, and said here
    return notRun({ code: 'EMFILE' });
  } catch (error) {
    return notRun(error as NodeJS.ErrnoException);
  }
}

function notRun({ code }: { readonly code?: string | undefined }): Extract<ToolAnswer, { kind: 'failed' }> {
  return { kind: 'failed', why: `could not be run (${code ?? 'unknown error'})` };
}

function endGroup(pid: number | undefined, detached: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(detached ? -pid : pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
