import type { CommandArguments, CommandName, CommandResult } from '../../shared/ipc.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Program } from './launch.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';

/** Commands as a window sends them, without the mouse: for what a test is not about, and for speed. */
export type Commands = {
  run<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>>;
  /** As `run`, for what must not be refused: gives the value, or throws the words of the refusal. */
  must<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<Extract<CommandResult<N>, { kind: 'ok' }>['value']>;
  snapshot(): Promise<Snapshot>;
  /** Waits until `look` finds something in the snapshot. */
  until<T>(what: string, look: (snapshot: Snapshot) => T | undefined | false, options?: WaitOptions): Promise<T>;
};

/**
 * Commands through the compose window, by way of the main process: Chromium drops its remote-control connection when the
 * machine goes to sleep, Node's inspector does not.
 */
export function commandsOf({ app }: Pick<Program, 'app'>): Commands {
  const run = async <N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>> => {
    const call = `window.hatcheck.run(${JSON.stringify(name)}, ${sourceOf(args)})`;
    const answer: unknown = await app.evaluate(({ BrowserWindow }, script) => {
      // A window just closed is still listed for a moment, and throws when it is asked for its page.
      const compose = BrowserWindow.getAllWindows().find(
        (window) => !window.isDestroyed() && window.webContents.getURL().includes('compose'),
      );
      if (compose === undefined) throw new Error('There is no compose window');
      const { webContents } = compose;
      return new Promise<unknown>((resolve, reject) => {
        // What was asked of a page that is destroyed meanwhile never settles by itself.
        // Bound, as a named function would carry a helper of the compiler with it that main does not have.
        const gone = reject.bind(null, new Error('The compose window is gone'));
        webContents.once('destroyed', gone);
        const asked = webContents.executeJavaScript(script).finally(() => webContents.removeListener('destroyed', gone));
        asked.then(resolve, reject);
      });
    }, call);
    return answer as CommandResult<N>;
  };
  const must: Commands['must'] = async (name, args) => {
    const answer = await run(name, args);
    if (answer.kind === 'refused') throw new Error(`${name} was refused: ${answer.refusal.words}`);
    return answer.value as never;
  };
  const snapshot = () => must('snapshot.get', {}) as Promise<Snapshot>;
  return {
    run,
    must,
    snapshot,
    until: (what, look, options) => waitFor(what, async () => look(await snapshot()), options),
  };
}

/** A script that makes the arguments; the bytes of an image, which JSON has no word for, as a `Uint8Array`. */
function sourceOf(args: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(args).map(([name, value]) => {
    const source = value instanceof Uint8Array ? `new Uint8Array([${value.join()}])` : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${source}`;
  });
  return `{ ${fields.join(', ')} }`;
}
