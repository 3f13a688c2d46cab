import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAsScript } from './run-as-script.ts';
import { mustRun } from './run-command.ts';
import { say } from './say.ts';

const assets = fileURLToPath(new URL('../assets', import.meta.url));

/** Sizes in pixels: a tray icon for plain and for dense screens, and the program's own. */
const traySizes = [
  { suffix: '', pixels: 24 },
  { suffix: '@2x', pixels: 48 },
] as const;
const iconPixels = 512;

/** Draws the PNG icons from their SVG sources. Only needed after a source changed; wants librsvg2-bin. */
async function makeIcons(): Promise<void> {
  const tray = path.join(assets, 'tray');
  const names = readdirSync(tray).flatMap((file) => (file.endsWith('.svg') ? [path.basename(file, '.svg')] : []));
  for (const name of names) {
    for (const { suffix, pixels } of traySizes) await draw(path.join(tray, `${name}.svg`), path.join(tray, `${name}${suffix}.png`), pixels);
  }
  await draw(path.join(assets, 'icon.svg'), path.join(assets, 'icon.png'), iconPixels);
  say(`Drew ${names.length * traySizes.length + 1} icons.`);
}

function draw(source: string, target: string, pixels: number): Promise<string> {
  return mustRun('rsvg-convert', ['--width', String(pixels), '--height', String(pixels), '--output', target, source]);
}

runAsScript(import.meta.url, makeIcons);
