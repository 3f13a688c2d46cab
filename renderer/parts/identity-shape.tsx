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

/** Picture or initial in the shape of its kind, with the brand's own accent beside it. Decoration: words say the same. */
export function IdentityShape({ shape, initial, avatar, accent, onColour = false }: IdentityShapeProps) {
  return (
    <span className={`identity identity-${shape}${onColour ? ' identity-on-colour' : ''}`} aria-hidden="true">
      {accent === null ? null : <span className={`accent accent-${accent % 8}${accent >= 8 ? ' accent-striped' : ''}`} />}
      <span className="shape">{avatar === null ? initial : <img src={avatar} alt="" />}</span>
    </span>
  );
}
