import { parentPort, workerData } from 'node:worker_threads';
import { type KnownSpeaker, learnKit } from '../../shared/voice/learn-kit.ts';
import type { VoicePool } from '../../shared/voice/voice-pool.ts';
import { readVoicePool } from '../models/voice-pool-file.ts';

/**
 * Entry of the thread that learns voices, so that nothing waits for it. It answers once and ends; `workerData`: the file
 * of the pool. A pool that cannot be read only leaves out what needs it.
 */
parentPort?.once('message', async (speakers: readonly KnownSpeaker[]) => {
  const pool: VoicePool | null = await readVoicePool(String(workerData)).catch(() => null);
  parentPort?.postMessage(learnKit(speakers, pool));
});
