import type { Refusal } from '../../shared/outcome.ts';
import './refused.css';
import { Icon } from './icon.tsx';

/** Why something did not happen, said at once and beside the control that asked for it. */
export function Refused({ refusal, id }: { readonly refusal: Refusal | null; readonly id?: string }) {
  if (refusal === null) return null;
  return (
    <p className="refused" role="alert" {...(id === undefined ? {} : { id })}>
      <Icon name="stop" />
      <span>{refusal.words}</span>
    </p>
  );
}
