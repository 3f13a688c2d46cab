import { Worker } from 'node:worker_threads';
import type { KnownSpeaker } from '../../shared/voice/learn-kit.ts';
import type { VoiceKit } from '../../shared/voice/voice-kit.ts';

/** Learns in the built `voice-worker` at `entry`; both are absolute paths. Null where the thread failed. */
export function learnInThread(entry: string, poolFile: string, speakers: readonly KnownSpeaker[]): Promise<VoiceKit | null> {
  return new Promise((resolve) => {
    const worker = new Worker(entry, { workerData: poolFile });
    worker.unref(); // never keeps the program from ending
    worker.once('message', (kit: VoiceKit) => {
      resolve(kit);
      void worker.terminate();
    });
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
    worker.postMessage(speakers);
  });
}
