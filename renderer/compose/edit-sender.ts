/** Sends the newest content at most once per `intervalMs`: at once when quiet, then at the end of each interval. */
export interface EditSender<T> {
  readonly push: (content: T) => void;
  /** Sends what waits, now. */
  readonly flush: () => void;
}

/** `later(act, ms)` calls `act` once, `ms` milliseconds from now. */
export function createEditSender<T>(
  send: (content: T) => void,
  intervalMs: number,
  later: (act: () => void, ms: number) => void,
): EditSender<T> {
  let waiting: { readonly content: T } | null = null;
  let quiet = true;

  const sendWaiting = () => {
    if (waiting === null) return;
    const { content } = waiting;
    waiting = null;
    send(content);
  };
  const onInterval = () => {
    if (waiting === null) {
      quiet = true;
      return;
    }
    sendWaiting();
    later(onInterval, intervalMs);
  };
  return {
    push: (content) => {
      waiting = { content };
      if (!quiet) return;
      quiet = false;
      sendWaiting();
      later(onInterval, intervalMs);
    },
    flush: sendWaiting,
  };
}
