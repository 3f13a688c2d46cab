#!/usr/bin/env node
// What electron-builder asks of `fpm`, done by dpkg-deb and rpmbuild. fpm is in no Debian release, and electron-builder would
// download one; its CUSTOM_FPM_PATH names this file instead. Only what electron-builder 26 passes for a .deb or an .rpm is
// understood (app-builder-lib/out/targets/FpmTarget.js); anything else stops the build.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeDeb } from './deb-package.mjs';
import { makeRpm } from './rpm-package.mjs';

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
    'rpm-os': text,
    'rpm-summary': text,
    'rpm-compression': text,
    'rpm-compression-level': text,
  },
});

const make = { deb: makeDeb, rpm: makeRpm }[asked.target];
if (make === undefined) throw new Error(`This makes .deb and .rpm packages, and was asked for ${asked.target}.`);

const root = mkdtempSync(path.join(tmpdir(), 'hatcheck-package-'));
try {
  mappings.forEach(copyIn);
  make(asked, root);
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
