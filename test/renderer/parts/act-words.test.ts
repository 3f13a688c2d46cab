import { expect, it } from 'vitest';
import { confirmVerb, everyAct } from '../../../renderer/parts/act-words.ts';
import { draftWords } from '../../../renderer/parts/draft-words.ts';
import { mentions } from '../../../renderer/preview/fixture-answers.ts';
import { draftOf } from '../../../renderer/preview/fixture-parts.ts';
import type { ActAbout, ReplyTarget } from '../../../shared/post.ts';

const target = mentions[0] as ReplyTarget;
const about = (act: ActAbout, of = target) => ({ about: { act, target: of } });

it('lists what can be done about a post', () => {
  expect(everyAct([])).toBe('Reply');
  expect(everyAct(['like'])).toBe('Reply or like');
  expect(everyAct(['repost', 'quote', 'like'])).toBe('Reply, repost, quote or like');
});

it('names the act on the button that confirms it; a quote is posted like any words', () => {
  expect(confirmVerb(draftOf('Hello'))).toBe('Post');
  expect(confirmVerb(draftOf('See this', about('quote')))).toBe('Post');
  expect(confirmVerb(draftOf('', about('repost')))).toBe('Repost');
  expect(confirmVerb(draftOf('', about('like')))).toBe('Like');
});

it('says in one line what a draft is, with its own words or with those it is about', () => {
  expect(draftWords(draftOf('Hello'))).toBe('“Hello”');
  expect(draftWords(draftOf('See this', about('quote')))).toBe('“See this”');
  expect(draftWords(draftOf('', about('repost')))).toBe('Repost of @kim.example: “@acme.com are you open on Saturday?”');
  const unread = { ...target, authorHandle: '', text: '', uri: 'https://x.example/1' };
  expect(draftWords(draftOf('', about('like', unread)))).toBe('Like for a post: “https://x.example/1”');
});
