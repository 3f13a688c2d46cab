import { readdirSync, readFileSync } from 'node:fs';

/** A process and everything it started, as Linux's /proc tells. What ends meanwhile counts as not there. */
export function processTree(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? statOf(Number(name))?.parent : undefined;
    if (parent === undefined) continue;
    const siblings = children.get(parent) ?? [];
    children.set(parent, [...siblings, Number(name)]);
  }
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    found.push(pid);
    open.push(...(children.get(pid) ?? []));
  }
  return found;
}

/** Memory of one process in MB, a page shared by n processes counted as 1/n (PSS of smaps_rollup). */
export interface ProcessMemory {
  readonly type: string;
  readonly mb: number;
}

export function memoryOf(pids: readonly number[]): readonly ProcessMemory[] {
  return pids.flatMap((pid) => {
    const rollup = readProc(pid, 'smaps_rollup');
    const kb = rollup === null ? null : /^Pss:\s+(\d+)/m.exec(rollup)?.[1];
    if (kb === null || kb === undefined) return [];
    return [{ type: typeOf(readProc(pid, 'cmdline') ?? ''), mb: Number(kb) / 1024 }];
  });
}

/** Processor time the processes have used so far, in clock ticks of 10 ms. */
export function ticksOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0);
}

/** Chromium's name for what a process does; the first one is the browser itself. */
function typeOf(commandLine: string): string {
  const subType = /--utility-sub-type=([\w.]+)/.exec(commandLine)?.[1];
  return subType ?? /--type=([\w-]+)/.exec(commandLine)?.[1] ?? 'browser';
}

function statOf(pid: number): { readonly parent: number; readonly ticks: number } | null {
  const stat = readProc(pid, 'stat');
  if (stat === null) return null;
  // The name in parentheses may hold anything; fields are counted from behind it (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

function readProc(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
}
