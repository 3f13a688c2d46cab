import { assertNever } from '../../shared/assert-never.ts';
import type { PolicyType } from '../../shared/policy-keys/key-types.ts';
import { type PolicyKeyName, policyGroups, policyKey, policyKeyNames } from '../../shared/policy-keys.ts';
import { namespaceOfAdmx, revision, supportedId, supportedVersions, workingHoursParts } from './admx.ts';
import { keyHelp } from './key-help.ts';
import { type XmlElement, xml, xmlDocument } from './xml.ts';

/** What `reg.exe` does not pass on cannot be read (`main/policy/registry-values.ts`). */
const letters = 'Write letters beyond ASCII as in JSON (\\u00fc for ü), and host names in punycode.';

/** `Hatcheck.adml`: the words of `Hatcheck.admx` in English, and the fields that its values are typed into. */
export function adml(): string {
  const presented = policyKeyNames.flatMap((name) => {
    const fields = fieldsOf(name, policyKey(name).type);
    return fields.length === 0 ? [] : [xml('presentation', { id: name }, fields)];
  });
  return xmlDocument(
    xml('policyDefinitionResources', { xmlns: namespaceOfAdmx, revision, schemaVersion: '1.0' }, [
      xml('displayName', {}, 'Hatcheck'),
      xml('description', {}, 'Rules for Hatcheck, set by IT'),
      xml('resources', {}, [
        xml('stringTable', {}, [...general(), ...policyKeyNames.flatMap(stringsOf)]),
        xml('presentationTable', {}, presented),
      ]),
    ]),
  );
}

const text = (id: string, words: string): XmlElement => xml('string', { id }, words);

function general(): readonly XmlElement[] {
  return [
    text('Category_Hatcheck', 'Hatcheck'),
    text('Category_Hatcheck_recommended', 'Hatcheck, recommended'),
    ...policyGroups.map(({ id, title }) => text(`Category_${id}`, title)),
    ...supportedVersions.map((version) => text(supportedId(version), `Hatcheck ${version} or later`)),
  ];
}

function stringsOf(name: PolicyKeyName): readonly XmlElement[] {
  const { label, type } = policyKey(name);
  const choices = type.kind === 'choice' ? Object.entries(type.choices) : [];
  return [
    text(name, label),
    text(`${name}_Explain`, `${keyHelp(name)}${hintOf(type)}`),
    ...choices.map(([choice, words]) => text(`${name}_${choice}`, words)),
  ];
}

function hintOf(type: PolicyType): string {
  switch (type.kind) {
    case 'version':
      return '\n\nEnable this before any other rule.';
    case 'text':
      return `\n\n${letters}`;
    case 'list':
      return type.of.kind === 'text' ? `\n\nOne entry a line. ${letters}` : '\n\nOne entry a line.';
    case 'levels':
      return '\n\nName of a check, and beside it info, caution or stop.';
    case 'workingHours':
      return '\n\nDays are mon, tue, wed, thu, fri, sat, sun, with commas between them.';
    case 'wholeNumber':
    case 'trueOrFalse':
    case 'choice':
      return '';
    default:
      return assertNever(type);
  }
}

function fieldsOf(name: PolicyKeyName, type: PolicyType): readonly XmlElement[] {
  const key = policyKey(name);
  const preset: unknown = 'preset' in key ? key.preset : undefined;
  switch (type.kind) {
    case 'version':
    case 'trueOrFalse':
      return [];
    case 'wholeNumber':
      return [xml('decimalTextBox', { refId: name, defaultValue: Number(preset) }, key.label)];
    case 'choice': {
      const first = Math.max(0, Object.keys(type.choices).indexOf(String(preset)));
      return [xml('dropdownList', { refId: name, noSort: true, defaultItem: first }, key.label)];
    }
    case 'text':
      return [xml('textBox', { refId: name }, [xml('label', {}, key.label)])];
    case 'list':
    case 'levels':
      return [xml('listBox', { refId: name }, key.label)];
    case 'workingHours':
      return workingHoursParts.map((part) => xml('textBox', { refId: `${name}_${part}` }, [xml('label', {}, part)]));
    default:
      return assertNever(type);
  }
}
