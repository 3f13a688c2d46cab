import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readPolicy } from '../../shared/policy-reading.ts';
import { anchorsOf, blocksOf, codeWordsOf, documents, fileNames, isThere, linksOf, repository } from './documents.ts';

const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')));

const inRepository = /^(main|shared|renderer|scripts|test|docs|bench|assets|\.ci|\.github)\/[\w./-]*$/;
const ofSource = /^[\w.-]+\.(ts|tsx|mjs|css|html|yml)$/;
/** `how-to` texts name files that are still to be written, in capitals. */
const toBeWritten = /[A-Z]{3,}/;

function textOf(name: string): string {
  return readFileSync(path.join(repository, name), 'utf8');
}

describe.each(documents)('$name', (document) => {
  it('links to what exists', () => {
    const missing = linksOf(document).filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? document.name : path.join(path.dirname(document.name), file);
      if (!isThere(target)) return true;
      return anchor !== undefined && !anchorsOf(textOf(target)).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it('names files and folders that exist', () => {
    const names = fileNames();
    const missing = codeWordsOf(document).filter((word) => {
      if (inRepository.test(word)) return !isThere(toBeWritten.test(path.basename(word)) ? path.dirname(word) : word);
      return ofSource.test(word) && !toBeWritten.test(word) && !names.has(word);
    });
    expect(missing).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = [...document.text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script]) => script ?? '');
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  it('shows only policies that are valid, with keys that are known', () => {
    for (const text of blocksOf(document, 'json').filter((block) => block.includes('PolicyVersion'))) {
      const outcome = readPolicy({ documents: [{ location: document.name, level: 'managed', text }], problems: [] }, null, 0);
      expect(outcome).toMatchObject({ kind: 'active', unknownKeys: [] });
    }
  });
});

describe('docs/', () => {
  it('has every document in its index', () => {
    const index = documents.find(({ name }) => name === 'docs/README.md');
    const linked = new Set(index === undefined ? [] : linksOf(index));
    const left = documents.map(({ name }) => name).filter((name) => name.startsWith('docs/') && !linked.has(name.slice(5)));
    expect(left).toEqual(['docs/README.md']);
  });

  it('has a line for every dependency, with the version that is installed', () => {
    const rows = textOf('docs/dependencies.md').split('\n');
    const left = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .map(([name, version]) => [name, version.replace(/^npm:.*@/, '')] as const)
      .filter(([name, version]) => !rows.some((row) => row.startsWith(`| \`${name}\` | ${version} |`)))
      .map(([name, version]) => `${name} ${version}`);
    expect(left).toEqual([]);
  });
});
