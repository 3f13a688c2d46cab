import type { IdentityId, NetworkId } from '../../shared/account.ts';
import { findIdentity } from '../../shared/account.ts';
import type { CommandArguments, HistoryLine } from '../../shared/ipc.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import { findDraft, type ReplyTarget } from '../../shared/post.ts';
import type { RecordView } from '../../shared/record-view.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Arming } from '../arming/arming.ts';
import type { Audience } from '../audience/audience.ts';
import type { Checks } from '../checks/checks.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { DirectMessages } from '../messages/direct-messages.ts';
import type { Network, NetworkResult } from '../networks/network.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Store } from '../store/store.ts';
import type { Voices } from '../voices/voices.ts';
import type { Fault } from '../windows/crash-report.ts';
import type { Rectangle } from '../windows/place-strip.ts';
import type { ConsolePage } from '../windows/windows.ts';
import type { CommandHandlers } from './answer-command.ts';
import { messageCommands } from './message-commands.ts';

/** What there is to command once the profile is open. */
export interface CommandTargets {
  readonly accounts: Accounts;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly directMessages: DirectMessages;
  readonly arming: Arming;
  readonly checks: Pick<Checks, 'settled'>;
  readonly audience: Audience;
  readonly voices: Pick<Voices, 'ownPosts'>;
  readonly exceptions: { enter(token: string): Promise<Outcome>; end(id: string): Promise<Outcome> };
  readonly store: Store;
}

export interface HandlerParts {
  readonly state: StateStore;
  /** Null until the keyring let the profile be opened. */
  readonly targets: () => CommandTargets | null;
  readonly snapshot: () => Snapshot;
  readonly networkOf: (identityId: IdentityId | null) => Network;
  readonly history: (before: number | null, limit: number) => Promise<readonly HistoryLine[]>;
  readonly record: () => RecordView;
  readonly unlock: () => Promise<Outcome>;
  readonly cancelUnlock: () => void;
  /** Reads policy afresh and acts on what changed. */
  readonly judge: () => Promise<void>;
  /** The same, and asks anew whose computer this is. */
  readonly judgeAfresh: () => Promise<void>;
  readonly lookAtOtherPrograms: () => Promise<void>;
  readonly openCompose: () => Promise<void>;
  readonly openConsole: (page: ConsolePage) => void;
  readonly dismissNotice: (id: string) => void;
  readonly imagePreview: (bytes: Uint8Array) => string | null;
  readonly stripButton: (at: Rectangle | null, zoom: number) => void;
  readonly onFault: (fault: Fault) => void;
  readonly quit: () => void;
}

const notOpen = refused(8, 'not-open', 'The keyring is not unlocked, so nothing could be done. Unlock it, then try again.');

/** What each command does. Nothing is decided here: every act asks the guard where it happens. */
export function createCommandHandlers(parts: HandlerParts): CommandHandlers {
  const whenOpen = <T>(act: (targets: CommandTargets) => Promise<Outcome<T>> | Outcome<T>): Promise<Outcome<T>> => {
    const targets = parts.targets();
    return targets === null ? Promise.resolve(notOpen) : Promise.resolve(act(targets));
  };
  /** Rules may have changed a moment ago: read them before an act that they could forbid. */
  const whenJudged = async <T>(act: (targets: CommandTargets) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    await parts.judge();
    return whenOpen(act);
  };

  return {
    ...draftCommands(parts, whenOpen, whenJudged),
    ...outboxCommands(parts, whenOpen, whenJudged),
    ...accountCommands(parts, whenOpen, whenJudged),
    ...programCommands(parts, whenOpen),
    ...windowCommands(parts),
    ...replyCommands(parts, whenOpen),
    ...audienceCommands(whenOpen),
    ...messageCommands(parts.state, whenOpen, whenJudged),
    ...ownPostCommands(whenOpen),
  };
}

