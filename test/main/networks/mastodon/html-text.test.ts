import { expect, it } from 'vitest';
import { textOfHtml } from '../../../../main/networks/mastodon/html-text.ts';

it.each([
  ['words', '<p>Hello</p>', 'Hello'],
  ['line breaks', '<p>One<br>Two<br />Three</p>', 'One\nTwo\nThree'],
  ['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['entities', '<p>&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>', '<b> & "c" \'d\''],
  [
    'a link, whole',
    '<p>See <a href="https://example.com/a"><span class="invisible">https://</span><span class="ellipsis">example.com/</span><span class="invisible">a</span></a>!</p>',
    'See https://example.com/a!',
  ],
  ['a name', '<p><span class="h-card"><a href="https://x.example/@a" class="u-url mention">@<span>a</span></a></span> hi</p>', '@a hi'],
  ['a tag', '<p><a href="https://x.example/tags/b" class="mention hashtag" rel="tag">#<span>b</span></a></p>', '#b'],
  ['no link to a quoted post', '<p class="quote-inline">RE: <a href="https://x.example/1">x<br>y</a></p><p>Well said</p>', 'Well said'],
  ['a list', '<p>Two:</p><ul><li>one</li><li>two</li></ul>', 'Two:\none\ntwo'],
  ['no script', '<script>alert(1)</script><p>Words</p>', 'alert(1)\n\nWords'],
  ['nothing', '', ''],
  ['what is no HTML', 'just words', 'just words'],
])('reads %s', (_what, html, text) => {
  expect(textOfHtml(html)).toBe(text);
});
