/** A host with a dot in it, its last label made of letters: a name without one is no link to Mastodon. */
const host = String.raw`(?:[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?\.)+(?:xn--[a-z0-9-]+|\p{L}{2,})(?::\d+)?`;
const inPath = String.raw`[^\s<>()?]`;
const inParentheses = String.raw`\((?:${inPath}|\(${inPath}*\))*\)`;
/** A path may hold nearly everything and ends before punctuation; parentheses belong to it in pairs. */
const path = String.raw`\/(?:(?:${inPath}|${inParentheses})*(?:[^\s()?!*"'「」<>;:=,.$%[\]~&|@]|${inParentheses}))?`;
const query = String.raw`\?[a-z0-9!?*'();:&=+$/%#[\]\-_.,~|@^\u{a1}-\u{10ffff}]*[a-z0-9_&=#/\-\u{a1}-\u{10ffff}]`;
const link = String.raw`(?<![a-z0-9@＠$#＃])(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini):\/\/${host}(?:${path})?(?:${query})?`;
const name = '[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*';
const remoteName = String.raw`(?<![=/\p{L}\p{N}\p{M}_])(?<local>@${name})@[\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_]`;

const shortened = new RegExp(`${link}|${remoteName}`, 'giu');

/**
 * A text as Mastodon counts it: every link stands for `linkLength` characters, and of `@name@server` only `@name` counts
 * (https://docs.joinmastodon.org/user/posting/#text; how links and names are found:
 * https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb). A server knows all domains
 * there are; here every last label of letters passes, so that `x.notadomain` counts less here than there.
 */
export function countableText(text: string, linkLength: number): string {
  return text.replace(shortened, (found, local?: string) => (found.includes('://') ? 'x'.repeat(linkLength) : (local ?? found)));
}
