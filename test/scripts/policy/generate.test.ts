import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { z } from 'zod';
import { readRegistryText } from '../../../main/policy/registry-text.ts';
import { readRegistryPolicy, registryType } from '../../../main/policy/registry-values.ts';
import { generated } from '../../../scripts/generate.ts';
import { samplePolicy } from '../../../scripts/policy/sample.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { type PolicyKeyName, policyKey, policyKeyNames } from '../../../shared/policy-keys.ts';
import { readPolicy } from '../../../shared/policy-reading.ts';
import { policySchema } from '../../../shared/policy-schema.ts';
import { repository } from '../../docs/documents.ts';

const files = generated();
const fileNamed = (end: string): string => [...files].find(([path]) => path.endsWith(end))?.[1] ?? '';
const found = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, one = '']) => one);
const readAs = (values: object) =>
  readPolicy({ documents: [{ location: 'sample', level: 'managed', values: new Map(Object.entries(values)) }], problems: [] }, null, 1);

describe('what is made from shared/policy-keys.ts', () => {
  it.each([...files.keys()])('%s is up to date; else run: npm run generate', (path) => {
    expect(readFileSync(join(repository, path), 'utf8')).toBe(files.get(path));
  });

  it.each(['.admx', '.adml', 'com.hatcheck.desktop.plist', 'policy.md'])('every key is in %s', (end) => {
    for (const name of policyKeyNames) expect(fileNamed(end)).toContain(name);
  });
});