type When = <T>(act: (targets: CommandTargets) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
type WhenOpen = <T>(act: (targets: CommandTargets) => Promise<Outcome<T>> | Outcome<T>) => Promise<Outcome<T>>;
type Group<P extends string> = { readonly [N in keyof CommandHandlers as N extends `${P}.${string}` ? N : never]: CommandHandlers[N] };

function draftCommands(parts: HandlerParts, whenOpen: WhenOpen, whenJudged: When): Group<'draft'> {
  return {
    'draft.create': ({ identityId, replyTo, about }) => whenOpen(({ drafts }) => drafts.create(identityId, replyTo, about)),
    'draft.edit': ({ draftId, parts: texts, languages, by }) => whenOpen(({ drafts }) => drafts.edit(draftId, texts, languages, by)),
    'draft.bind': ({ draftId, identityId }) => whenJudged(({ drafts }) => drafts.bind(draftId, identityId)),
    'draft.join': ({ draftId, identityId }) => whenJudged(({ drafts }) => drafts.join(draftId, identityId)),
    'draft.leave': ({ draftId, identityId }) => whenOpen(({ drafts }) => drafts.leave(draftId, identityId)),
    'draft.setOwnText': ({ draftId, identityId, own }) => whenOpen(({ drafts }) => drafts.setOwnText(draftId, identityId, own)),
    'draft.acknowledge': ({ draftId, findingId, acknowledged, by }) =>
      whenOpen(({ drafts }) => drafts.acknowledge(draftId, findingId, acknowledged, by)),
    'draft.setVisibility': ({ draftId, visibility, by }) => whenOpen(({ drafts }) => drafts.setVisibility(draftId, visibility, by)),
    'draft.setContentWarning': ({ draftId, contentWarning, by }) =>
      whenOpen(({ drafts }) => drafts.setContentWarning(draftId, contentWarning, by)),
    'draft.dropReply': ({ draftId }) => whenOpen(({ drafts }) => drafts.dropReply(draftId)),
    'draft.keep': ({ draftId, until }) => whenOpen(({ drafts }) => drafts.keep(draftId, until)),
    'draft.takeUp': ({ draftId }) => whenOpen(({ drafts }) => drafts.takeUp(draftId)),
    'draft.discard': ({ draftId }) => whenOpen(({ drafts }) => drafts.discard(draftId)),
    'draft.discardUnused': ({ draftId }) => whenOpen(({ drafts }) => drafts.discardUnused(draftId)),
    'draft.confirm': ({ draftId, ...gesture }) => {
      // Law 2: what was there when the person confirmed, and not what is there once the rules are read.
      const expected = findDraft(parts.state.get().drafts, draftId);
      return whenJudged(async ({ outbox, checks }) => {
        await checks.settled(draftId);
        const confirmed = await outbox.confirm(draftId, gesture, expected);
        return confirmed.kind === 'ok' ? done : confirmed;
      });
    },
    'draft.addImage': ({ draftId, part, bytes, alt, by }) => whenOpen(({ drafts }) => drafts.addImage(draftId, part, bytes, alt, by)),
    'draft.copied': (copied) =>
      whenOpen(({ drafts }) => {
        drafts.noteCopied(copied);
        return done;
      }),
    'draft.pasted': ({ draftId, text, token }) => whenOpen(({ drafts }) => drafts.notePasted(draftId, text, token)),
    'draft.imagePreview': ({ imageId }) =>
      whenOpen(async ({ store }) => {
        const bytes = await store.image(imageId);
        const preview = bytes === null ? null : parts.imagePreview(bytes);
        return preview === null ? refused(null, 'no-preview', 'This image cannot be shown. Remove it and add it again.') : ok(preview);
      }),
    'draft.fetchCard': ({ draftId, part, url, by }) =>
      whenOpen(async ({ drafts }) => {
        const draft = parts.state.get().drafts.find(({ id }) => id === draftId);
        const fetched = await parts.networkOf(by ?? draft?.identityId ?? null).linkCard(url);
        if (fetched.kind !== 'ok') return refused(null, `card-${fetched.kind}`, fetched.words);
        const { picture, ...card } = fetched.value;
        return drafts.setCard(draftId, part, card, picture, by);
      }),
  };
}

function outboxCommands({ state }: HandlerParts, whenOpen: WhenOpen, whenJudged: When): Group<'outbox'> {
  return {
    'outbox.recall': ({ entryId }) => whenOpen(({ outbox }) => outbox.recall(entryId)),
    'outbox.recallTogether': ({ entryId }) => whenOpen(({ outbox }) => outbox.recallTogether(entryId)),
    'outbox.sendNow': ({ entryId }) => whenJudged(({ outbox }) => outbox.sendNow(entryId)),
    'outbox.acknowledge': ({ entryId, findingId, acknowledged }) =>
      whenOpen(({ outbox }) => outbox.acknowledge(entryId, findingId, acknowledged)),
    'outbox.resume': ({ entryId, ...gesture }) =>
      whenJudged(async ({ outbox, checks }) => {
        await checks.settled(state.get().outbox.find(({ id }) => id === entryId)?.draft.id ?? '');
        return outbox.resume(entryId, gesture);
      }),
    'outbox.wrongAccount': ({ entryId }) => whenOpen(({ outbox }) => outbox.wrongAccount(entryId)),
    'outbox.settle': ({ entryId, isThere }) => whenOpen(({ outbox }) => outbox.settle(entryId, isThere)),
    'outbox.ownUp': ({ entryId }) => whenJudged(({ outbox }) => outbox.ownUp(entryId)),
  };
}

function accountCommands(parts: HandlerParts, whenOpen: WhenOpen, whenJudged: When): Group<'account'> & Group<'arming'> {
  /** Law 1 at its gate: a computer may have left the company since it was last asked. */
  const whenJudgedAfresh: When = async (act) => {
    await parts.judgeAfresh();
    return whenOpen(act);
  };
  return {
    'account.signInWithPassword': ({ network, server, identifier, password }) =>
      whenJudgedAfresh(({ accounts }) => accounts.signIn.withPassword(network, server, identifier, password)),
    'account.signInWithBrowser': ({ network, server, handle }) =>
      whenJudgedAfresh(({ accounts }) => accounts.signIn.withBrowser(network, server, handle)),
    'account.chooseKind': ({ kind }) => whenJudgedAfresh(({ accounts }) => accounts.signIn.chooseKind(kind)),
    'account.cancelSignIn': () => whenOpen(({ accounts }) => accounts.signIn.cancel()),
    'account.signOut': ({ accountId }) =>
      whenOpen(async ({ accounts }) => {
        const signedOut = await accounts.signOut(accountId);
        return signedOut.kind === 'ok' ? done : signedOut;
      }),
    'account.signOutBrands': () => whenOpen(({ accounts }) => accounts.signOutBrands()),
    'arming.arm': ({ identityId }) => whenJudged(({ arming }) => arming.arm(identityId)),
    'arming.disarm': ({ identityId }) =>
      whenOpen(async ({ arming }) => {
        await arming.disarm(identityId, 'asked');
        return done;
      }),
  };
}

type ProgramCommands = Pick<
  CommandHandlers,
  'panic' | 'snapshot.get' | 'history.page' | 'history.record' | 'notice.dismiss' | 'policy.reload'
> &
  Group<'vault'> &
  Group<'device'> &
  Group<'exception'> &
  Group<'otherPrograms'> &
  Group<'settings'>;

function programCommands(parts: HandlerParts, whenOpen: WhenOpen): ProgramCommands {
  let saving: Promise<unknown> = Promise.resolve();
  /** One change after the other, so that none undoes the one before. */
  const saveSettings = (change: Partial<Settings>): Promise<Outcome> =>
    whenOpen(({ store }) => {
      const saved = saving.then(async () => {
        const settings: Settings = { ...parts.state.get().settings, ...change };
        await store.saveSettings(settings);
        parts.state.update((before) => ({ ...before, settings }));
        return done;
      });
      saving = saved.catch(() => {});
      return saved;
    });
  return {
    panic: () =>
      whenOpen(async ({ outbox, directMessages }) => {
        await Promise.all([outbox.panic(), directMessages.stopAll()]);
        return done;
      }),
    'snapshot.get': async () => ok(parts.snapshot()),
    'history.page': async ({ before, limit }) => ok(await parts.history(before, limit)),
    'history.record': async () => ok(parts.record()),
    'notice.dismiss': async ({ noticeId }) => {
      parts.dismissNotice(noticeId);
      return done;
    },
    'policy.reload': async () => {
      await parts.judgeAfresh();
      return done;
    },
    'vault.unlock': () => parts.unlock(),
    'vault.cancelUnlock': async () => {
      parts.cancelUnlock();
      return done;
    },
    'device.declare': async ({ kind }) => {
      const saved = await saveSettings({ declaredDevice: kind });
      if (saved.kind === 'ok') await parts.judge();
      return saved;
    },
    'device.ask': async () => {
      await parts.judgeAfresh();
      return done;
    },
    'otherPrograms.look': async () => {
      await parts.lookAtOtherPrograms();
      return done;
    },
    'exception.enter': ({ token }) => whenOpen(({ exceptions }) => exceptions.enter(token)),
    'exception.end': ({ exceptionId }) => whenOpen(({ exceptions }) => exceptions.end(exceptionId)),
    'settings.set': async (change) => {
      const saved = await saveSettings(definedIn(change));
      if (saved.kind === 'ok' && change.ownRules !== undefined) await parts.judge();
      if (saved.kind === 'ok' && change.otherPrograms !== undefined) await parts.lookAtOtherPrograms();
      return saved;
    },
  };
}

/** Without what is undefined, which would wipe a setting that nobody changed. */
function definedIn(change: CommandArguments<'settings.set'>): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function windowCommands(parts: HandlerParts): Group<'window'> & Group<'strip'> & Group<'fault'> & Group<'program'> & Group<'reach'> {
  return {
    'window.open': async ({ window, page }) => {
      if (window === 'compose') await parts.openCompose();
      else parts.openConsole(page ?? 'accounts');
      return done;
    },
    'reach.battery': async (battery) => {
      parts.state.update((before) => ({ ...before, battery }));
      return done;
    },
    'strip.button': async ({ at, zoom }) => {
      parts.stripButton(at, zoom);
      return done;
    },
    'fault.report': async ({ name, message, stack }) => {
      parts.onFault({ where: 'window', what: Object.assign(new Error(message), { name, stack }) });
      return done;
    },
    'program.quit': async () => {
      parts.quit();
      return done;
    },
  };
}

function replyCommands(parts: HandlerParts, whenOpen: WhenOpen): Group<'reply'> {
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

function audienceCommands(whenOpen: WhenOpen): Group<'audience'> & Group<'tag'> {
  return {
    'audience.fetch': ({ identityId }) => whenOpen(({ audience }) => audience.fetch(identityId)),
    'audience.stopFetching': ({ identityId }) =>
      whenOpen(({ audience }) => {
        audience.stopFetching(identityId);
        return done;
      }),
    'audience.readFile': ({ identityId, text, columns }) => whenOpen(({ audience }) => audience.readFile(identityId, text, columns)),
    'audience.report': ({ identityId, bucketSize }) => whenOpen(({ audience }) => audience.report(identityId, bucketSize)),
    'audience.mentions': ({ identityId, ...query }) => whenOpen(({ audience }) => audience.mentions(identityId, query)),
    'audience.draw': ({ identityId, size }) => whenOpen(({ audience }) => audience.draw(identityId, size)),
    'audience.sample': ({ identityId }) => whenOpen(({ audience }) => audience.sample(identityId)),
    'audience.label': ({ identityId, mentionId, answer }) => whenOpen(({ audience }) => audience.label(identityId, mentionId, answer)),
    'audience.forget': ({ identityId }) => whenOpen(({ audience }) => audience.forget(identityId)),
    'tag.posts': ({ identityId, tag }) => whenOpen(({ audience }) => audience.postsWithTag(identityId, tag)),
  };
}

function ownPostCommands(whenOpen: WhenOpen): Group<'ownPosts'> {
  return {
    'ownPosts.read': ({ identityId }) => whenOpen(({ voices }) => voices.ownPosts.read(identityId)),
    'ownPosts.pause': ({ identityId }) => whenOpen(({ voices }) => voices.ownPosts.pause(identityId)),
    'ownPosts.delete': ({ identityId }) => whenOpen(({ voices }) => voices.ownPosts.remove(identityId)),
  };
}

const signedOut = refused(null, 'signed-out', 'This account is not signed in. Sign in, then try again.');

function outcomeOfResult<T>(result: NetworkResult<T>): Outcome<T> {
  return result.kind === 'ok' ? ok(result.value) : refused(null, result.kind, result.words);
}
