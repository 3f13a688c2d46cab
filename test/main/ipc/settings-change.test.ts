import { expect, it } from 'vitest';
import { settingsChange } from '../../../main/ipc/settings-change.ts';

it('takes a yes for what the person was shown, and for nothing that rules name later', () => {
  const services = ['some-client', 'xdg:schema=org.example.Account'];
  expect(settingsChange({ otherPrograms: true }, { kind: 'notAsked', services })).toEqual({
    otherPrograms: true,
    otherProgramsFor: services,
  });
  expect(settingsChange({ otherPrograms: true }, { kind: 'none' })).toEqual({ otherPrograms: true, otherProgramsFor: [] });
  expect(settingsChange({ otherPrograms: false }, { kind: 'notAsked', services })).toEqual({ otherPrograms: false });
});

it('leaves what nobody changed', () => {
  expect(settingsChange({ strip: true, theme: undefined }, { kind: 'none' })).toEqual({ strip: true });
});
