import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startChild } from './child-process.ts';

/** A running Bluesky server. */
export type Pds = {
  /** Its address, `http://localhost:PORT`. */
  readonly url: string;
  /** The address of the directory that knows its accounts' identities. */
  readonly plcUrl: string;
  readonly pid: number;
  /** Stops answering, without closing connections. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('../servers/bluesky-pds.mjs', import.meta.url));
const readyLine = z.object({ pds: z.url(), plc: z.url(), pid: z.number() });

/** Starts the official server, empty, on loopback. Install it first: `ensureTestServers` in scripts/test-servers.ts. */
export async function startPds(): Promise<Pds> {
  const child = await startChild(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR },
    ready: { line: /^\{"pds"/, on: 'stdout' },
  });
  const { pds, plc, pid } = readyLine.parse(JSON.parse(child.readyLine));
  return {
    url: pds,
    plcUrl: plc,
    pid,
    freeze: () => child.signal('SIGSTOP'),
    thaw: () => child.signal('SIGCONT'),
    stop: child.stop,
  };
}
