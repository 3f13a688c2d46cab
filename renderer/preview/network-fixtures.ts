import type { Account, Identity, NetworkId } from '../../shared/account.ts';
import type { Finding } from '../../shared/finding.ts';
import { emptyPart, type ReplyTarget } from '../../shared/post.ts';
import type { DraftStatus, Snapshot } from '../../shared/snapshot.ts';
import { compose, type Fixture } from './fixture.ts';
import { mentions } from './fixture-answers.ts';
import { accountOf, acme, base, draftOf, draftStatus, jo, now, statusOf } from './fixture-parts.ts';

function elsewhere(like: Identity, network: NetworkId, server: string, handle: string, accent: number): Identity {
  const id = `${network}:${handle.length}017`;
  return { ...like, id, accountId: id, network, server, subject: `${handle.length}017`, handle, accent };
}

export const acmeOnX = elsewhere(acme, 'x', 'https://x.com', 'acme', 3);
export const acmeOnMastodon = elsewhere(acme, 'mastodon', 'https://mastodon.example', 'acme@mastodon.example', 4);
const joAtWork = elsewhere(jo, 'linkedin', 'https://www.linkedin.com', 'jo-rivera', 5);

function pageOf(handle: string, displayName: string, accent: number): Identity {
  const subject = `urn:li:organization:${accent}017`;
  return { ...joAtWork, id: `${joAtWork.id}#${subject}`, subject, handle, displayName, kind: 'brand', kindSource: 'default', accent };
}

export const acmePage = pageOf('acme', 'Acme Corporation', 6);
const initechPage = pageOf('initech', 'Initech', 7);
const linkedin: Account = accountOf(joAtWork, { identities: [joAtWork, acmePage, initechPage] });

/** One brand at three networks, and a login that speaks as a person and as two pages. */
export const several: Snapshot = {
  ...base,
  accounts: [accountOf(acme), accountOf(acmeOnMastodon), accountOf(acmeOnX), linkedin, accountOf(jo)],
  identities: [
    statusOf(acme),
    statusOf(acmeOnMastodon, { armedUntil: now + 648_000 }),
    statusOf(acmeOnX, { armedUntil: now + 648_000 }),
    statusOf(joAtWork),
    statusOf(acmePage),
    statusOf(initechPage),
    statusOf(jo),
  ],
  leases: {
    [acmeOnX.id]: { armedAt: now - 252_000, until: now + 648_000 },
    [acmeOnMastodon.id]: { armedAt: now - 252_000, until: now + 648_000 },
  },
};

const ownComputer: Snapshot = {
  ...base,
  policy: { kind: 'absent' },
  device: { ...base.device, kind: 'personal', statedBy: 'person' },
  networks: base.networks.map((network) =>
    network.pages
      ? {
          ...network,
          pagesRefusal: { law: 1, reason: 'not-on-personal-device', words: 'Pages belong on the company’s computer.' },
        }
      : network,
  ),
  accounts: [],
  identities: [],
};

/** A network that lets nobody read posts over its API gives back the address alone. */
const unread: ReplyTarget = {
  uri: 'https://www.linkedin.com/feed/update/urn:li:share:7017017017017017017/',
  ...{ cid: '', rootUri: '', rootCid: '', authorHandle: '', text: '' },
};
const question: ReplyTarget = {
  ...(mentions[0] ?? unread),
  text: 'Has anybody been to the open day at Acme? Worth the trip with children?',
};

function stopped(check: string, why: string, todo: string): Pick<DraftStatus, 'findings' | 'refusal'> {
  const finding: Finding = { id: `${check}:${why.length}`, check, level: 'stop', part: 0, start: null, end: null, why, todo };
  return { findings: [finding], refusal: { law: 7, reason: 'stop-finding', words: `${why} ${todo}` } };
}

const doors = 'Doors open at nine. Come and say hello to the new machines.';

/** Several networks, and pages beside people. */
export const networkFixtures: readonly Fixture[] = [
  compose('networks-x', { ...several, drafts: [draftStatus(draftOf(doors, { identityId: acmeOnX.id }))] }),
  compose('networks-mastodon', { ...several, drafts: [draftStatus(draftOf(doors, { identityId: acmeOnMastodon.id }))] }),
  compose('networks-page', { ...several, drafts: [draftStatus(draftOf(doors, { identityId: acmePage.id }))] }),
  compose('visibility', {
    ...several,
    identities: several.identities.map((status) =>
      status.identity.id === acmeOnMastodon.id ? { ...status, identity: { ...status.identity, followers: 1204 } } : status,
    ),
    drafts: [
      draftStatus(draftOf(doors, { identityId: acmeOnMastodon.id, visibility: 'followers', contentWarning: 'Machines, with photographs' })),
    ],
  }),
  compose('visibility-not-there', {
    ...several,
    drafts: [
      draftStatus(
        draftOf(doors, { identityId: acmeOnX.id, visibility: 'followers', contentWarning: 'Machines' }),
        stopped('network', 'X has no posts that are for followers or connections alone.', 'Choose who may see it anew.'),
      ),
    ],
  }),
  compose('connections', { ...several, drafts: [draftStatus(draftOf(doors, { identityId: joAtWork.id, visibility: 'followers' }))] }),
  compose('repost', {
    ...several,
    drafts: [draftStatus(draftOf('', { identityId: acmeOnX.id, about: { act: 'repost', target: question } }))],
  }),
  compose('quote', {
    ...several,
    drafts: [
      draftStatus(
        draftOf('It is. Tours for children at ten and two.', { identityId: acmeOnX.id, about: { act: 'quote', target: question } }),
      ),
    ],
  }),
  compose('like-unread', {
    ...several,
    drafts: [draftStatus(draftOf('', { identityId: joAtWork.id, about: { act: 'like', target: unread } }))],
  }),
  compose('quote-not-there', {
    ...several,
    drafts: [
      draftStatus(
        draftOf('It is.', { identityId: acmeOnMastodon.id, about: { act: 'quote', target: question } }),
        stopped('network', 'Hatcheck makes no quotes on Mastodon.', 'Take the quote away, or choose an account on another network.'),
      ),
    ],
  }),
  compose('alt-too-long', {
    ...several,
    drafts: [
      draftStatus(
        draftOf('', {
          identityId: acmeOnX.id,
          parts: [
            {
              ...emptyPart,
              text: doors,
              images: [{ id: 'image-1', mime: 'image/png', alt: 'A green machine. '.repeat(70), width: 640, height: 480, size: 1000 }],
            },
          ],
        }),
        stopped('length', 'The description of image 1 is 190 characters too long: X takes 1000.', 'Shorten it.'),
      ),
    ],
  }),
  compose('networks-nobody', { ...several, drafts: [draftStatus(draftOf(doors))] }),
  compose('sign-in-own-computer', ownComputer),
  compose(
    'sign-in-no-client',
    { ...base, accounts: [], identities: [] },
    {
      refusals: {
        'account.signInWithBrowser': {
          law: null,
          reason: 'no-client-id',
          words: 'X needs a client id of your organisation, and the rules set by IT hold none. Ask IT for it.',
        },
      },
    },
  ),
  compose('sign-in-kind-pages', {
    ...base,
    accounts: [],
    identities: [],
    signIn: { kind: 'askKind', handle: 'jo-rivera', server: 'https://www.linkedin.com', pages: ['acme', 'initech'] },
  }),
  { name: 'console-accounts-networks', window: 'console', page: 'accounts', snapshot: several },
  { name: 'strip-networks', window: 'strip', snapshot: several },
];
