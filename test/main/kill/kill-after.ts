import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a killed child said. */
export interface Killed {
  /** Complete lines of its stdout: what it acknowledged. */
  readonly acknowledged: readonly string[];
  readonly complaints: string;
}

/** Runs a TypeScript file under plain Node and kills it with SIGKILL once it has said `lines` lines. */
export function killAfter(script: URL, args: readonly string[], lines: number): Promise<Killed> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(script), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve({ acknowledged: said.split('\n').slice(0, -1), complaints }));
  });
}
