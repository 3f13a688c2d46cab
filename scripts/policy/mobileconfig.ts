import { build, type PlistValue } from 'plist';
import { assertNever } from '../../shared/assert-never.ts';
import type { PolicyType } from '../../shared/policy-keys/key-types.ts';
import { type PolicyKeyName, policyKey, policyKeyNames } from '../../shared/policy-keys.ts';
import { keyHelp } from './key-help.ts';
import { samplePolicy } from './sample.ts';

type Dictionary = { [key: string]: PlistValue };

const domain = 'com.hatcheck.desktop';
/** Fixed: a profile with the same identifiers replaces the one before it. Make your own for your own profile. */
const profileId = 'B5A7C9A2-6B0C-4D39-9C1B-0F0B5D6E2A11';
const payloadId = '2E9D3C4F-88A1-4F5E-9B77-6C1D4A0E7B22';

/** A configuration profile that forces the sample's values in the program's domain, for every user of the computer. */
export function mobileconfig(): string {
  const payload: Dictionary = {
    PayloadType: domain,
    PayloadVersion: 1,
    PayloadIdentifier: `${domain}.rules.values`,
    PayloadUUID: payloadId,
    PayloadDisplayName: 'Hatcheck',
    ...(samplePolicy() as Dictionary),
  };
  return document({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: `${domain}.rules`,
    PayloadUUID: profileId,
    PayloadDisplayName: 'Hatcheck: rules set by IT',
    PayloadOrganization: 'Acme IT',
    PayloadScope: 'System',
    PayloadRemovalDisallowed: true,
    PayloadContent: [payload],
  });
}

/**
 * The manifest of the domain for ProfileCreator, iMazing Profile Editor and other editors of profiles
 * (github.com/ProfileCreator/ProfileManifests): every key with its type, bounds and words.
 */
export function manifest(): string {
  const keys = policyKeyNames.map((name) => ({ ...describe(name), ...shape(policyKey(name).type) }));
  return document({
    pfm_format_version: 1,
    pfm_version: 1,
    pfm_domain: domain,
    pfm_title: 'Hatcheck',
    pfm_description: 'Rules for Hatcheck, set by IT',
    pfm_interaction: 'combined',
    pfm_platforms: ['macOS'],
    pfm_targets: ['system', 'user'],
    pfm_unique: true,
    pfm_last_modified: new Date('2026-11-23T00:00:00Z'),
    pfm_subkeys: [...ofEveryPayload(), ...keys],
  });
}

function document(value: Dictionary): string {
  return `${build(value)}\n`;
}

/** What every payload of a profile has (Apple: Profile-Specific Payload Keys). */
function ofEveryPayload(): Dictionary[] {
  const text = (name: string, preset: string): Dictionary => ({
    ...{ pfm_name: name, pfm_title: name, pfm_type: 'string', pfm_default: preset, pfm_require: 'always' },
  });
  return [
    text('PayloadDisplayName', 'Hatcheck'),
    text('PayloadIdentifier', domain),
    text('PayloadType', domain),
    { ...text('PayloadUUID', ''), pfm_format: '^[0-9A-Za-z]{8}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{12}$' },
    { pfm_name: 'PayloadVersion', pfm_title: 'PayloadVersion', pfm_type: 'integer', pfm_default: 1, pfm_require: 'always' },
  ];
}

function describe(name: PolicyKeyName): Dictionary {
  const key = policyKey(name);
  return {
    pfm_name: name,
    pfm_title: key.label,
    pfm_description: keyHelp(name),
    pfm_app_min: key.since,
    ...('preset' in key ? { pfm_default: key.preset as PlistValue } : {}),
    ...(key.type.kind === 'version' ? { pfm_require: 'always' } : {}),
  };
}

function shape(type: PolicyType): Dictionary {
  switch (type.kind) {
    case 'version':
      return { pfm_type: 'integer', pfm_default: 1, pfm_range_list: [1] };
    case 'wholeNumber':
      return { pfm_type: 'integer', pfm_range_min: type.least, pfm_range_max: type.most };
    case 'trueOrFalse':
      return { pfm_type: 'boolean' };
    case 'choice':
      return { pfm_type: 'string', pfm_range_list: Object.keys(type.choices), pfm_range_list_titles: Object.values(type.choices) };
    case 'text':
      return { pfm_type: 'string', pfm_format: type.pattern };
    case 'list':
      return { pfm_type: 'array', pfm_repetition_max: type.most, pfm_subkeys: [shape(type.of)] };
    case 'levels': {
      const level = { pfm_name: '{{value}}', pfm_type: 'string', pfm_range_list: ['info', 'caution', 'stop'] };
      return { pfm_type: 'dictionary', pfm_subkeys: [{ pfm_name: '{{key}}', pfm_type: 'string' }, level] };
    }
    case 'workingHours': {
      const time = '^([01]\\d|2[0-3]):[0-5]\\d$';
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
      return {
        pfm_type: 'dictionary',
        pfm_subkeys: [
          { pfm_name: 'TimeZone', pfm_type: 'string', pfm_require: 'always' },
          { pfm_name: 'Days', pfm_type: 'array', pfm_require: 'always', pfm_subkeys: [{ pfm_type: 'string', pfm_range_list: days }] },
          { pfm_name: 'From', pfm_type: 'string', pfm_require: 'always', pfm_format: time },
          { pfm_name: 'To', pfm_type: 'string', pfm_require: 'always', pfm_format: time },
        ],
      };
    }
    default:
      return assertNever(type);
  }
}
