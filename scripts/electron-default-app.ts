import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the little program that lets `electron PATH/TO/APP` start the app at that path. Electron's own release
 * carries it as `resources/default_app.asar`; the registry runtime does not.
 * It is an ES module because Electron then waits for its top-level await before it becomes ready, as it does
 * for an app started directly, so that an ES module app may still do what must happen before ready.
 */
export function writeDefaultApp(runtimeFolder: string): void {
  const folder = path.join(runtimeFolder, 'resources', 'app');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }));
  writeFileSync(path.join(folder, 'main.mjs'), DEFAULT_APP);
}

const DEFAULT_APP = `
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('Say which app to start: electron PATH/TO/APP\\n');
  process.exit(1);
}
const target = path.resolve(given);
if (statSync(target).isFile()) {
  await import(pathToFileURL(target).href);
} else {
  const manifest = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
  app.setAppPath(target);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  await import(pathToFileURL(path.join(target, manifest.main ?? 'index.js')).href);
}
`.trimStart();
