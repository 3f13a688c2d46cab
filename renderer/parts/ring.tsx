import './ring.css';

/** Time left of a whole, draining clockwise, with its seconds in the middle. The words beside it say the same. */
export function Ring({ left, whole }: { readonly left: number; readonly whole: number }) {
  const share = whole <= 0 ? 0 : Math.min(1, Math.max(0, left / whole));
  return (
    <span className="ring" aria-hidden="true">
      <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
        <circle className="ring-ground" cx="20" cy="20" r="17.5" />
        <circle className="ring-left" cx="20" cy="20" r="17.5" pathLength="100" strokeDasharray={`${share * 100} 100`} />
      </svg>
      <span className="ring-seconds numbers">{Math.ceil(left / 1000)}</span>
    </span>
  );
}
