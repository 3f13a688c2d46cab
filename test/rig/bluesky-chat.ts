import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startChild } from './child-process.ts';
import type { Pds } from './pds.ts';

/** A service of direct messages, standing in for Bluesky's own. */
export type BlueskyChat = {
  /** What it is known by: the PDS finds its address there. */
  readonly did: string;
  stop(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('../servers/bluesky-chat.mjs', import.meta.url));
const readyLine = z.object({ chat: z.string() });

export async function startBlueskyChat(pds: Pick<Pds, 'plcUrl'>): Promise<BlueskyChat> {
  const child = await startChild(process.execPath, [PROGRAM, pds.plcUrl], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    ready: { line: /^\{"chat"/, on: 'stdout' },
  });
  return { did: readyLine.parse(JSON.parse(child.readyLine)).chat, stop: child.stop };
}
