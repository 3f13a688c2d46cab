import { assertNever } from '../../shared/assert-never.ts';
import type { PolicyType } from '../../shared/policy-keys/key-types.ts';
import { type PolicyKeyName, policyGroups, policyKey, policyKeyNames } from '../../shared/policy-keys.ts';
import { type XmlElement, xml, xmlDocument } from './xml.ts';

/** Parts of working hours, each a text of its own in the registry. */
export const workingHoursParts = ['TimeZone', 'Days', 'From', 'To'] as const;
export const namespaceOfAdmx = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
export const revision = '1.0';

type Level = { readonly suffix: '' | '_recommended'; readonly key: string };
const levels: readonly Level[] = [
  { suffix: '', key: 'Software\\Policies\\Hatcheck' },
  { suffix: '_recommended', key: 'Software\\Policies\\Hatcheck\\Recommended' },
];

export const groupIds: readonly string[] = policyGroups.map(({ id }) => id);
const versions = [...new Set(policyKeyNames.map((name) => policyKey(name).since))];
/** `0.1.0` as an XML name. */
export const supportedId = (version: string): string => `SUPPORTED_${version.replaceAll('.', '_')}`;
export const supportedVersions: readonly string[] = versions;

/**
 * `Hatcheck.admx`: every key once as a rule and once as a recommendation, after Microsoft's schema of such files
 * (MS-GPREG §7: learn.microsoft.com/openspecs/windows_protocols/ms-gpreg).
 */
export function admx(): string {
  const policies = levels.flatMap((level) => policyGroups.flatMap(({ id, keys }) => namesIn(keys).map((name) => policy(name, id, level))));
  return xmlDocument(
    xml('policyDefinitions', { xmlns: namespaceOfAdmx, revision, schemaVersion: '1.0' }, [
      xml('policyNamespaces', {}, [xml('target', { prefix: 'hatcheck', namespace: 'Hatcheck.Policies' })]),
      xml('resources', { minRequiredRevision: revision }),
      xml('supportedOn', {}, [xml('definitions', {}, versions.map(supportedDefinition))]),
      xml('categories', {}, levels.flatMap(categories)),
      xml('policies', {}, policies),
    ]),
  );
}

function namesIn(keys: object): readonly PolicyKeyName[] {
  return policyKeyNames.filter((name) => Object.hasOwn(keys, name));
}

function supportedDefinition(version: string): XmlElement {
  return xml('definition', { name: supportedId(version), displayName: `$(string.${supportedId(version)})` });
}

function categories({ suffix }: Level): readonly XmlElement[] {
  const top = `Hatcheck${suffix}`;
  const groups = groupIds.map((id) =>
    xml('category', { name: `${id}${suffix}`, displayName: `$(string.Category_${id})` }, [xml('parentCategory', { ref: top })]),
  );
  return [xml('category', { name: top, displayName: `$(string.Category_${top})` }), ...groups];
}

function policy(name: PolicyKeyName, group: string, { suffix, key }: Level): XmlElement {
  const { type, since } = policyKey(name);
  const isSwitch = type.kind === 'version' || type.kind === 'trueOrFalse';
  const presentation = isSwitch ? {} : { presentation: `$(presentation.${name})` };
  const texts = { displayName: `$(string.${name})`, explainText: `$(string.${name}_Explain)` };
  return xml(
    'policy',
    { name: `${name}${suffix}`, class: 'Machine', ...texts, ...presentation, key, ...(isSwitch ? { valueName: name } : {}) },
    [xml('parentCategory', { ref: `${group}${suffix}` }), xml('supportedOn', { ref: supportedId(since) }), ...content(name, type, key)],
  );
}

const decimal = (value: number): readonly XmlElement[] => [xml('decimal', { value })];

function content(name: string, type: PolicyType, key: string): readonly XmlElement[] {
  const whole = { id: name, valueName: name, required: true };
  const elements = (...children: readonly XmlElement[]): readonly XmlElement[] => [xml('elements', {}, children)];
  switch (type.kind) {
    case 'version':
      return [xml('enabledValue', {}, decimal(1)), xml('disabledValue', {}, [xml('delete')])];
    case 'trueOrFalse':
      return [xml('enabledValue', {}, decimal(1)), xml('disabledValue', {}, decimal(0))];
    case 'wholeNumber':
      return elements(xml('decimal', { ...whole, minValue: type.least, maxValue: type.most }));
    case 'choice':
      return elements(
        xml(
          'enum',
          whole,
          Object.keys(type.choices).map((choice) => item(name, choice)),
        ),
      );
    case 'text':
      return elements(xml('text', { ...whole, maxLength: type.most }));
    case 'list': // An empty prefix has the entries numbered 1, 2, 3…
      return elements(xml('list', { id: name, key: `${key}\\${name}`, valuePrefix: '' }));
    case 'levels':
      return elements(xml('list', { id: name, key: `${key}\\${name}`, explicitValue: true }));
    case 'workingHours':
      return elements(
        ...workingHoursParts.map((part) =>
          xml('text', { id: `${name}_${part}`, key: `${key}\\${name}`, valueName: part, required: true, maxLength: 100 }),
        ),
      );
    default:
      return assertNever(type);
  }
}

function item(name: string, choice: string): XmlElement {
  return xml('item', { displayName: `$(string.${name}_${choice})` }, [xml('value', {}, [xml('string', {}, choice)])]);
}
