import type { OwnPostsWork } from '../../shared/own-posts.ts';
import { withOwnRules } from '../../shared/policy-tightening.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Fixture } from './fixture.ts';
import { accountOf, acme, acmePolicy, acmeUnlocked, base, globex, jo, now, statusOf } from './fixture-parts.ts';

const personalComputer: Snapshot = {
  ...base,
  policy: { kind: 'absent' },
  device: {
    kind: 'personal',
    statedBy: 'person',
    evidence: [{ signal: 'Your own answer', said: 'it is mine', decided: true }],
    judgedAt: now,
  },
  accounts: [accountOf(globex, { credential: 'revokeOnly' }), accountOf(jo, { credential: 'signInAgain' })],
  identities: [
    statusOf(globex, { blocked: { law: 1, reason: 'not-on-personal-device', words: 'Not on this computer: it is yours, not Globex’s.' } }),
  ],
  removed: [
    { handle: 'acme.com', server: 'https://bsky.social', at: now - 60_000, revoked: true, byHand: null },
    {
      handle: 'initech.example',
      server: 'https://pds.initech.example',
      at: now - 120_000,
      revoked: false,
      byHand: 'open pds.initech.example, Settings, App passwords, and remove “Hatcheck”. Its last access may work for two hours.',
    },
  ],
};

const invalid: Snapshot = {
  ...base,
  policy: {
    kind: 'invalid',
    problems: [
      {
        location: '/etc/opt/hatcheck/policies/managed/10-acme.json',
        key: 'HoldSecondsBrand',
        line: 7,
        words: 'This must be a whole number from 60 to 3600. Ask IT to mend the file.',
      },
      {
        location: '/etc/opt/hatcheck/policies/managed/20-eu.json',
        key: null,
        line: 1,
        words: 'This is not JSON. Ask IT to mend the file.',
      },
    ],
    restrictions: acmePolicy,
    readAt: now,
  },
};

/** Rules of several sources and the person's own, and a personal account that is only warned about. */
const stricter: Snapshot = {
  ...base,
  policy: withOwnRules(
    {
      kind: 'active',
      policy: {
        ...acmePolicy,
        PersonalOnManaged: 'warn',
        ArmingMinutes: 10,
        CheckLevels: { card: 'stop' },
        NetworksAllowed: ['bluesky', 'x'],
      },
      sources: [
        { location: 'HKLM\\Software\\Policies\\Hatcheck\\Recommended', level: 'recommended', keys: ['PolicyVersion', 'ArmingMinutes'] },
        {
          location: 'HKLM\\Software\\Policies\\Hatcheck',
          level: 'managed',
          keys: [
            'PolicyVersion',
            'Organisation',
            'BrandAccounts',
            'DeviceStatement',
            'PersonalOnManaged',
            'CheckLevels',
            'NetworksAllowed',
          ],
        },
      ],
      unknownKeys: [],
      readAt: now - 60_000,
    },
    { IdleMinutes: 2, HoldSecondsBrand: 120 },
  ),
  settings: { ...base.settings, ownRules: { IdleMinutes: 2, HoldSecondsBrand: 120 } },
};

const underException: Snapshot = {
  ...base,
  device: {
    kind: 'unknown',
    statedBy: 'signals',
    evidence: [
      { signal: 'Realm (realm list)', said: 'joined to no realm', decided: true, readAt: now - 90_000 },
      { signal: 'Where it was before', said: 'nowhere that the rules expected, as far as Hatcheck saw', decided: true },
      { signal: 'Rules set by IT', said: 'they do not state whose computer this is', decided: false },
      { signal: 'Your answer', said: 'not given', decided: false },
    ],
    judgedAt: now - 90_000,
  },
  exceptions: [
    {
      id: '0b0c7f8e-9d5c-4b9e-8a9b-0d8a6a3f1a11',
      identityId: acme.accountId,
      since: now - 600_000,
      until: now + 5_000_000,
      reason: 'The office cannot be entered: the recall notice must go out.',
    },
  ],
};

/** The settings page with a brand's own posts and, after their yes, a person's. */
function ownPosts(name: string, ofBrand: OwnPostsWork, ofPerson: OwnPostsWork): Fixture {
  const kept = { posts: 2431, oldest: now - 120 * 86_400_000, readAt: now - 3_600_000 };
  const none = { posts: 0, oldest: null, readAt: null };
  const settings = { ...base.settings, learnMyVoice: true };
  const statuses = { [acme.id]: { ...kept, work: ofBrand }, [jo.id]: { ...(ofPerson.kind === 'paused' ? kept : none), work: ofPerson } };
  const identities = [statusOf(acme), statusOf(jo)];
  return { name, window: 'console', page: 'settings', snapshot: { ...base, identities, settings, ownPosts: statuses } };
}

