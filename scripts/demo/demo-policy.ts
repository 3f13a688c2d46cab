import type { StageAccounts } from '../../test/rig/stage.ts';

/** What IT of the demo's company sets: which account is the brand's, and whose computer this is. */
export function demoPolicy(device: 'managed' | 'personal'): (accounts: StageAccounts) => Readonly<Record<string, unknown>> {
  return ({ brand }) => ({ PolicyVersion: 1, Organisation: 'Acme IT', BrandAccounts: [brand.handle], DeviceStatement: device });
}
