import type { Identity } from '../../shared/account.ts';
import type { Finding } from '../../shared/finding.ts';
import { type Also, type Draft, emptyPart } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import type { DraftStatus, Snapshot } from '../../shared/snapshot.ts';
import { compose, type Fixture } from './fixture.ts';
import { acme, draftOf, draftStatus, entryOf, globex, jo, now, statusOf } from './fixture-parts.ts';
import { acmeOnMastodon, acmeOnX, acmePage, several } from './network-fixtures.ts';

const doors = 'Doors open at nine on Saturday. Come and say hello to the new machines: https://acme.example/open-day';
const shorter = 'Doors open at nine on Saturday.';

function alsoAs(identity: Identity, change: Partial<Also> = {}): Also {
  return { id: `also-${identity.id}`, identityId: identity.id, acknowledged: [], ...change };
}

/** A draft for several, with what was found by the id of each post. */
function together(
  draft: Draft,
  findings: Readonly<Record<string, readonly Finding[]>> = {},
  change: Partial<DraftStatus> = {},
): DraftStatus {
  const [, ...others] = postsOf(draft);
  const also = others.map((post) => ({ post, findings: findings[post.id] ?? [], checked: true, mustRetype: false }));
  return draftStatus(draft, { findings: findings[draft.id] ?? [], also, ...change });
}

const until = now + 648_000;
/** Every brand unlocked but the page. */
const unlocked: Snapshot = {
  ...several,
  identities: [...several.identities.filter(({ identity }) => identity.kind === 'brand'), statusOf(globex), statusOf(jo)].map((status) =>
    status.identity.kind === 'brand' && status.identity.id !== acmePage.id ? { ...status, armedUntil: until } : status,
  ),
  leases: Object.fromEntries([acme, acmeOnMastodon, acmeOnX, globex].map(({ id }) => [id, { armedAt: now - 252_000, until }])),
};

const two = draftOf(doors, { identityId: acme.id, also: [alsoAs(acmeOnMastodon)] });
const five = draftOf(doors, { identityId: acme.id, also: [acmeOnMastodon, acmeOnX, acmePage, globex].map((one) => alsoAs(one)) });
const differently = draftOf(doors, {
  identityId: acme.id,
  also: [alsoAs(acmeOnMastodon, { visibility: 'unlisted' }), alsoAs(acmeOnX, { parts: [{ ...emptyPart, text: shorter }] })],
});

const unread: Finding = {
  ...{ id: 'new-hashtag:1', check: 'new-hashtag', level: 'caution', part: 0, start: 0, end: 5 },
  ...{ why: 'This sale is close to a funeral.', todo: 'Look whether both belong in one post.' },
};
const tooLong: Finding = {
  ...{ id: 'length:graphemes:0', check: 'length', level: 'stop', part: 0, start: 20, end: 31 },
  ...{ why: 'This is 11 characters too long: X takes 280.', todo: 'Shorten it.' },
};

function groupOf(identities: readonly Identity[]) {
  return identities.map((identity) => entryOf(identity, doors, { kind: 'held' }, { id: `held-${identity.id}`, together: 'group-1' }));
}

/** One draft for several identities. */
export const togetherFixtures: readonly Fixture[] = [
  compose('together-two', { ...unlocked, drafts: [together(two)] }),
  compose('together-five', { ...unlocked, drafts: [together(five, {}, { refusal: locked(acmePage) })] }),
  compose('together-differently', { ...unlocked, drafts: [together(differently)] }),
  compose('together-findings', {
    ...unlocked,
    drafts: [
      together(
        differently,
        { 'draft-1': [unread], [`also-${acmeOnMastodon.id}`]: [unread], [`also-${acmeOnX.id}`]: [tooLong] },
        { refusal: { law: 7, reason: 'stop-finding', words: 'As @acme: This is 11 characters too long: X takes 280. Shorten it.' } },
      ),
    ],
  }),
  compose('together-retype', {
    ...unlocked,
    drafts: [
      together(
        two,
        {},
        {
          mustRetype: true,
          also: postsOf(two)
            .slice(1)
            .map((post) => ({ post, findings: [], checked: true, mustRetype: true })),
        },
      ),
    ],
  }),
  compose('together-signed-out', {
    ...unlocked,
    identities: unlocked.identities.filter(({ identity }) => identity.id !== acmeOnMastodon.id),
    drafts: [together(two, {}, { refusal: { law: 2, reason: 'no-identity', words: 'One of the accounts chosen is signed out.' } })],
  }),
  compose('together-held', { ...unlocked, outbox: groupOf([acme, acmeOnMastodon, acmeOnX]), drafts: [draftStatus(draftOf(''))] }),
];

function locked({ handle }: Identity) {
  return { law: 4, reason: 'not-armed', words: `As @${handle}: @${handle} is locked. Unlock it, then confirm again.` } as const;
}
