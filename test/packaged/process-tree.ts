import { readdirSync, readFileSync } from 'node:fs';

/** A process and what the kernel holds it to (proc_pid_status(5)). */
export type ProcessFacts = {
  readonly pid: number;
  readonly parent: number;
  readonly uid: number;
  /** Its arguments, with spaces between them: Chromium's children write theirs anew, so where one ends is lost. */
  readonly commandLine: string;
  /** 2: only the system calls its filter lets through. */
  readonly seccomp: number;
};

/** A process and all it started, directly or not, that are there now. */
export function processTree(root: number): readonly ProcessFacts[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readFacts(Number(name)) ?? []);
  const inTree = new Set([root]);
  for (let before = 0; before !== inTree.size; ) {
    before = inTree.size;
    for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid);
  }
  return all.filter(({ pid }) => inTree.has(pid));
}

/** Undefined for a process that has just gone. */
function readFacts(pid: number): ProcessFacts | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1]);
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: field('PPid'), uid: field('Uid'), commandLine, seccomp: field('Seccomp') };
  } catch {
    return undefined;
  }
}
