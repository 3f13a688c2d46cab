import { assertNever } from '../../shared/assert-never.ts';
import type { DeviceVerdict } from '../../shared/device.ts';

/** The verdict as the person reads it. */
export interface DeviceWords {
  readonly title: string;
  readonly meaning: string;
  readonly source: string;
}

const meanings: Readonly<Record<DeviceVerdict['kind'], { readonly title: string; readonly meaning: string }>> = {
  managed: { title: 'Company computer', meaning: 'Brand accounts may be signed in here. They stay locked until you unlock them.' },
  personal: {
    title: 'Your own computer',
    meaning: 'Only your own accounts. A brand account found here is signed out and removed; drafts stay.',
  },
  unknown: { title: 'Not known', meaning: 'Treated as your own computer: brand accounts are blocked, but nothing is deleted.' },
};

export function deviceWords(device: Pick<DeviceVerdict, 'kind' | 'statedBy'>): DeviceWords {
  return { ...meanings[device.kind], source: sourceOf(device.statedBy) };
}

function sourceOf(statedBy: DeviceVerdict['statedBy']): string {
  switch (statedBy) {
    case 'it':
      return 'Stated by IT.';
    case 'signals':
      return 'Found by asking this computer itself.';
    case 'person':
      return 'Declared by you.';
    case 'nobody':
      return 'Stated by nobody.';
    default:
      return assertNever(statedBy);
  }
}
