import { useEffect } from 'react';
import { useCommand } from '../bridge/use-command.ts';

/** https://www.w3.org/TR/battery-status/ : Chromium has it, TypeScript's library does not. */
interface BatteryManager extends EventTarget {
  /** From 0 to 1. */
  readonly level: number;
  readonly charging: boolean;
}

const whole = 100;

/** Tells main how full the battery is, now and when that changes by a percent: Electron tells no process but the page's. */
export function useBattery(): void {
  const { run } = useCommand('reach.battery');
  useEffect(() => {
    const ended = new AbortController();
    const system: Navigator & { readonly getBattery?: () => Promise<BatteryManager> } = navigator;
    const follow = async (): Promise<void> => {
      const battery = await system.getBattery?.();
      if (battery === undefined || ended.signal.aborted) return;
      let told = '';
      const tell = (): void => {
        const level = Math.round(battery.level * whole) / whole;
        const { charging } = battery;
        if (told === `${level} ${charging}`) return;
        told = `${level} ${charging}`;
        void run({ level, charging });
      };
      for (const change of ['levelchange', 'chargingchange']) battery.addEventListener(change, tell, { signal: ended.signal });
      tell();
    };
    void follow().catch(() => {}); // a system that does not tell has, as far as anybody can know, no battery
    return () => ended.abort();
  }, [run]);
}
