import type { Draft } from '../../shared/post.ts';

/** A draft bound to nobody that holds just this text. */
export function draftOfText(text: string): Draft {
  const parts = [{ text, images: [], card: null }];
  return {
    id: 'measured',
    identityId: null,
    parts,
    replyTo: null,
    languages: [],
    acknowledged: [],
    switched: false,
    createdAt: 0,
    updatedAt: 0,
  };
}
