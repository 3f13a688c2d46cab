/** Characters left, as people count them. */
export function Left({ left }: { readonly left: number }) {
  const look = left < 0 ? ' left-over' : left <= 20 ? ' left-few' : '';
  return <span className={`left numbers${look}`}>{left < 0 ? `${-left} too many` : `${left} left`}</span>;
}
