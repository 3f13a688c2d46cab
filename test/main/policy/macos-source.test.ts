import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMacosSource, type MacosPolicyPlace, macosPolicyPlace } from '../../../main/policy/macos-source.ts';
import { readPropertyList } from '../../../main/policy/property-list.ts';
import { effectivePolicy } from '../../../shared/policy.ts';
import { readPolicy } from '../../../shared/policy-reading.ts';

/** As `profiles` and device management leave it in /Library/Managed Preferences: the keys, and the profile's own words. */
const xml = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${inside}
</dict>
</plist>
`;
const acme = xml(`	<key>ArmingMinutes</key>
	<integer>10</integer>
	<key>BrandAccounts</key>
	<array>
		<string>*.acme.com</string>
		<string>did:plc:abc</string>
	</array>
	<key>Organisation</key>
	<string>Müller &amp; Söhne</string>
	<key>PayloadUUID</key>
	<string>6D6A4E4F-0000-4000-8000-000000000001</string>
	<key>PolicyVersion</key>
	<integer>1</integer>
	<key>SendNowBrand</key>
	<false/>`);
/** The same keys and more in the binary form, written by another library (Python's plistlib). */
const binary = Buffer.from(
  'YnBsaXN0MDDZAQIDBAUGBwgJCgsODxARFBUWXUFybWluZ01pbnV0ZXNdQnJhbmRBY2NvdW50c1xPcmdhbmlzYXRpb25bUGF5bG9hZFVVSURdUG9saWN5VmVyc2lvbltSZWNvbW1lbmRlZFxTZW5kTm93QnJhbmRfEBBTdHJpcEFsd2F5c1Nob3duXFdvcmtpbmdIb3VycxAKogwNWiouYWNtZS5jb21bZGlkOnBsYzphYmNpAE0A/ABsAGwAZQByACAAQQBHXxAkNkQ2QTRFNEYtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxEAHSEgUTEFtJZGxlTWludXRlcxADCAnUFxgZGhseHyBURGF5c1RGcm9tWFRpbWVab25lUlRvohwdU21vblNmcmlVMDg6MDBdRXVyb3BlL0JlcmxpblUxODowMAAIABsAKQA3AEQAUABeAGoAdwCKAJcAmQCcAKcAswDGAO0A7wD0AQABAgEDAQQBDQESARcBIAEjASYBKgEuATQBQgAAAAAAAAIBAAAAAAAAACEAAAAAAAAAAAAAAAAAAAFI',
  'base64',
);

let root: string;
let place: MacosPolicyPlace;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hatcheck-preferences-'));
  place = { folder: root, checkedFrom: root, ownerUid: process.getuid?.() ?? 0, user: 'jo' };
  await mkdir(join(root, 'jo'), { mode: 0o755 });
});
afterEach(() => rm(root, { recursive: true }));

const forAll = 'com.hatcheck.desktop.plist';
const forJo = join('jo', forAll);
async function put(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(root, name), content);
  await chmod(join(root, name), 0o644);
}
const outcome = async () => readPolicy(await createMacosSource(place).read(), null, 1);
const problem = async () => {
  const read = await outcome();
  return read.kind === 'invalid' ? read.problems[0] : null;
};

describe('the place of policy on macOS', () => {
  it('security 2: is owned by root from the top of the disk, and never a folder of the person', () => {
    expect(macosPolicyPlace('jo')).toEqual({ folder: '/Library/Managed Preferences', checkedFrom: '/', ownerUid: 0, user: 'jo' });
  });

  it('is empty where nothing is forced', async () => {
    expect(await outcome()).toEqual({ kind: 'absent' });
  });

  it('is read as XML', async () => {
    await put(forAll, acme);
    const read = await outcome();
    expect(read).toMatchObject({ kind: 'active', unknownKeys: [], sources: [{ location: join(root, forAll), level: 'managed' }] });
    const { ArmingMinutes, BrandAccounts, Organisation, SendNowBrand } = effectivePolicy(read);
    expect({ ArmingMinutes, BrandAccounts, Organisation, SendNowBrand }).toEqual({
      ArmingMinutes: 10,
      BrandAccounts: ['*.acme.com', 'did:plc:abc'],
      Organisation: 'Müller & Söhne',
      SendNowBrand: false,
    });
  });

  it('is read as a binary list, with what is only recommended below what is forced', async () => {
    await put(forAll, binary);
    const read = await outcome();
    expect(read).toMatchObject({ kind: 'active', unknownKeys: [] });
    expect(read.kind === 'active' && read.sources.map(({ level }) => level)).toEqual(['recommended', 'managed']);
    expect(effectivePolicy(read)).toMatchObject({
      Organisation: 'Müller AG',
      IdleMinutes: 3,
      StripAlwaysShown: true,
      WorkingHours: { TimeZone: 'Europe/Berlin', Days: ['mon', 'fri'], From: '08:00', To: '18:00' },
    });
  });

  it('lets what is forced for everybody win over what is forced for one person', async () => {
    await put(
      forJo,
      xml(
        '<key>PolicyVersion</key><integer>1</integer><key>ArmingMinutes</key><integer>99</integer><key>IdleMinutes</key><integer>2</integer>',
      ),
    );
    await put(forAll, acme);
    expect(effectivePolicy(await outcome())).toMatchObject({ ArmingMinutes: 10, IdleMinutes: 2 });
  });

  it('names the file and the key of a wrong type', async () => {
    await put(forAll, acme.replace('<integer>10</integer>', '<string>10</string>'));
    expect(await problem()).toMatchObject({ location: join(root, forAll), key: 'ArmingMinutes', line: null });
  });

  it.each([
    ['text that is no list', 'PolicyVersion = 1'],
    ['a list of the old form', '{ PolicyVersion = 1; }'],
    ['a list that is no dictionary', '<plist version="1.0"><array/></plist>'],
    ['a list cut short', acme.slice(0, 200)],
    ['a binary list cut short', binary.subarray(0, 60)],
    ['nothing at all', ''],
    ['a list with a name that stands for nothing', acme.replace('&amp;', '&acme.com;')],
  ])('calls %s invalid, and repeats none of it, not even on the console', async (_, content) => {
    const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')];
    await put(forAll, content);
    const read = await outcome();
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(read.kind).toBe('invalid');
    expect(JSON.stringify(read)).not.toContain('acme.com');
  });

  it('wants recommendations as a dictionary', async () => {
    await put(forAll, xml('<key>PolicyVersion</key><integer>1</integer><key>Recommended</key><true/>'));
    expect(await problem()).toMatchObject({ key: 'Recommended' });
  });

  it('security 2: believes nothing that others can write, or that leads elsewhere', async () => {
    await put(forAll, acme);
    await chmod(join(root, forAll), 0o666);
    expect((await problem())?.words).toContain('written by others');
    await rm(join(root, forAll));
    await put('elsewhere', acme);
    await symlink(join(root, 'elsewhere'), join(root, forAll));
    expect((await problem())?.words).toContain('symbolic link');
    expect(await createMacosSource({ ...place, ownerUid: place.ownerUid + 1 }).read()).toMatchObject({ documents: [] });
  });
});

it("a key of every object's own is a key like any other", async () => {
  const list = await readPropertyList(new TextEncoder().encode(xml('<key>constructor</key><integer>1</integer>')));
  expect([...(list ?? [])]).toEqual([['constructor', 1]]);
});
