import { done } from '../../shared/outcome.ts';
import type { Group, HandlerParts } from './handler-parts.ts';

/** What windows ask for themselves. */
export function windowCommands(parts: HandlerParts): Group<'window'> & Group<'strip'> & Group<'fault'> & Group<'program'> & Group<'reach'> {
  return {
    'window.open': async ({ window, page }) => {
      if (window === 'compose') await parts.openCompose();
      else parts.openConsole(page ?? 'accounts');
      return done;
    },
    'reach.battery': async (battery) => {
      parts.state.update((before) => ({ ...before, battery }));
      return done;
    },
    'strip.button': async ({ at, zoom }) => {
      parts.stripButton(at, zoom);
      return done;
    },
    'fault.report': async ({ name, message, stack }) => {
      parts.onFault({ where: 'window', what: Object.assign(new Error(message), { name, stack }) });
      return done;
    },
    'program.quit': async () => {
      parts.quit();
      return done;
    },
  };
}
