import { weightedLength } from '../../shared/weighted-length.ts';
import { LeftNumber, type LeftOfProps } from './left-number.tsx';

/** Characters left as X weighs them. */
export function WeightedLeft(props: LeftOfProps) {
  return <LeftNumber {...props} lengthOf={weightedLength} />;
}
