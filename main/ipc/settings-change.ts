import type { CommandArguments } from '../../shared/ipc.ts';
import type { OtherSignIns } from '../../shared/other-sign-ins.ts';
import type { Settings } from '../../shared/settings.ts';

/**
 * What a change by the person changes in the settings. What is undefined would wipe a setting that nobody changed, so it is
 * left out. `shown`: what the person saw of other programs when they said yes to looking there, and so what the yes is for.
 */
export function settingsChange(change: CommandArguments<'settings.set'>, shown: OtherSignIns): Partial<Settings> {
  const defined: Partial<Settings> = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (change.otherPrograms !== true) return defined;
  return { ...defined, otherProgramsFor: shown.kind === 'none' ? [] : [...shown.services] };
}
