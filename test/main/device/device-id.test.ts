import { expect, it } from 'vitest';
import { type DeviceIdParts, readDeviceId } from '../../../main/device/device-id.ts';
import { deviceIdSchema } from '../../../shared/exception.ts';

const machineId = '3d1219c7c4c5404aaa1f6d2a48adfda4';
const on = (platform: NodeJS.Platform, more: Partial<DeviceIdParts> = {}) =>
  readDeviceId({ platform, run: async () => ({ kind: 'absent' }), read: () => Promise.reject(new Error('ENOENT')), ...more });
const linux = (text: string) => on('linux', { read: async () => text });

it('is the same on every run, another on another machine, and does not tell the machine’s name', async () => {
  const id = await linux(`${machineId}\n`);
  expect(deviceIdSchema.safeParse(id).success).toBe(true);
  expect(await linux(machineId)).toBe(id);
  expect(await linux(machineId.replace('3d', '3e'))).not.toBe(id);
  expect(id?.toLowerCase().replaceAll('-', '')).not.toContain(machineId.slice(0, 8));
});

it('reads what each system calls itself', async () => {
  const said = (text: string): Partial<DeviceIdParts> => ({ run: async () => ({ kind: 'said', text }) });
  const guid = '5b4d0b7e-3c5f-4b8f-9d38-0f3f0e8f2a11';
  const registry = `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\r\n    MachineGuid    REG_SZ    ${guid}\r\n\r\n`;
  const ioreg = `+-o J314  <class IOPlatformExpertDevice>\n    {\n      "IOPlatformUUID" = "${guid.toUpperCase()}"\n    }\n`;
  expect(await on('win32', said(registry))).not.toBeNull();
  expect(await on('darwin', said(ioreg))).not.toBeNull();
  expect(await on('win32', said('FEHLER: nicht gefunden'))).toBeNull();
});

it.each(['', 'uninitialized\n', '3d1219c7', `${machineId}${machineId}`])('has no ID where the machine is called %j', async (name) => {
  expect(await linux(name)).toBeNull();
});
