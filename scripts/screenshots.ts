import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PreviewRig, startPreviewRig } from '../test/renderer/preview-rig.ts';
import { prepare } from './prepare.ts';
import { runAsScript } from './run-as-script.ts';
import { mustRun } from './run-command.ts';
import { say } from './say.ts';

interface Picture {
  /** A screen of renderer/preview. */
  readonly fixture: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height: number;
}

/** Frame and banner: the uppermost pixels of the compose window. */
const bannerHeight = 59;

const pictures: Readonly<Record<string, Picture>> = {
  'banner-brand': { fixture: 'brand-clear', height: bannerHeight },
  'banner-personal': { fixture: 'personal', height: bannerHeight },
  'banner-blocked': { fixture: 'blocked', height: bannerHeight },
  'banner-nobody': { fixture: 'nobody', height: bannerHeight },
  'compose-brand': { fixture: 'brand-unlocked', height: 600 },
  'compose-brand-dark': { fixture: 'brand-unlocked', theme: 'dark', height: 600 },
  'compose-personal': { fixture: 'personal', height: 420 },
  held: { fixture: 'outbox', height: 620 },
  'held-dark': { fixture: 'outbox', theme: 'dark', height: 620 },
  published: { fixture: 'outbox-published', height: 560 },
  findings: { fixture: 'findings', height: 620 },
  'findings-dark': { fixture: 'findings', theme: 'dark', height: 620 },
  blocked: { fixture: 'blocked', height: 620 },
  console: { fixture: 'console-accounts', width: 880, height: 420 },
  networks: { fixture: 'networks-nobody', height: 800 },
  visibility: { fixture: 'visibility', height: 520 },
  repost: { fixture: 'repost', height: 400 },
  audience: { fixture: 'audience', width: 920, height: 700 },
  strip: { fixture: 'strip', height: 26 },
};

/** The four states of the banner, from top to bottom, for the first page. */
const stacked = ['banner-brand', 'banner-personal', 'banner-blocked', 'banner-nobody'];

const mostBytes = 60_000;
const images = fileURLToPath(new URL('../docs/images', import.meta.url));
const fileOf = (name: string): string => path.join(images, `${name}.png`);

/** Takes every picture of the documents anew, from made-up screens in the real Electron window. */
async function screenshots(): Promise<void> {
  await prepare();
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-pictures-'));
  const rig = await startPreviewRig();
  try {
    mkdirSync(images, { recursive: true });
    for (const [name, picture] of Object.entries(pictures)) await take(rig, folder, name, picture);
    await shrink(
      [
        ...stacked.map((name) => path.join(folder, `${name}.png`)),
        '-alpha',
        'set',
        '-background',
        'none',
        '-splice',
        '0x8',
        '-append',
        '-chop',
        '0x8',
      ],
      'banner',
    );
  } finally {
    await rig.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function take(
  rig: PreviewRig,
  folder: string,
  name: string,
  { fixture, theme = 'light', width = 640, height }: Picture,
): Promise<void> {
  const page = await rig.show(fixture, { theme, width, height: Math.max(height, 400) });
  const file = path.join(folder, `${name}.png`);
  writeFileSync(file, await page.screenshot({ animations: 'disabled', caret: 'hide', clip: { x: 0, y: 0, width, height } }));
  await shrink([file], name);
}

/** Without metadata and in at most 256 colours, which text and flat colour do not miss. */
async function shrink(input: readonly string[], name: string): Promise<void> {
  const file = fileOf(name);
  await mustRun('convert', [...input, '-strip', '+dither', '-colors', '256', `PNG8:${file}`], { timeLimitMs: 30_000 });
  const bytes = statSync(file).size;
  if (bytes > mostBytes) throw new Error(`docs/images/${name}.png has ${bytes} bytes; ${mostBytes} is the limit. Make it smaller.`);
  say(`docs/images/${name}.png, ${Math.ceil(bytes / 1000)} kB`);
}

runAsScript(import.meta.url, screenshots);
