import { useEffect } from 'react';
import { type Command, useCommand } from '../bridge/use-command.ts';

/** Recalls every held post and locks every brand, by button or Ctrl+Alt+. in this window. */
export function useStopEverything(): Command<'panic'> {
  const panic = useCommand('panic');
  const { run } = panic;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'Period') return;
      event.preventDefault();
      void run({});
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [run]);
  return panic;
}
