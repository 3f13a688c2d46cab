import type { HatcheckBridge } from '../../shared/ipc.ts';

declare global {
  interface Window {
    readonly hatcheck: HatcheckBridge;
  }
}
