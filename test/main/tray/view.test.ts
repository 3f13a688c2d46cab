import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TrayAction, TrayItem } from '../../../main/tray/tray-item.ts';
import { trayView } from '../../../main/tray/view.ts';
import { acme, acmeUnlocked, base, draftOf, entryOf, globex, jo, now, statusOf } from '../../../renderer/preview/fixture-parts.ts';
import { acmeOnX, several } from '../../../renderer/preview/network-fixtures.ts';
import { commandSchemas } from '../../../shared/ipc.ts';
import type { OutboxState } from '../../../shared/outbox.ts';
import { refused } from '../../../shared/outcome.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { IdentityStatus, Snapshot } from '../../../shared/snapshot.ts';

const view = (change: Partial<Snapshot> = {}, at = now) => trayView({ ...base, ...change }, at, 'Ctrl+Alt+.');
const { refusal: notHere } = refused(1, 'personal-device', 'This computer is yours, not Acme’s. Use a company computer.') as never;
const { refusal: clockBack } = refused(8, 'clock', 'The clock went back. Set it right, then try again.') as never;

/** The menu as lines: `-` a separator, `(…)` disabled, `>` what is inside a submenu. */
function lines(items: readonly TrayItem[], depth = ''): readonly string[] {
  return items.flatMap((item) => {
    if (item.kind === 'separator') return ['-'];
    if (item.kind === 'submenu') return [`${depth}${item.label}`, ...lines(item.items, `${depth}> `)];
    return [`${depth}${item.action === null ? `(${item.label})` : item.label}`];
  });
}

