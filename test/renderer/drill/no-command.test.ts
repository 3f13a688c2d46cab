import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url));
const imported = /(?:from|import)\s*\(?\s*'(\.[^']+\.tsx?)'/g;
const typesOnly = /^import type [^;]+;/gm;
/** Where commands are sent, and what hands out the bridge. */
const ways = /use-command\.ts|command-button\.tsx|hatcheck-context\.tsx|snapshot-store\.ts|window\.hatcheck|\buseBridge\b/;

/** `file` and all that it loads, however far down. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8').replaceAll(typesOnly, '');
  for (const [, to = ''] of source.matchAll(imported)) loadedBy(path.resolve(path.dirname(file), to), seen);
  return seen;
}

/** Files among `files` that can send a command, or lead to what can. */
function waysIn(files: Iterable<string>): readonly string[] {
  return [...files].filter((file) => ways.test(file) || ways.test(readFileSync(file, 'utf8').replaceAll(typesOnly, '')));
}

it('nothing that a drill loads can send a command', () => {
  const files = readdirSync(path.join(renderer, 'drill')).filter((name) => /\.tsx?$/.test(name));
  const loaded = new Set(files.flatMap((name) => [...loadedBy(path.join(renderer, 'drill', name))]));
  expect(loaded.size).toBeGreaterThan(files.length);
  expect(waysIn(loaded)).toEqual([]);
});

it('the same look finds the commands of the banner', () => {
  expect(waysIn(loadedBy(path.join(renderer, 'banner', 'banner.tsx')))).not.toEqual([]);
});
