import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { CommandArguments } from '../../shared/ipc.ts';
import { HatcheckProvider, useSlice } from '../bridge/hatcheck-context.tsx';
import { createSnapshotStore } from '../bridge/snapshot-store.ts';
import '../base.css';

/** Draws a window into `#root` over the bridge the preload script gave it. */
export function mount(content: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no #root to draw into.');
  const bridge = window.hatcheck;
  const store = createSnapshotStore(bridge, () => performance.now());
  // An error that no part catches leaves an empty window: main stops acting and says so.
  const onUncaughtError = (error: unknown): void => void bridge.run('fault.report', faultOf(error)).catch(() => {});
  createRoot(root, { onUncaughtError }).render(
    <HatcheckProvider bridge={bridge} store={store} loading={<Loading />}>
      <Theme />
      {content}
    </HatcheckProvider>,
  );
}

/** What main's report needs, within the bounds of the command. */
function faultOf(error: unknown): CommandArguments<'fault.report'> {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { name: name.slice(0, 200), message: message.slice(0, 2_000), stack: stack.slice(0, 20_000) };
}

function Loading() {
  return (
    <p className="visually-hidden" role="status">
      Opening Hatcheck…
    </p>
  );
}

/** The person's choice of colours, as `data-theme`; `system` leaves it to the system. */
function Theme() {
  const theme = useSlice((snapshot) => snapshot.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return null;
}
