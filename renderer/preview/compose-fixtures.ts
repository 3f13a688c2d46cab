import { emptyPart } from '../../shared/post.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { compose, type Fixture } from './fixture.ts';
import { linkCard, mentions } from './fixture-answers.ts';
import { accountOf, acme, acmePolicy, acmeUnlocked, base, draftOf, draftStatus, jo, longName, now, statusOf } from './fixture-parts.ts';

const notYours: Snapshot['identities'][number]['blocked'] = {
  law: 1,
  reason: 'not-on-personal-device',
  words: 'Not on this computer: it is yours, not Acme’s. The rule comes from Acme IT.',
};
const redCross = 'Ryan found two more 4 bottle packs of Midas Touch beer… when we drink we do it right #gettngslizzerd';
const locked = { law: 4, reason: 'not-armed', words: '@acme.com is locked. Unlock it in the bar above, then post.' } as const;

const asAcme = (text: string) => draftOf(text, { identityId: acme.id });

export const composeFixtures: readonly Fixture[] = [
  compose('brand-unlocked', {
    ...acmeUnlocked(),
    drafts: [
      draftStatus(asAcme(redCross), {
        findings: [
          {
            id: 'voice-1',
            check: 'voice',
            level: 'caution',
            part: 0,
            start: redCross.indexOf('#gett'),
            end: redCross.length,
            why: 'This reads like you (@jo.example), and is going to @acme.com.',
            todo: 'Acme has never used this tag. Post it as @jo.example instead, or check that it is meant.',
          },
          {
            id: 'voice-2',
            check: 'voice',
            level: 'caution',
            part: 0,
            start: redCross.indexOf('beer'),
            end: redCross.indexOf('beer') + 4,
            why: 'Acme does not write about drinking.',
            todo: 'Take it out, or check that it is meant.',
          },
        ],
        refusal: { law: 7, reason: 'caution-open', words: 'Two cautions are not checked yet: tick each one, or change the text.' },
      }),
    ],
  }),
  compose('keyring-locked', { ...base, vault: { kind: 'locked' }, drafts: [draftStatus(asAcme('Doors open at nine.'))] }),
  compose('brand-locked', {
    ...base,
    drafts: [draftStatus(asAcme('Doors open at nine. Come and say hello to the new machines.'), { refusal: locked })],
  }),
  compose('brand-clear', {
    ...acmeUnlocked(),
    drafts: [draftStatus(asAcme('Doors open at nine. Come and say hello to the new machines.'))],
  }),
  compose('personal', {
    ...base,
    drafts: [draftStatus(draftOf('Finally home. Two days, three trains, one very patient dog.', { identityId: jo.id }))],
  }),
  compose('nobody', { ...acmeUnlocked(190_000), drafts: [draftStatus(draftOf(''))] }),
  compose('blocked', {
    ...base,
    device: { ...base.device, kind: 'personal' },
    identities: [statusOf(acme, { blocked: notYours }), statusOf(jo)],
    removed: [
      {
        handle: 'initech.example',
        server: 'https://bsky.social',
        at: now - 3_600_000,
        revoked: false,
        byHand: 'Open bsky.app, Settings, App passwords, and remove “Hatcheck”.',
      },
    ],
    drafts: [draftStatus(asAcme('Our new spring range is here.'), { refusal: notYours })],
  }),
  compose('stop', {
    ...acmeUnlocked(),
    drafts: [
      draftStatus(
        draftOf('Call our hotline, the password is hunter2-Acme!', { identityId: acme.id, switched: true, acknowledged: ['reply'] }),
        {
          findings: [
            {
              id: 'secret',
              check: 'secret',
              level: 'stop',
              part: 0,
              start: 34,
              end: 47,
              why: 'This looks like a password.',
              todo: 'Take it out. If it is real, change it: it has been on this screen.',
            },
            {
              id: 'reply',
              check: 'voice',
              level: 'caution',
              part: 0,
              start: null,
              end: null,
              why: 'It is after working hours.',
              todo: 'Check that it must go out now.',
            },
            {
              id: 'note',
              check: 'length',
              level: 'info',
              part: 0,
              start: null,
              end: null,
              why: 'No language was guessed.',
              todo: 'Choose one below, if it is not English.',
            },
          ],
          refusal: { law: 7, reason: 'stop', words: 'There is a stop: this cannot be posted as it is.' },
        },
      ),
    ],
  }),
  compose('retype', {
    ...acmeUnlocked(),
    drafts: [draftStatus(draftOf('Doors open at nine.', { identityId: acme.id, switched: true }), { mustRetype: true })],
  }),
  compose('signed-out', {
    ...base,
    accounts: [accountOf(jo)],
    identities: [statusOf(jo)],
    removed: [{ handle: acme.handle, server: 'https://bsky.social', at: now - 60_000, revoked: true, byHand: null }],
    drafts: [draftStatus(asAcme('Our new spring range is here.'))],
  }),
  compose('thread', {
    ...acmeUnlocked(),
    drafts: [
      draftStatus(
        draftOf('', {
          identityId: acme.id,
          replyTo: mentions[0] ?? null,
          languages: ['en', 'de'],
          parts: [
            { ...emptyPart, text: 'Saturday is open day: https://acme.example/open-day', card: linkCard },
            {
              ...emptyPart,
              text: 'Here is what you will see.',
              images: [
                { id: 'image-1', mime: 'image/png', alt: 'A green machine as tall as a house', width: 640, height: 480, size: 1000 },
                { id: 'image-2', mime: 'image/png', alt: '', width: 640, height: 480, size: 1000 },
              ],
            },
          ],
        }),
      ),
    ],
  }),
  compose('long-thread', {
    ...base,
    drafts: [
      draftStatus(
        draftOf('', { identityId: jo.id, parts: Array.from({ length: 9 }, (_, index) => ({ ...emptyPart, text: `Day ${index + 1}.` })) }),
      ),
    ],
  }),
  compose('long-handle', {
    ...base,
    accounts: [...base.accounts, accountOf(longName)],
    identities: [...base.identities, statusOf(longName, { armedUntil: now + 500_000 })],
    leases: { [longName.id]: { armedAt: now - 400_000, until: now + 500_000 } },
    drafts: [draftStatus(draftOf('We are looking into it.', { identityId: longName.id }))],
  }),
  compose('troubles', {
    ...base,
    online: false,
    policy: {
      kind: 'invalid',
      problems: [],
      restrictions: acmePolicy,
      readAt: now,
    },
    ledger: { kind: 'unwritable', why: 'The disk is full: free some space.' },
    notices: [
      {
        id: 'swept',
        level: 'stop',
        title: 'Signed out of @initech.example',
        words: 'This computer is yours, not Initech’s. Drafts stay.',
        at: now,
      },
    ],
    drafts: [
      draftStatus(asAcme('Doors open at nine.'), {
        refusal: { law: 8, reason: 'policy-invalid', words: 'The rules set by IT cannot be read, so brand accounts wait.' },
      }),
    ],
  }),
  compose('first-run-device', {
    ...empty(),
    askDevice: true,
    policy: { kind: 'absent' },
    device: { kind: 'unknown', statedBy: 'nobody', evidence: [], judgedAt: now },
  }),
  compose('first-run-sign-in', empty()),
  compose('sign-in-working', {
    ...empty(),
    signIn: { kind: 'working', words: 'Finish signing in with your browser, then come back here.', cancellable: true },
  }),
  compose('sign-in-kind', { ...empty(), signIn: { kind: 'askKind', handle: 'acme.com', server: 'https://bsky.social', pages: [] } }),
  compose('under-exception', {
    ...acmeUnlocked(),
    exceptions: [
      {
        id: '0b0c7f8e-9d5c-4b9e-8a9b-0d8a6a3f1a11',
        identityId: acme.accountId,
        since: now - 600_000,
        until: now + 5_000_000,
        reason: 'The office cannot be entered: the recall notice must go out.',
      },
    ],
  }),
  compose('sign-in-not-here', {
    ...empty(),
    signIn: {
      kind: 'failed',
      refusal: {
        law: 1,
        reason: 'brand-on-personal-device',
        words: 'Not on this computer: it is yours, not Acme’s. Use @acme.com on a company computer.',
      },
      accountId: 'bluesky:did:plc:acmeexample',
    },
  }),
  compose('sign-in-failed', {
    ...empty(),
    signIn: {
      kind: 'failed',
      refusal: {
        law: null,
        reason: 'bad-password',
        words: 'bsky.social did not accept this handle and app password. Check both and try again.',
      },
    },
  }),
  compose(
    'recall-refused',
    {
      ...acmeUnlocked(),
      drafts: [draftStatus(asAcme('Doors open at nine.'))],
    },
    {
      refusals: { 'draft.confirm': { law: 6, reason: 'away', words: 'Nobody was here for a while. Move the mouse, then confirm again.' } },
    },
  ),
];

function empty(): Snapshot {
  return { ...base, accounts: [], identities: [], drafts: [] };
}
