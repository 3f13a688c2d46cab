/** As Mastodon finds names (https://github.com/mastodon/mastodon/blob/main/app/models/account.rb, `MENTION_RE`); some servers take a port, too. */
const name = /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*(?::\d+)?)?/giu;

/**
 * A text in which every name stands without its server and in lower case. A server keeps names otherwise than they were
 * sent: Mastodon leaves its own domain out, gives every other as the account's own server does, and spells a name as its
 * account does (https://github.com/mastodon/mastodon/blob/main/app/services/process_mentions_service.rb).
 */
export function withPlainNames(text: string): string {
  return text.replace(name, (_found, plain: string) => `@${plain.toLowerCase()}`);
}
