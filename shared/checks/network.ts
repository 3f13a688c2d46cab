import { isPage } from '../account.ts';
import type { Finding } from '../finding.ts';
import type { ActAbout, Draft, Visibility } from '../post.ts';
import type { Check, CheckContext } from './check.ts';

const deeds: Readonly<Record<ActAbout, string>> = { repost: 'reposts', quote: 'quotes', like: 'likes' };
const audiences: Readonly<Record<Visibility, string>> = {
  public: 'for everybody',
  unlisted: 'for everybody, yet on no list',
  followers: 'for followers or connections alone',
};

function stop(what: string, why: string, todo: string): Finding {
  return { id: `network:${what}`, check: 'network', level: 'stop', part: 0, start: null, end: null, why, todo };
}

/** An act that the account's network does not have. */
function act({ about }: Draft, { offers, networkName }: CheckContext): readonly Finding[] {
  if (about === undefined || offers.acts.includes(about.act)) return [];
  const todo =
    about.act === 'quote'
      ? 'Take the quote away, or choose an account on another network.'
      : 'Do it at the network itself, or discard this.';
  return [stop('act', `Hatcheck makes no ${deeds[about.act]} on ${networkName}.`, todo)];
}

/** A post of one network is nothing to another: its address there could be anything, or somebody else's post. */
function elsewhere({ about, replyTo }: Draft, { identity, networkName }: CheckContext): readonly Finding[] {
  const target = about?.target ?? replyTo;
  if (target?.network === undefined || identity === null || target.network === identity.network) return [];
  const why = `The post by @${target.authorHandle} is not on ${networkName}, and @${identity.handle} is.`;
  return [stop('elsewhere', why, 'Choose an account on the network of that post, or make this a post of its own.')];
}

/** What would reach other people than it was meant for. */
function readers({ visibility = 'public', contentWarning }: Draft, { identity, offers, networkName }: CheckContext): readonly Finding[] {
  const has = identity !== null && isPage(identity) ? `Pages on ${networkName} have` : `${networkName} has`;
  const hidden = offers.visibilities.includes(visibility)
    ? []
    : [stop('visibility', `${has} no posts that are ${audiences[visibility]}.`, 'Choose who may see it anew.')];
  if (contentWarning === undefined || offers.contentWarnings) return hidden;
  return [...hidden, stop('warning', `${networkName} has no content warnings.`, 'Take the warning away, or choose another account.')];
}

/** Nobody here has read what is repeated. */
function unread({ about }: Draft, { offers, networkName }: CheckContext): readonly Finding[] {
  if (about === undefined || offers.readsPosts || !offers.acts.includes(about.act)) return [];
  const finding = stop(
    'unread',
    `Hatcheck cannot read posts on ${networkName}, so nothing was looked for in this one.`,
    'Read it there first.',
  );
  return [{ ...finding, level: 'caution' }];
}

/** What the account's network has: acts, readers, warnings, and the post that a draft answers or repeats. */
export const networkCheck: Check = {
  id: 'network',
  run: (draft, context) => [...act(draft, context), ...elsewhere(draft, context), ...readers(draft, context), ...unread(draft, context)],
};
