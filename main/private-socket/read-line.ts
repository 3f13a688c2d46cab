import type { Socket } from 'node:net';

/**
 * The first line that arrives, without its line feed; null where the connection ends before, more than `limit` bytes come
 * without one, or `limitMs` passes. Never rejects.
 */
export function readLine(socket: Socket, limit: number, limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => end(null), limitMs);
    const end = (line: string | null): void => {
      clearTimeout(timer);
      socket.off('data', take);
      resolve(line);
    };
    const take = (chunk: Buffer): void => {
      const feed = chunk.indexOf(0x0a);
      parts.push(feed < 0 ? chunk : chunk.subarray(0, feed));
      size += chunk.length;
      if (size > limit) end(null);
      else if (feed >= 0) end(Buffer.concat(parts).toString('utf8'));
    };
    socket.on('data', take);
    socket.once('error', () => end(null));
    socket.once('close', () => end(null));
  });
}
