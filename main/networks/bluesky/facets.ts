import { AppBskyRichtextFacet, RichText } from '@atproto/api';
import { isValidDid } from '@atproto/syntax';
import type { NetworkResult } from '../network.ts';

/** Gives the DID behind a handle, or `null` where there is none. */
export type ResolveMention = (handle: string) => Promise<NetworkResult<string | null>>;

/**
 * Links, mentions and hashtags of a text, in UTF-8 byte offsets (`app.bsky.richtext.facet`). A mention of nobody stays
 * plain text; where the network cannot be asked the result is its failure, as a mention must not get lost silently.
 */
export async function facetsOf(text: string, resolve: ResolveMention): Promise<NetworkResult<AppBskyRichtextFacet.Main[]>> {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets: AppBskyRichtextFacet.Main[] = [];
  for (const { index, features } of rich.facets ?? []) {
    const resolved = await resolvedFeatures(features, resolve);
    if (resolved.kind !== 'ok') return resolved;
    const place = { byteStart: index.byteStart, byteEnd: index.byteEnd };
    if (resolved.value.length > 0) facets.push({ $type: 'app.bsky.richtext.facet', index: place, features: resolved.value });
  }
  return { kind: 'ok', value: facets };
}

type Features = AppBskyRichtextFacet.Main['features'];

async function resolvedFeatures(features: Features, resolve: ResolveMention): Promise<NetworkResult<Features>> {
  const kept: Features = [];
  for (const feature of features) {
    if (AppBskyRichtextFacet.isMention(feature)) {
      // Until it is resolved, the library puts the handle where the DID belongs.
      const did = await resolve(feature.did.toLowerCase());
      if (did.kind !== 'ok') return did;
      if (did.value !== null && isValidDid(did.value))
        kept.push({ $type: feature.$type, did: did.value } satisfies AppBskyRichtextFacet.Mention);
    } else if (!AppBskyRichtextFacet.isLink(feature) || URL.canParse(feature.uri)) {
      kept.push(feature);
    }
  }
  return { kind: 'ok', value: kept };
}
