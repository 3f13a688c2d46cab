import { basename } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { PolicyReading } from '../../shared/policy-reading.ts';
import { readJsonFile } from './linux-source.ts';
import { readPreferences } from './macos-source.ts';
import { diskPolicyFiles, type PolicyFiles } from './policy-files.ts';
import { entriesOf, type PropertyList, readPropertyList } from './property-list.ts';
import { isRegistryExport, readRegistryExport } from './registry-export.ts';
import type { SystemPolicySource } from './source.ts';
import { failureAt, largestFile, problemAt } from './trusted-file.ts';
import { readRegistryKeys } from './windows-source.ts';

/** The payload that a profile carries for this program. */
const payload = 'com.hatcheck.desktop';

/**
 * Rules in one file, to be looked at before they go anywhere: what Linux takes (JSON), what `reg.exe export` writes on Windows,
 * and for macOS a profile or a property list. Nothing that acts reads this: anybody may have written the file.
 */
export function createTriedFile(path: string, files: PolicyFiles = diskPolicyFiles): SystemPolicySource {
  return { location: path, read: () => readTried(path, files), watch: () => () => {} };
}

async function readTried(path: string, files: PolicyFiles): Promise<PolicyReading> {
  try {
    const file = await files.open(path);
    try {
      const bytes = await file.read(largestFile + 1);
      if (bytes.length > largestFile) return problemAt(path, 'This file is larger than 1 MiB. Make it smaller.');
      return await understood(path, bytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? problemAt(path, 'There is no such file. Look at its name.') : failureAt(path, error);
  }
}

type Form = 'registry' | 'propertyList' | 'json';

function formOf(path: string, bytes: Uint8Array): Form {
  if (isRegistryExport(bytes)) return 'registry';
  const name = basename(path).toLowerCase();
  if (name.endsWith('.reg')) return 'registry';
  return name.endsWith('.plist') || name.endsWith('.mobileconfig') ? 'propertyList' : 'json';
}

async function understood(path: string, bytes: Uint8Array): Promise<PolicyReading> {
  const form = formOf(path, bytes);
  switch (form) {
    case 'registry': {
      const keys = readRegistryExport(bytes);
      return keys === null ? problemAt(path, notAnExport) : readRegistryKeys(keys);
    }
    case 'propertyList': {
      const list = await readPropertyList(bytes);
      return readPreferences(path, list?.has('PayloadContent') === true ? carried(list.get('PayloadContent')) : list);
    }
    case 'json':
      return readJsonFile(path, 'managed', bytes);
    default:
      return assertNever(form);
  }
}

const notAnExport =
  'This is not what reg.exe export writes, or has values of several lines. Export HKLM\\Software\\Policies\\Hatcheck again.';

/** Of the first payload for this program; null where a profile has none. */
function carried(content: unknown): PropertyList {
  const payloads = Array.isArray(content) ? content.map(entriesOf) : [];
  return payloads.find((entries) => entries?.get('PayloadType') === payload) ?? null;
}
