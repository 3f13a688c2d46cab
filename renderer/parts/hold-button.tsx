import { type Ref, useId } from 'react';
import './hold-button.css';
import { OnNetwork } from './network-mark.tsx';
import { type HoldState, useHold } from './use-hold.ts';

interface HoldButtonProps {
  /** Names the account: `Post as @acme.com`. */
  readonly words: string;
  /** The network to name beside the handle, where it could be meant on two; else null. */
  readonly network?: string | null;
  /** Why it cannot be held now, as the id of the words that say so, or null where it can. */
  readonly refusedBy: string | null;
  readonly onHeld: (heldMs: number) => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Confirms as a brand: pressed and held for 0.6 s, filling while it is. */
export function HoldButton({ words, network = null, refusedBy, onHeld, ref }: HoldButtonProps) {
  const helpId = useId();
  const { state, handlers } = useHold(refusedBy === null, onHeld);
  const describedBy = refusedBy === null ? helpId : `${refusedBy} ${helpId}`;
  return (
    <span className="hold">
      <button
        type="button"
        className="post-button hold-button"
        data-state={state}
        aria-disabled={refusedBy !== null}
        aria-describedby={describedBy}
        ref={ref}
        {...handlers}
      >
        <span className="hold-fill" />
        <span className="hold-words">
          {words}
          <OnNetwork name={network} />
          <span className="hold-hint" aria-hidden="true">
            hold
          </span>
        </span>
      </button>
      <span className="hold-say" role="status">
        {sayings[state](network === null ? words : `${words} on ${network}`)}
      </span>
      <span className="visually-hidden" id={helpId}>
        Press and hold for 0.6 seconds, with the mouse, Enter or Space. With a screen reader, press once, and once more when asked.
      </span>
    </span>
  );
}

const sayings: Readonly<Record<HoldState, (words: string) => string>> = {
  resting: () => '',
  holding: () => '',
  tooShort: () => 'Hold a little longer',
  pressAgain: (words) => `Press again: ${words}`,
};
