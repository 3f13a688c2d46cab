import type { Draft } from '../../shared/post.ts';
import { actTitles } from './act-words.ts';
import { quote } from './words.ts';

/** What a draft says, on one line: its first words, or what it does about whose post. */
export function draftWords({ about, parts }: Draft, length = 60): string {
  const own = parts[0]?.text ?? '';
  if (about === undefined || about.act === 'quote') return quote(own, length);
  const { authorHandle, text, uri } = about.target;
  const whose = authorHandle === '' ? 'a post' : `@${authorHandle}`;
  return `${actTitles[about.act]} ${whose}: ${quote(text === '' ? uri : text, length)}`;
}
