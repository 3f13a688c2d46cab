import type { IdentityId } from '../../shared/account.ts';
import {
  type Draft,
  type DraftImage,
  type DraftPart,
  isBlank,
  type LinkCard,
  type Visibility,
  withAcknowledged,
} from '../../shared/post.ts';
import type { AppState } from '../app-state/app-state.ts';

/** Pure changes of a draft. */

export function withDraftChanged(state: AppState, id: string, change: (draft: Draft) => Draft): AppState {
  return { ...state, drafts: state.drafts.map((draft) => (draft.id === id ? change(draft) : draft)) };
}

/** All of them, also in what single identities say. */
export function imagesOf(draft: Draft): readonly DraftImage[] {
  return [draft, ...(draft.also ?? [])].flatMap(({ parts = [] }) => imagesIn(parts));
}

function imagesIn(parts: readonly DraftPart[]): readonly DraftImage[] {
  return parts.flatMap((part) => [...part.images, ...(part.card?.image ? [part.card.image] : [])]);
}

/** Law 2: the text stays, every confirmation of it is void; after a switch the handle must be retyped. */
export function bound(draft: Draft, identityId: IdentityId | null, now: number): Draft {
  if (draft.identityId === identityId) return draft;
  const switched = draft.switched || (draft.identityId !== null && !isBlank(draft));
  return { ...draft, identityId, acknowledged: [], switched, updatedAt: now };
}

/**
 * The parts as typed, each image as it was kept: of what a window says about an image only its description counts.
 * Null where a part names an image that was never added to this draft; `whole` is the one that `draft` is a post of.
 */
export function edited(
  draft: Draft,
  parts: readonly DraftPart[],
  languages: readonly string[],
  now: number,
  whole: Draft = draft,
): Draft | null {
  const known = new Map(imagesOf(whole).map((image) => [image.id, image]));
  const kept = (image: DraftImage): DraftImage | null => {
    const own = known.get(image.id);
    return own === undefined ? null : { ...own, alt: image.alt };
  };
  const images = imagesIn(parts);
  if (images.some((image) => !known.has(image.id))) return null;
  const ownParts = parts.map((part) => ({
    text: part.text,
    images: part.images.flatMap((image) => kept(image) ?? []),
    card: part.card === null ? null : { ...part.card, image: part.card.image === null ? null : kept(part.card.image) },
  }));
  return { ...draft, parts: ownParts, languages: [...languages], updatedAt: now };
}

/** A post of its own, with the same words and as the same identity. */
export function withoutReply(draft: Draft, now: number): Draft {
  const { about, ...rest } = draft;
  return draft.replyTo === null && about === undefined ? draft : { ...rest, replyTo: null, updatedAt: now };
}

export function withVisibility(draft: Draft, visibility: Visibility, now: number): Draft {
  return { ...draft, visibility, updatedAt: now };
}

/** Null and blank words take the warning away. */
export function withContentWarning(draft: Draft, contentWarning: string | null, now: number): Draft {
  const { contentWarning: _, ...rest } = draft;
  const words = contentWarning?.trim() ?? '';
  return words === '' ? { ...rest, updatedAt: now } : { ...rest, contentWarning: words, updatedAt: now };
}

export function acknowledged(draft: Draft, findingId: string, isAcknowledged: boolean, now: number): Draft {
  return { ...withAcknowledged(draft, findingId, isAcknowledged), updatedAt: now };
}

/** Put aside until `until`, or, where that is null, until one can answer again or takes it up. */
export function kept(draft: Draft, until: number | null, now: number): Draft {
  return { ...draft, kept: { until }, updatedAt: now };
}

export function takenUp(draft: Draft, now: number): Draft {
  const { kept: _, ...rest } = draft;
  return { ...rest, updatedAt: now };
}

/** A card that main fetched. */
export function withCard(draft: Draft, part: number, card: LinkCard, now: number): Draft {
  const parts = draft.parts.map((other, index) => (index === part ? { ...other, card } : other));
  return { ...draft, parts, updatedAt: now };
}

export function withImage(draft: Draft, part: number, image: DraftImage, now: number): Draft {
  const parts = draft.parts.map((other, index) => (index === part ? { ...other, images: [...other.images, image] } : other));
  return { ...draft, parts, updatedAt: now };
}
