import { useEffect } from 'react';
import { useBridge } from '../bridge/hatcheck-context.tsx';
import { followTexts } from '../parts/text-origin.ts';

/** While the window is open: where text comes from is known wherever it is put. */
export function useTextOrigins(): void {
  const bridge = useBridge();
  useEffect(() => followTexts(bridge, document), [bridge]);
}
