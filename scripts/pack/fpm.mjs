#!/usr/bin/env node
// What electron-builder asks of `fpm`, done by Debian's own dpkg-deb. fpm is in no Debian release, and electron-builder
// would download one; its CUSTOM_FPM_PATH names this file instead. Only what electron-builder 26 passes for a .deb is
// understood (app-builder-lib/out/targets/FpmTarget.js); anything else stops the build.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const list = { type: 'string', multiple: true };

const { values: asked, positionals: mappings } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    depends: { ...list, short: 'd' },
    force: { type: 'boolean' },
    name: text,
    version: text,
    architecture: text,
    maintainer: text,
    vendor: text,
    license: text,
    url: text,
    description: text,
    category: text,
    package: text,
    'after-install': text,
    'after-remove': text,
    'deb-priority': text,
    'deb-recommends': list,
    'deb-compression': text,
    'deb-compression-level': text,
  },
});

if (asked.target !== 'deb') throw new Error(`This makes .deb packages only, and was asked for ${asked.target}.`);

const root = mkdtempSync(path.join(tmpdir(), 'hatcheck-deb-'));
try {
  chmodSync(root, 0o755); // becomes the mode of the archive's `.`
  mappings.forEach(copyIn);
  writeControl();
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression(), '--build', root, asked.package], { stdio: 'inherit' });
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** `FROM=TO`: a file, or a folder when FROM ends with a slash. What lies in it is copied, and may be read by everybody. */
function copyIn(mapping) {
  const [from, to] = mapping.split('=');
  const target = path.join(root, to);
  mkdirSync(path.dirname(target), { recursive: true });
  cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', target]);
}

function writeControl() {
  const folder = path.join(root, 'DEBIAN');
  const kilobytes = execFileSync('du', ['-sk', '--apparent-size', root], { encoding: 'utf8' }).split('\t')[0];
  mkdirSync(folder);
  const fields = {
    Package: asked.name,
    Version: asked.version,
    Architecture: asked.architecture,
    Maintainer: asked.maintainer,
    'Installed-Size': kilobytes,
    Depends: asked.depends?.join(', '),
    Recommends: asked['deb-recommends']?.join(', '),
    Section: asked.category,
    Priority: asked['deb-priority'],
    Homepage: asked.url,
    Description: description(),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  writeFileSync(path.join(folder, 'control'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
  copyScript('after-install', path.join(folder, 'postinst'));
  copyScript('after-remove', path.join(folder, 'postrm'));
}

/** The first line is the synopsis; each further one begins with a space (Debian Policy, 5.6.13). */
function description() {
  const [synopsis, ...more] = (asked.description ?? '').split('\n').map((line) => line.trim());
  return [synopsis, ...more.map((line) => ` ${line || '.'}`)].join('\n');
}

function copyScript(option, target) {
  if (asked[option] === undefined) return;
  copyFileSync(asked[option], target);
  chmodSync(target, 0o755);
}

function compression() {
  const kind = { gz: 'gzip', xz: 'xz', none: 'none' }[asked['deb-compression']];
  if (kind === undefined) throw new Error(`The compression ${asked['deb-compression']} is not one of gz, xz, none.`);
  const level = asked['deb-compression-level'];
  return [`-Z${kind}`, ...(level === undefined ? [] : [`-z${level}`])];
}
