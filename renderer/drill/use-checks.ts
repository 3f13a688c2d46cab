import { useEffect, useState } from 'react';
import type { Finding } from '../../shared/finding.ts';
import type { Drill } from './drill.ts';
import type { DrillNetwork } from './drill-network.ts';

/** The checks come after the page: nothing else in this window needs them. */
export type Checks =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly findingsOf: (drill: Drill, network: DrillNetwork) => readonly Finding[] }
  | { readonly kind: 'failed' };

/** Loads the same checks that look at every draft. */
export function useChecks(): Checks {
  const [checks, setChecks] = useState<Checks>({ kind: 'loading' });
  useEffect(() => {
    let isShown = true;
    const tell = (loaded: Checks) => (isShown ? setChecks(loaded) : undefined);
    import('./look-at-drill.ts').then(
      ({ findingsOf }) => tell({ kind: 'ready', findingsOf }),
      () => tell({ kind: 'failed' }),
    );
    return () => {
      isShown = false;
    };
  }, []);
  return checks;
}
