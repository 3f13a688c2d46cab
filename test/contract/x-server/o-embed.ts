import { type Answer, ok } from './answers.ts';
import type { OEmbed } from './wire.ts';
import type { World } from './world.ts';

/**
 * What publish.twitter.com/oembed answers anybody
 * (https://developer.x.com/en/docs/x-api/v1/tweets/post-and-engage/api-reference/get-statuses-oembed): 404 for a post that
 * is not there, 403 for one of a protected account.
 */
export function embed(world: World, query: URLSearchParams): Answer {
  const url = query.get('url') ?? '';
  const [, id] = /^https:\/\/(?:twitter|x)\.com\/[A-Za-z0-9_]+\/status\/([0-9]+)$/.exec(url) ?? [];
  const post = id === undefined ? undefined : world.post(id);
  const author = post === undefined ? undefined : world.person(post.author_id);
  if (post === undefined || author === undefined) return refused(404, 'Sorry, that page does not exist.', url);
  if (author.protected === true) return refused(403, 'Sorry, you are not authorized to see this status.', url);
  const page = `https://twitter.com/${author.username}/status/${post.id}`;
  const words = (post.entities?.urls ?? []).reduce(
    (text, { url: short, display_url }) => text.replace(short, `<a href="${short}">${display_url}</a>`),
    post.text.replaceAll('\n', '<br>'),
  );
  const html = `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${words}</p>&mdash; ${author.name} (@${author.username}) <a href="${page}?ref_src=twsrc%5Etfw">November 23, 2026</a></blockquote>\n`;
  const body: OEmbed = {
    ...{ url: page, author_name: author.name, author_url: `https://twitter.com/${author.username}`, html },
    ...{ width: 550, height: null, type: 'rich', cache_age: '3153600000' },
    ...{ provider_name: 'Twitter', provider_url: 'https://twitter.com', version: '1.0' },
  };
  return ok(body);
}

function refused(status: number, error: string, url: string): Answer {
  return { status, body: { error, request: `/oembed?url=${encodeURIComponent(url)}` } };
}
