import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../main', import.meta.url));

/** From the top of the house down. A file imports from its own place and from floors below; siblings on a floor do not know each other. */
const floors: readonly (readonly string[])[] = [
  ['start'],
  ['index'],
  ['program'],
  ['ipc', 'cli'],
  ['accounts', 'audience', 'checks', 'messages', 'outbox', 'voices', 'arming', 'drafts', 'tray', 'windows', 'export', 'updates'],
  ['vault', 'policy', 'device', 'networks', 'ledger', 'store', 'presence', 'app-state', 'models', 'private-socket', 'exceptions'],
  // What every floor may use: time, the bus, the log, switches of tests.
  ['(ground)'],
];
/** Places of their own: the preload script runs in pages, and knows only shared/. */
const apart = ['preload'];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Matches `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`. */
const importing = /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g;

function placeOf(file: string): string {
  const [first = '', ...rest] = path.relative(MAIN, file).split(path.sep);
  if (rest.length > 0) return first;
  return first === 'start.ts' || first === 'index.ts' ? path.basename(first, '.ts') : '(ground)';
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(importing)].flatMap(([, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? '';
    if (!target.startsWith('.')) return [];
    const found = path.resolve(path.dirname(file), target);
    return found.startsWith(MAIN + path.sep) ? [{ file: path.relative(MAIN, file), from: placeOf(file), to: placeOf(found) }] : [];
  });
}

const files = readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => path.join(MAIN, name));
const imports = files.flatMap(importsOf);
const floorOf = (place: string): number => floors.findIndex((floor) => floor.includes(place));

function isAllowed({ from, to }: Import): boolean {
  return from === to || (!apart.includes(from) && !apart.includes(to) && floorOf(from) < floorOf(to));
}

describe('the floors of main/', () => {
  it('reads the imports it judges', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ file: 'index.ts', from: 'index', to: 'ipc' });
    expect(imports).toContainEqual({ file: path.join('program', 'services.ts'), from: 'program', to: 'outbox' });
  });

  it('has a floor for every folder', () => {
    const places = new Set(files.map(placeOf));
    expect([...places].filter((place) => floorOf(place) === -1 && !apart.includes(place))).toEqual([]);
  });

  it('refuses an import that goes up or sideways', () => {
    expect(isAllowed({ file: 'x', from: 'vault', to: 'accounts' })).toBe(false);
    expect(isAllowed({ file: 'x', from: 'outbox', to: 'accounts' })).toBe(false);
    expect(isAllowed({ file: 'x', from: 'accounts', to: 'vault' })).toBe(true);
  });

  it('imports only what lies below', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });
});