describe('the templates for Windows', () => {
  const used = fileNamed('.admx');
  const words = fileNamed('.adml');

  it('keep the schema of such files', async () => {
    const schema = readFileSync(fileURLToPath(new URL('group-policy.xsd', import.meta.url)), 'utf8');
    const xml = [used, words].map((contents, index) => ({ fileName: `${index}.xml`, contents }));
    const { valid, errors } = await validateXML({ xml, schema: [schema] });
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(valid).toBe(true);
    const broken = used.replace('class="Machine"', 'class="Nobody"');
    expect((await validateXML({ xml: [{ fileName: 'broken.xml', contents: broken }], schema: [schema] })).valid).toBe(false);
  });

  it('refer to no string, presentation, field, category or version that is not there', () => {
    const strings = new Set(found(words, /<string id="(\w+)"/g));
    expect(found(used, /\$\(string\.(\w+)\)/g).filter((id) => !strings.has(id))).toEqual([]);
    const presentations = new Set(found(words, /<presentation id="(\w+)"/g));
    expect(found(used, /\$\(presentation\.(\w+)\)/g).filter((id) => !presentations.has(id))).toEqual([]);
    const fields = found(words, /refId="(\w+)"/g);
    expect(new Set(found(used, /<(?:decimal|text|enum|list) id="(\w+)"/g))).toEqual(new Set(fields));
    const categories = new Set(found(used, /<category name="(\w+)"/g));
    expect(found(used, /<parentCategory ref="(\w+)"/g).filter((ref) => !categories.has(ref))).toEqual([]);
    const versions = new Set(found(used, /<definition name="(\w+)"/g));
    expect(found(used, /<supportedOn ref="(\w+)"/g).filter((ref) => !versions.has(ref))).toEqual([]);
  });

  it('set each key once as a rule and once as a recommendation, where Hatcheck reads them', () => {
    const policies = [...used.matchAll(/<policy name="(\w+)" class="Machine" .*? key="([^"]+)"/g)].map(([, name, key]) => `${key} ${name}`);
    const place = 'Software\\Policies\\Hatcheck';
    expect(policies).toEqual([
      ...policyKeyNames.map((name) => `${place} ${name}`),
      ...policyKeyNames.map((name) => `${place}\\Recommended ${name}_recommended`),
    ]);
  });

  it('have words that tell how each thing is written', () => {
    expect(words).not.toMatch(/[`]|\]\(|\*\w[^<]*\w\*/);
    expect(words).toContain('*.acme.com means every handle below acme.com');
  });

  it('write each value in the way it is read', () => {
    const top = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Hatcheck';
    const lines = Object.entries(samplePolicy()).map(([name, value]) => writtenByGroupPolicy(top, name, value));
    const text = [top, ...lines.flatMap(({ values }) => values), ...lines.flatMap(({ keys }) => keys)].join('\r\n');
    const { values, problems } = readRegistryPolicy(readRegistryText(text) ?? [], top.split('\\'), 'Recommended');
    expect(problems).toEqual([]);
    const empty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    expect(Object.fromEntries(values)).toEqual(Object.fromEntries(Object.entries(samplePolicy()).filter(([, value]) => !empty(value))));
  });
});

/** What Group Policy leaves in the registry for one key set through our template. */
function writtenByGroupPolicy(
  top: string,
  name: string,
  value: unknown,
): { readonly values: readonly string[]; readonly keys: readonly string[] } {
  const type = registryType(policyKey(name as PolicyKeyName).type);
  if (typeof value === 'object' && value !== null) {
    const named = Object.entries(value).map(([key, one], index) => [Array.isArray(value) ? `${index + 1}` : key, one] as const);
    const entries = named.map(([key, one]) => `    ${key}    REG_SZ    ${Array.isArray(one) ? one.join(', ') : one}`);
    return { values: [], keys: [`${top}\\${name}`, ...entries] };
  }
  const data = typeof value === 'string' ? value : `0x${Number(value).toString(16)}`;
  return { values: [`    ${name}    ${type}    ${data}`], keys: [] };
}

describe('the samples', () => {
  it('for Linux is a policy in good order', () => {
    const document = { location: 'sample', level: 'managed', text: fileNamed('hatcheck.json') } as const;
    expect(readPolicy({ documents: [document], problems: [] }, null, 1)).toMatchObject({ kind: 'active', unknownKeys: [] });
  });

  it('for macOS forces the same values in the domain of the program', () => {
    const profile = parse(fileNamed('.mobileconfig'));
    expect(profile).toMatchObject({ PayloadType: 'Configuration', PayloadScope: 'System', PayloadVersion: 1 });
    const [payload] = z.object({ PayloadContent: z.array(z.record(z.string(), z.unknown())) }).parse(profile).PayloadContent;
    expect(payload).toMatchObject({ PayloadType: 'com.hatcheck.desktop', ...samplePolicy() });
    const values = Object.fromEntries(Object.entries(payload ?? {}).filter(([key]) => !/^Payload/.test(key)));
    expect(readAs(values)).toMatchObject({ kind: 'active', unknownKeys: [] });
  });

  it('the manifest for macOS gives every key a type, and bounds that the presets keep', () => {
    const shape = z.object({ pfm_domain: z.string(), pfm_subkeys: z.array(z.record(z.string(), z.unknown())) });
    const { pfm_domain, pfm_subkeys } = shape.parse(parse(fileNamed('com.hatcheck.desktop.plist')));
    expect(pfm_domain).toBe('com.hatcheck.desktop');
    expect(pfm_subkeys.map(({ pfm_name }) => pfm_name).filter((name) => !String(name).startsWith('Payload'))).toEqual(policyKeyNames);
    for (const { pfm_type, pfm_range_list, pfm_default } of pfm_subkeys) {
      expect(['string', 'integer', 'boolean', 'array', 'dictionary']).toContain(pfm_type);
      if (Array.isArray(pfm_range_list) && pfm_default !== undefined) expect(pfm_range_list).toContain(pfm_default);
    }
  });
});

describe('the definition', () => {
  it.each(policyKeyNames)('%s has one sentence of help, a label, and a preset and example that fit', (name) => {
    const key = policyKey(name);
    expect(key.help).toMatch(/^[A-Z][^\n]*[.”"]$/);
    expect(key.help).not.toMatch(/\. [A-Z]/);
    expect(key.label).toMatch(/^[A-Z]/);
    expect(key.since).toMatch(/^\d+\.\d+\.\d+$/);
    const schema = policySchema.shape[name];
    if ('preset' in key) expect(schema.safeParse(key.preset).success).toBe(true);
    if (key.example !== undefined) expect(schema.safeParse(key.example).success).toBe(true);
    if (name !== 'PolicyVersion') expect(schema.parse(undefined)).toEqual(defaultPolicy[name]);
  });
});
