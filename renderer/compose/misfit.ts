import type { Draft } from '../../shared/post.ts';
import { limitsOf } from '../../shared/posting-limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { actPlurals } from '../parts/act-words.ts';
import { visibilityOf } from './visibility-words.ts';

/**
 * What the draft asks for that the network of its identity lacks, each in one sentence; null where it has it. Main refuses
 * to send it all the same: here it is said before anybody confirms.
 */
export interface Misfit {
  readonly act: string | null;
  readonly visibility: string | null;
  readonly warning: string | null;
  /** About descriptions of images. */
  readonly alt: string | null;
}

const fits: Misfit = { act: null, visibility: null, warning: null, alt: null };

export function misfitOf(snapshot: Pick<Snapshot, 'identities' | 'networks'>, draft: Draft | null): Misfit {
  const identity = snapshot.identities.find((status) => status.identity.id === draft?.identityId)?.identity;
  const network = snapshot.networks.find(({ id }) => id === identity?.network);
  if (draft === null || identity === undefined || network === undefined) return fits;
  const { name, acts, visibilities, contentWarnings } = network;
  const { about, visibility = 'public', contentWarning } = draft;
  const { maxAltLength } = limitsOf(identity, snapshot.networks);
  const tooLong = draft.parts.some(({ images }) => images.some(({ alt }) => alt.trim().length > maxAltLength));
  return {
    act: about === undefined || acts.includes(about.act) ? null : `Hatcheck makes no ${actPlurals[about.act]} at ${name}.`,
    visibility: visibilities.includes(visibility) ? null : `${name} has no posts ${visibilityOf[visibility]}.`,
    warning: contentWarning === undefined || contentWarnings ? null : `${name} has no content warnings.`,
    alt: tooLong ? `${name} takes descriptions of at most ${maxAltLength.toLocaleString('en')} characters.` : null,
  };
}

/** The first thing that does not fit, or null. */
export function firstMisfit({ act, visibility, warning, alt }: Misfit): string | null {
  return act ?? visibility ?? warning ?? alt;
}
