import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

const statement = /^(?:import|export)\s+(?:(type\s)?([^;']*?)\sfrom\s+)?'([^']+)';/gm;

/** What a module needs before it runs: neither types nor what it reads at first use (`await import`). */
function neededBy(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(statement)].flatMap(([, type, names = '', from = '']) => {
    return type !== undefined || isOfTypes(names) ? [] : [from];
  });
}

/** `{ type A, type B }`: nothing of it is left when it runs. */
function isOfTypes(names: string): boolean {
  const braced = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  return braced?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false;
}

/** Files of ours (from the root) and packages that are read before these run. */
function readFrom(...entries: readonly string[]): ReadonlySet<string> {
  const read = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (read.has(file)) continue;
    read.add(file);
    if (!/\.tsx?$/.test(file)) continue; // styles
    for (const name of neededBy(path.join(root, file))) {
      if (name.startsWith('.')) queue.push(path.relative(root, path.resolve(root, path.dirname(file), name)));
      else read.add(name);
    }
  }
  return read;
}

describe('what a start reads', () => {
  const read = readFrom('main/start.ts', 'main/index.ts');
  const later = [
    ...[
      'twitter-text',
      'oauth4webapi',
      '@atproto/api',
      '@atproto/lex-cbor',
      '@atproto/lex-json',
      'electron-updater',
      'parse5',
      'fast-xml-parser',
    ],
    ...['main/networks/bluesky/post-record.ts', 'main/networks/bluesky/oauth/authority.ts'],
    ...['main/networks/linkedin/publish.ts', 'main/networks/linkedin/organizations.ts', 'main/networks/linkedin/prepare.ts'],
    ...['main/networks/link-card/fetch-link-card.ts', 'main/checks/look-here.ts', 'shared/checks/run-checks.ts'],
  ];

  it('reaches the program at all', () => {
    expect([...read]).toEqual(expect.arrayContaining(['main/networks/linkedin.ts', 'main/outbox/send-part.ts', 'electron', 'zod']));
  });

  it.each(later)('%s: not before it is used', (name) => {
    expect([...read].filter((one) => one === name || one.startsWith(`${name}/`))).toEqual([]);
  });
});

it.each(['compose', 'console', 'strip', 'unlock'])('the %s page is read without main', (page) => {
  const read = [...readFrom(`renderer/entries/${page}.tsx`)];
  expect(read).toContain('react');
  expect(read.filter((one) => one === 'electron' || one.startsWith('main/') || one.startsWith('node:'))).toEqual([]);
});
