import { findIdentity, type NetworkId } from '../../shared/account.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { ReplyTarget } from '../../shared/post.ts';
import type { NetworkResult } from '../networks/network.ts';
import type { Group, HandlerParts, WhenOpen } from './handler-parts.ts';

/** Reading posts that are to be answered. */
export function replyCommands(parts: HandlerParts, whenOpen: WhenOpen): Group<'reply'> {
  return {
    'reply.lookUp': ({ identityId, address }) =>
      whenOpen(async ({ accounts }) => {
        const identity = findIdentity(parts.state.get().accounts, identityId);
        if (identity === null) return signedOut;
        const session = await accounts.open(identity.id);
        const own = session.kind === 'ok' ? session.value.lookUp : undefined;
        const found = own === undefined ? parts.networkOf(identityId).lookUp(identity.server, address) : own(address);
        return targetOn(identity.network, outcomeOfResult<ReplyTarget>(await found));
      }),
    'reply.mentions': ({ identityId }) =>
      whenOpen(async ({ accounts }) => {
        const identity = findIdentity(parts.state.get().accounts, identityId);
        if (identity === null) return signedOut;
        const session = await accounts.open(identity.id);
        if (session.kind !== 'ok') return outcomeOfResult<never>(session);
        const mentions = outcomeOfResult(await session.value.mentions());
        return mentions.kind === 'ok' ? ok(mentions.value.map((one) => ({ ...one, network: identity.network }))) : mentions;
      }),
  };
}

/** A post is known by its network too: bound to an account elsewhere, a draft about it says so. */
function targetOn(network: NetworkId, found: Outcome<ReplyTarget>): Outcome<ReplyTarget> {
  return found.kind === 'ok' ? ok({ ...found.value, network }) : found;
}

const signedOut = refused(null, 'signed-out', 'This account is not signed in. Sign in, then try again.');

function outcomeOfResult<T>(result: NetworkResult<T>): Outcome<T> {
  return result.kind === 'ok' ? ok(result.value) : refused(null, result.kind, result.words);
}
