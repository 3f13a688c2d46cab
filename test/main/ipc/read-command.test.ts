import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCommand } from '../../../main/ipc/read-command.ts';
import { commandSchemas } from '../../../shared/ipc.ts';

it('hands on what fits, without what does not belong there', () => {
  const bytes = new Uint8Array([1, 2]);
  const args = { draftId: 'd', part: 0, mime: 'image/png', bytes, alt: '' };
  expect(readCommand('draft.addImage', { ...args, admin: true })).toEqual({ kind: 'command', name: 'draft.addImage', args });
});

it.each(['', 'snapshot', 'toString', '__proto__', 'constructor', null, 7, ['panic'], { toString: () => 'panic' }])(
  'knows no command %o',
  (name) => {
    expect(readCommand(name, {}).kind).toBe('unreadable');
  },
);

it('names the field that does not fit, and never its value', () => {
  const read = readCommand('account.signInWithPassword', { network: 'bluesky', server: '', identifier: 7, password: 'canary'.repeat(60) });
  expect(read).toEqual({
    kind: 'unreadable',
    words:
      'Hatcheck could not read the command "account.signInWithPassword": server, identifier, password. Nothing was done; check what you entered.',
  });
});

it('security 7: answers in words, and does not throw, whatever comes', () => {
  const name = fc.oneof(fc.constantFrom(...Object.keys(commandSchemas)), fc.anything());
  fc.assert(
    fc.property(name, fc.anything(), (sentName, args) => {
      const read = readCommand(sentName, args);
      if (read.kind === 'command') expect(commandSchemas[read.name].safeParse(read.args).success).toBe(true);
      else expect(read.words).toMatch(/^Hatcheck .*\.$/s);
    }),
    { numRuns: 2_000 },
  );
});
