import type { Asked } from './route.ts';
import type { Post } from './world.ts';

const pieces = /https?:\/\/[^\s<>"]+|(?<![\w/])@(?<name>\w+)(?:@(?<host>\w+(?:[.-]+\w+)*))?/g;

/** The words of a post as HTML, as Mastodon writes it (https://docs.joinmastodon.org/spec/activitypub/#sanitization). */
export function htmlOf({ origin, domain }: Pick<Asked, 'origin' | 'domain'>, post: Post): string {
  const paragraphs = post.text.split(/\n{2,}/).map((words) => {
    let html = '';
    let last = 0;
    for (const found of words.matchAll(pieces)) {
      html += escaped(words.slice(last, found.index));
      html += found[0].startsWith('http') ? link(found[0]) : mention(origin, domain, post, found);
      last = found.index + found[0].length;
    }
    return `<p>${html}${escaped(words.slice(last))}</p>`.replaceAll('\n', '<br>');
  });
  // Above the words, unless they hold the address already (https://docs.joinmastodon.org/client/quotes/).
  const address = post.quoted === null ? '' : `${origin}/@${post.quoted.author.username}/${post.quoted.id}`;
  const quote = address === '' || post.text.includes(address) ? '' : `<p class="quote-inline">RE: ${link(address)}</p>`;
  return post.text === '' ? quote : quote + paragraphs.join('');
}

function link(url: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/.exec(url) ?? [];
  const [shown, hidden] = [rest.slice(0, 30), rest.slice(30)];
  const parts = `<span class="invisible">${scheme}</span><span class="${hidden === '' ? '' : 'ellipsis'}">${escaped(shown)}</span><span class="invisible">${escaped(hidden)}</span>`;
  return `<a href="${escaped(url)}" target="_blank" rel="nofollow noopener" translate="no">${parts}</a>`;
}

function mention(origin: string, domain: string, post: Post, found: RegExpMatchArray): string {
  const { name = '', host } = found.groups ?? {};
  const of = host === undefined || host === domain ? '' : host;
  const member = post.mentioned.find((one) => one.username === name && one.host === of);
  if (member === undefined) return escaped(found[0]);
  const url = of === '' ? `${origin}/@${name}` : `https://${of}/@${name}`;
  return `<span class="h-card" translate="no"><a href="${url}" class="u-url mention">@<span>${name}</span></a></span>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
