import { parseDocument } from 'htmlparser2';
import { z } from 'zod';
import { plainLine, plainText } from '../../../shared/plain-text.ts';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf, hostOf } from '../http/failure-of.ts';
import type { NetworkResult } from '../network.ts';
import { postAddress } from './post.ts';
import { usernameSchema } from './who-am-i.ts';

/**
 * What anybody may ask about a post without signing in: X's oEmbed, for pages that show posts
 * (https://developer.x.com/en/docs/x-for-websites/oembed-api). It costs nothing of what an organisation may ask of the API.
 */
export interface OEmbedOptions {
  readonly fetch: BoundedFetch;
  /** `https://publish.twitter.com`. */
  readonly publish: string;
}

const embedSchema = z.object({
  /** Ends in the author's handle. */
  author_url: z
    .string()
    .max(500)
    .transform((address) => address.split('/').at(-1))
    .pipe(usernameSchema),
  html: z.string().max(50_000),
});

type Embedded =
  | { readonly kind: 'there'; readonly author: string; readonly html: string }
  /** 404: no such post. */
  | { readonly kind: 'gone' }
  /** 403: its author shows posts to followers only. */
  | { readonly kind: 'hidden' };

const hidden = { kind: 'rejected', words: 'Only its author’s followers can see this post, so nobody else can look.' } as const;

/** Is the post gone for everybody? */
export async function isGoneForAll(options: OEmbedOptions, id: string): Promise<NetworkResult<boolean>> {
  const found = await ask(options, id);
  if (found.kind !== 'ok') return found;
  return found.value.kind === 'hidden' ? hidden : { kind: 'ok', value: found.value.kind === 'gone' };
}

/** The post as others see it. Its thread does not show here; X needs none to put a reply under it. */
export async function lookUpPost(options: OEmbedOptions, id: string): Promise<NetworkResult<ReplyTarget>> {
  const found = await ask(options, id);
  if (found.kind !== 'ok') return found;
  if (found.value.kind === 'hidden') return hidden;
  if (found.value.kind === 'gone') return { kind: 'rejected', words: 'There is no such post at X.' };
  const { author, html } = found.value;
  const uri = postAddress(id);
  const shown = { authorHandle: plainLine(author), text: plainText(wordsOf(html)) };
  return { kind: 'ok', value: { uri, cid: id, rootUri: uri, rootCid: id, ...shown } };
}

async function ask({ fetch, publish }: OEmbedOptions, id: string): Promise<NetworkResult<Embedded>> {
  // `dnt`: asks for nothing of this to be used for advertising.
  const query = new URLSearchParams({ url: `https://twitter.com/i/status/${id}`, omit_script: '1', dnt: 'true' });
  const url = `${publish}/oembed?${query}`;
  try {
    const response = await fetch(url);
    if (response.status === 404) return { kind: 'ok', value: { kind: 'gone' } };
    if (response.status === 403) return { kind: 'ok', value: { kind: 'hidden' } };
    if (response.status !== 200) return { kind: 'unknown', words: `${hostOf(url)} has a problem (${response.status}).` };
    const embed = embedSchema.safeParse(await response.json().catch(() => null));
    if (!embed.success) return { kind: 'unreadable', words: `${hostOf(url)} answered in a form this version does not know.` };
    return { kind: 'ok', value: { kind: 'there', author: embed.data.author_url, html: embed.data.html } };
  } catch (error) {
    return failureOf(error, url);
  }
}

type HtmlNode = ReturnType<typeof parseDocument>['children'][number];

/** The post's words: the paragraph of the quotation that a page would show. */
function wordsOf(html: string): string {
  const paragraph = firstParagraph(parseDocument(html).children);
  return paragraph === null ? '' : textOf(paragraph.children).trim();
}

function firstParagraph(nodes: readonly HtmlNode[]): Extract<HtmlNode, { children: HtmlNode[] }> | null {
  for (const node of nodes) {
    if (!('children' in node)) continue;
    if ('name' in node && node.name === 'p') return node as Extract<HtmlNode, { children: HtmlNode[] }>;
    const within = firstParagraph(node.children);
    if (within !== null) return within;
  }
  return null;
}

function textOf(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if ('name' in node && node.name === 'br') return '\n';
      if ('children' in node) return textOf(node.children);
      return 'data' in node ? node.data : '';
    })
    .join('');
}
