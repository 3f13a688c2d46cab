import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { HatcheckProvider, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { createSnapshotStore } from '../bridge/snapshot-store.ts';
import '../base.css';

/** Draws a window into `#root` over the bridge the preload script gave it. */
export function mount(content: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no #root to draw into.');
  const bridge = window.hatcheck;
  const store = createSnapshotStore(bridge, () => performance.now());
  createRoot(root).render(
    <HatcheckProvider bridge={bridge} store={store} loading={<Loading />}>
      <Theme />
      {content}
    </HatcheckProvider>,
  );
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
  const { theme } = useSnapshot().settings;
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return null;
}
