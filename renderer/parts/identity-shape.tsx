import type { Kind } from '../../shared/account.ts';
import './identity-shape.css';

interface IdentityShapeProps {
  /** Brand is square, personal is round, nobody is round and dashed. */
  readonly shape: Kind | 'blocked' | 'nobody';
  readonly initial: string;
  readonly avatar: string | null;
  readonly accent: number | null;
  /** On a coloured ground the shape is white. */
  readonly onColour?: boolean;
}

const colours = 8;
const patterns = ['', ' accent-striped', ' accent-halved', ' accent-banded'];

/** Every colour plain first, then each with a pattern: no two of the first 32 look alike. */
export function accentClass(accent: number): string {
  return `accent accent-${accent % colours}${patterns[Math.floor(accent / colours) % patterns.length]}`;
}

/** Picture or initial in the shape of its kind, with the brand's own accent beside it. Decoration: words say the same. */
export function IdentityShape({ shape, initial, avatar, accent, onColour = false }: IdentityShapeProps) {
  return (
    <span className={`identity identity-${shape}${onColour ? ' identity-on-colour' : ''}`} aria-hidden="true">
      {accent === null ? null : <span className={accentClass(accent)} />}
      <span className="shape">{avatar === null ? initial : <img src={avatar} alt="" />}</span>
    </span>
  );
}