export const otherFixtures: readonly Fixture[] = [
  { name: 'console-accounts', window: 'console', page: 'accounts', snapshot: acmeUnlocked() },
  { name: 'console-accounts-personal', window: 'console', page: 'accounts', snapshot: personalComputer },
  { name: 'console-accounts-empty', window: 'console', page: 'accounts', snapshot: { ...base, accounts: [], identities: [] } },
  { name: 'console-device', window: 'console', page: 'device', snapshot: base },
  {
    name: 'console-device-unknown',
    window: 'console',
    page: 'device',
    snapshot: { ...base, device: { kind: 'unknown', statedBy: 'nobody', evidence: [], judgedAt: now } },
  },
  { name: 'console-device-exception', window: 'console', page: 'device', snapshot: underException },
  {
    name: 'console-device-other-programs',
    window: 'console',
    page: 'device',
    snapshot: {
      ...personalComputer,
      otherSignIns: {
        kind: 'looked',
        services: ['xdg:schema=dev.tuba.Account', 'buffer'],
        found: [{ service: 'xdg:schema=dev.tuba.Account', account: '@acme@social.example' }],
        at: now - 30_000,
      },
    },
  },
  {
    name: 'console-device-ask-other-programs',
    window: 'console',
    page: 'device',
    snapshot: { ...personalComputer, otherSignIns: { kind: 'notAsked', services: ['buffer'] } },
  },
  { name: 'console-device-personal', window: 'console', page: 'device', snapshot: personalComputer },
  { name: 'console-policy', window: 'console', page: 'policy', snapshot: base },
  { name: 'console-policy-invalid', window: 'console', page: 'policy', snapshot: invalid },
  { name: 'console-policy-absent', window: 'console', page: 'policy', snapshot: personalComputer },
  { name: 'console-policy-stricter', window: 'console', page: 'policy', snapshot: stricter },
  { name: 'console-accounts-warned', window: 'console', page: 'accounts', snapshot: stricter },
  { name: 'console-settings-stricter', window: 'console', page: 'settings', snapshot: stricter },
  { name: 'console-history', window: 'console', page: 'history', snapshot: base },
  {
    name: 'console-history-refused',
    window: 'console',
    page: 'history',
    snapshot: base,
    refusals: {
      'history.page': { law: null, reason: 'ledger-unreadable', words: 'History cannot be read: the disk does not answer. Try again.' },
    },
  },
  { name: 'console-what-it-sees', window: 'console', page: 'what-it-sees', snapshot: base },
  { name: 'console-what-it-sees-nothing', window: 'console', page: 'what-it-sees', snapshot: personalComputer },
  { name: 'console-drill', window: 'console', page: 'drill', snapshot: base },
  ownPosts('own-posts-reading', { kind: 'reading', read: 2431, share: 0.62, waitingUntil: now + 45_000 }, { kind: 'paused' }),
  ownPosts('own-posts-kept', { kind: 'idle' }, { kind: 'deleted' }),
  ownPosts(
    'own-posts-failed',
    { kind: 'failed', refusal: { law: null, reason: 'unreachable', words: 'The server could not be reached.' }, againAt: now + 600_000 },
    { kind: 'idle' },
  ),
  {
    name: 'console-settings',
    window: 'console',
    page: 'settings',
    snapshot: {
      ...base,
      settings: { ...base.settings, nearMisses: { '2026-10': { voice: 3 }, '2026-11': { iban: 1, 'looks-like-dm': 2 } } },
    },
  },
  { name: 'strip', window: 'strip', snapshot: acmeUnlocked() },
  { name: 'strip-nobody', window: 'strip', snapshot: base },
  {
    name: 'strip-two',
    window: 'strip',
    snapshot: {
      ...base,
      identities: [statusOf(acme, { armedUntil: now + 648_000 }), statusOf(globex, { armedUntil: now + 190_000 }), statusOf(jo)],
    },
  },
  { name: 'unlock-locked', window: 'unlock', snapshot: { ...base, vault: { kind: 'locked' } } },
  { name: 'unlock-unlocking', window: 'unlock', snapshot: { ...base, vault: { kind: 'locked' }, unlocking: true } },
  {
    name: 'unlock-missing',
    window: 'unlock',
    snapshot: { ...base, vault: { kind: 'missing', why: 'org.freedesktop.secrets was not provided by any .service files' } },
  },
];