function actionOf(items: readonly TrayItem[], label: string): TrayAction | null | undefined {
  for (const item of items) {
    if (item.kind === 'item' && item.label === label) return item.action;
    const inside = item.kind === 'submenu' ? actionOf(item.items, label) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

it('shows a company computer with one brand unlocked', () => {
  const { icon, tooltip, items } = trayView(acmeUnlocked(), now, 'Ctrl+Alt+.');
  expect({ icon, tooltip }).toEqual({ icon: 'brand', tooltip: 'Hatcheck: @acme.com unlocked, 11 min left' });
  expect(lines(items)).toEqual([
    '(Company computer)',
    '(■ @acme.com unlocked, 11 min left)',
    'Lock @acme.com now',
    'Unlock @globex.example',
    '-',
    'New post as…',
    '> @acme.com (brand)',
    '> @globex.example (brand)',
    '> @jo.example (personal)',
    'Say when you will be away…',
    'Open Hatcheck',
    'Accounts and history',
    '-',
    'Stop everything (Ctrl+Alt+.)',
    'Sign out of 2 brand accounts…',
    '> (@acme.com, @globex.example)',
    '> Sign out now',
    '-',
    'Quit',
  ]);
});

it('shows brands on a personal computer disabled, with the reason and where to read more', () => {
  const { icon, tooltip, items } = view({
    device: { ...base.device, kind: 'personal', statedBy: 'person' },
    identities: [statusOf(acme, { blocked: notHere, cannotArm: notHere }), statusOf(jo)],
    removed: [{ handle: 'initech.example', server: 'https://bsky.social', at: now, revoked: true, byHand: null }],
  });
  expect({ icon, tooltip }).toEqual({ icon: 'blocked', tooltip: 'Hatcheck: brand accounts are blocked on this computer' });
  expect(lines(items).slice(0, 4)).toEqual([
    '(Your own computer (as you said))',
    '(@acme.com: not on this computer)',
    '(@initech.example: not on this computer, signed out)',
    'Why is this blocked?',
  ]);
  expect(lines(items)).not.toContain('> @acme.com (brand)');
});

it('says in one sentence why a brand cannot be unlocked for now', () => {
  const { items } = view({ identities: [statusOf(acme, { cannotArm: clockBack })] });
  expect(lines(items)).toContain('(@acme.com: The clock went back.)');
});

it.each([
  ['nobody', { identities: [] }, 'Hatcheck: no brand account is signed in'],
  ['personal', { identities: [statusOf(jo)] }, 'Hatcheck: no brand account is signed in'],
  ['nobody', { identities: [statusOf(acme)] }, 'Hatcheck: every brand is locked'],
  ['problem', { vault: { kind: 'locked' } }, 'Hatcheck: the keyring is locked'],
  ['problem', { vault: { kind: 'missing', why: '' } }, 'Hatcheck: there is no keyring'],
  ['problem', { ledger: { kind: 'unwritable', why: '' } }, 'Hatcheck: the history cannot be written'],
  [
    'problem',
    { policy: { kind: 'invalid', problems: [], restrictions: defaultPolicy, readAt: now } },
    'Hatcheck: the rules set by IT cannot be read',
  ],
] satisfies readonly (readonly [string, Partial<Snapshot>, string])[])('shows %s for %o', (icon, change, tooltip) => {
  expect(view(change)).toMatchObject({ icon, tooltip });
});

it('shows an exception in red while it lasts, first of all, and no longer', () => {
  const change = { exceptions: [{ id: 'x', identityId: acme.accountId, since: now, until: now + 90_000, reason: 'Fire' }], accounts: [] };
  const { icon, tooltip, items } = view({ ...change, identities: [] });
  expect({ icon, tooltip }).toEqual({ icon: 'exception', tooltip: 'Hatcheck: exception, 2 min left; no brand account is signed in' });
  expect(lines(items)).toContain(`⚠ Exception for ${acme.accountId}: 2 min left`);
  expect(trayView({ ...base, ...change, identities: [] }, now + 90_000, 'Ctrl+Alt+X')).toMatchObject({ icon: 'nobody' });
});

it('offers to unlock a locked keyring, but not while it is being unlocked', () => {
  expect(lines(view({ vault: { kind: 'locked' } }).items)).toContain('Unlock the keyring…');
  expect(lines(view({ vault: { kind: 'locked' }, unlocking: true }).items)).not.toContain('Unlock the keyring…');
});

it('recalls what may still be recalled, each post on its own', () => {
  const states: readonly OutboxState[] = [
    { kind: 'held' },
    { kind: 'frozen', why: 'locked', words: '' },
    { kind: 'settling', since: now, nextTryAt: now },
    { kind: 'recalling', since: now, nextTryAt: now },
    { kind: 'takenDown', at: now, liveForMs: 1_000 },
  ];
  const { items, tooltip } = view({
    outbox: states.map((state) => entryOf(acme, 'Doors open at nine. Come and say hello\nto all', state)),
  });
  const about = '@acme.com, “Doors open at nine. Come and say…”';
  expect(lines(items)).toEqual(
    expect.arrayContaining([
      'Going out: 4',
      `> Recall: ${about}`,
      `> Recall (waits for you): ${about}`,
      `> Recall: ${about}`,
      `> (Being recalled: ${about})`,
    ]),
  );
  expect(tooltip).toContain('going out: 4');
  expect(actionOf(items, `Recall: ${about}`)).toEqual({
    kind: 'command',
    command: { name: 'outbox.recall', args: { entryId: 'entry-held-acme.com' } },
  });
});

it('drops a brand from unlocked to locked when its time is over, without a new snapshot', () => {
  expect(trayView(acmeUnlocked(60_000), now + 60_000, '').icon).not.toBe('brand');
  expect(lines(trayView(acmeUnlocked(60_000), now + 60_000, '').items)).toContain('Unlock @acme.com');
});

const status = fc.record({
  identity: fc.constantFrom(acme, globex, jo),
  blocked: fc.constantFrom(null, notHere, clockBack),
  cannotArm: fc.constantFrom(null, notHere, clockBack),
  armedUntil: fc.option(fc.integer({ min: now - 1000, max: now + 900_000 })),
}) satisfies fc.Arbitrary<IdentityStatus>;

it('says when the person will be away, and takes it back', () => {
  const away = { words: 'boarding at 17:40', from: now + 60_000, until: null };
  const { items } = view({ identities: [statusOf(acme)], settings: { ...base.settings, away } });
  expect(lines(items)).toContain('(Away: boarding at 17:40)');
  expect(actionOf(items, 'I can be reached after all')).toEqual({
    kind: 'command',
    command: { name: 'settings.set', args: { away: null } },
  });
});

it('says which version is ready or there, above Quit, and nothing of updates otherwise', () => {
  const settings = { kind: 'command', command: { name: 'window.open', args: { window: 'console', page: 'settings' } } };
  const ready = view({ update: { kind: 'ready', version: '1.2.0' } }).items;
  expect(lines(ready).slice(-2)).toEqual(['Version 1.2.0 is installed when you quit', 'Quit']);
  expect(actionOf(ready, 'Version 1.2.0 is installed when you quit')).toEqual(settings);
  expect(lines(view({ update: { kind: 'found', version: '1.2.0', at: now } }).items).slice(-2)).toEqual([
    'Version 1.2.0 is there…',
    'Quit',
  ]);
  expect(lines(view({ update: { kind: 'downloading', version: '1.2.0', percent: 3 } }).items).slice(-2)).toEqual(['-', 'Quit']);
});

it('sends only commands that fit their schema, and always offers to stop everything and to quit', () => {
  fc.assert(
    fc.property(fc.array(status, { maxLength: 4 }), fc.constantFrom('ready', 'locked'), (identities, vault) => {
      const { items } = view({ identities, vault: { kind: vault as 'ready' } });
      const actions = items
        .flatMap((item) => (item.kind === 'submenu' ? item.items : [item]))
        .flatMap((item) => (item.kind === 'item' ? [item.action] : []));
      for (const action of actions) {
        if (action?.kind === 'command') commandSchemas[action.command.name].parse(action.command.args);
      }
      expect(actionOf(items, 'Stop everything (Ctrl+Alt+.)')).toMatchObject({ command: { name: 'panic' } });
      expect(actionOf(items, 'Quit')).toEqual({ kind: 'quit' });
    }),
  );
});

it('never offers to unlock or to post as a brand that is not for this computer', () => {
  fc.assert(
    fc.property(fc.array(status, { maxLength: 4 }), (identities) => {
      const barred = identities.map((one) => (one.identity.kind === 'brand' ? { ...one, blocked: notHere, cannotArm: notHere } : one));
      const { icon, items } = view({ identities: barred });
      expect(icon).not.toBe('brand');
      expect(lines(items).filter((line) => /^Unlock @|^Lock @|\(brand\)$/.test(line))).toEqual([]);
    }),
  );
});

it.each(['nobody', 'personal', 'brand', 'blocked', 'problem', 'exception'])(
  'has a picture of %s for plain and for dense screens',
  (icon) => {
    for (const suffix of ['', '@2x']) expect(existsSync(`assets/tray/${icon}${suffix}.png`)).toBe(true);
  },
);

it('tells the same handle on two networks apart, in the menu and in the tooltip', () => {
  const outbox = [entryOf(acmeOnX, 'Doors open.', { kind: 'held' })];
  const { items, tooltip } = trayView({ ...several, outbox }, now, 'Ctrl+Alt+.');
  expect(tooltip).toContain('@acme@mastodon.example on Mastodon unlocked');
  expect(lines(items)).toEqual(
    expect.arrayContaining([
      'Lock @acme on X now',
      'Unlock @acme on LinkedIn',
      '> @acme on X (brand)',
      '> Recall: @acme on X, “Doors open.”',
    ]),
  );
});

it('names a repost or a like in the outbox, and sends the person to look where only they can tell', () => {
  const target = { uri: 'x', cid: '', rootUri: '', rootCid: '', authorHandle: 'kim.example', text: 'Hello' };
  const draft = { ...draftOf('', { identityId: acmeOnX.id }), about: { act: 'like', target } } as const;
  const outbox = [
    entryOf(acmeOnX, '', { kind: 'held' }, { draft }),
    entryOf(acmeOnX, 'Doors open.', { kind: 'notKnown', since: now, certainAt: now }),
  ];
  const { items } = trayView({ ...several, outbox }, now, 'Ctrl+Alt+.');
  expect(lines(items)).toEqual(
    expect.arrayContaining(['> Recall: @acme on X, a like', '> Look whether it went out: @acme on X, “Doors open.”']),
  );
});
