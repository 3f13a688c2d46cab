import type { Asked } from './route.ts';
import type { Member, Post } from './world.ts';

/**
 * A name in a text as Mastodon finds it: `MENTION_RE` of
 * https://github.com/mastodon/mastodon/blob/main/app/models/account.rb. The part after the second @ holds no port.
 */
const mention = /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@([\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*))?/giu;

export interface Composed {
  /** With every name written as this server names that account: its own accounts lose their domain. */
  readonly text: string;
  readonly mentioned: readonly Member[];
}

/** https://github.com/mastodon/mastodon/blob/main/app/services/process_mentions_service.rb: the words are kept as changed here. */
export function composed({ world, domain }: Asked, text: string): Composed {
  const mentioned = new Set<Member>();
  const words = text.replace(mention, (found: string, name: string, host?: string) => {
    const of = host === undefined || host.toLowerCase() === domain ? '' : host.toLowerCase();
    const member = [...world.members.values()].find((one) => one.username.toLowerCase() === name.toLowerCase() && one.host === of);
    if (member === undefined) return found;
    member.known = true;
    mentioned.add(member);
    return of === '' ? `@${member.username}` : `@${member.username}@${of}`;
  });
  return { text: words, mentioned: [...mentioned] };
}

const link = /https?:\/\/[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>"]*)?/giu;

/**
 * Graphemes of the warning and the text, in which a link counts 23 and a name counts without its server
 * (https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb).
 */
export function countedLength({ text, spoilerText }: Pick<Post, 'text' | 'spoilerText'>): number {
  const counted = text.replace(link, 'x'.repeat(23)).replace(mention, (_found, name: string) => `@${name}`);
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(spoilerText + counted)].length;
}

/** A warning without a text becomes the text, as Mastodon does it (`PostStatusService`); others keep it a warning. */
export function wordsOf({ options, request: { form } }: Asked): Pick<Post, 'text' | 'spoilerText'> {
  const text = (form.get('status') ?? '').trim();
  const spoilerText = (form.get('spoiler_text') ?? '').trim();
  return text === '' && options.warningBecomesText ? { text: spoilerText, spoilerText: '' } : { text, spoilerText };
}

/** Everybody named who is not among those the program meant (`PostStatusService`, `safeguard_mentions!`). */
export function unexpected(asked: Asked, mentioned: readonly Member[]): readonly Member[] {
  const allowed = asked.request.form.getAll('allowed_mentions[]');
  return allowed.length === 0 ? [] : mentioned.filter(({ id }) => !allowed.includes(id));
}
