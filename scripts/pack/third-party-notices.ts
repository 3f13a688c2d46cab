import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { REPOSITORY } from './packages.ts';

/** Somebody else's code that goes into a package of ours, with what its licence asks to be passed on. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** As its package.json names it (SPDX). */
  readonly licence: string;
  /** Whole texts of its licence and notice files; none where it carries none. */
  readonly texts: readonly string[];
}

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
});
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
});

/**
 * Every package that the program itself may carry: all that package-lock.json holds beside the tools of development, as far
 * as it is installed here. More than is bundled in the end, and never less. Types alone (`@types/`) leave nothing in it.
 */
export function thirdParties(): readonly ThirdParty[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(path.join(REPOSITORY, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([place, { dev }]) => place !== '' && dev !== true && !place.includes('node_modules/@types/'))
    .map(([place]) => path.join(REPOSITORY, place))
    .filter((folder) => existsSync(folder))
    .map(readThirdParty)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

function readThirdParty(folder: string): ThirdParty {
  const { name, version, license, author } = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name: file }) => file)
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  const own = author === undefined ? [] : [`It carries no licence text of its own. By ${author}.`];
  return { name, version, licence: license ?? licenceOf(name, texts), texts: texts.length > 0 ? texts : own };
}

/** Of a package that names none: what its licence text says it is. Throws where that is not plain. */
function licenceOf(name: string, texts: readonly string[]): string {
  if (texts.some((text) => text.includes('Licensed under the Apache License, Version 2.0'))) return 'Apache-2.0';
  throw new Error(`${name} names no licence. Read its files, and add what they say here.`);
}

/** The file that goes with the program. Electron and Chromium bring their own (LICENSES.chromium.html). */
export function noticesText(parties: readonly ThirdParty[]): string {
  const list = parties.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`);
  const sections = parties.map(({ name, version, licence, texts }) => [`${name} ${version}`, `Licence: ${licence}`, ...texts].join('\n\n'));
  const rule = '\n\n--------------------------------------------------------------------------------\n\n';
  return `Hatcheck contains code of others:\n\n${list.join('\n')}${rule}${sections.join(rule)}\n`;
}
