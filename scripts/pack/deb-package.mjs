// A .deb by Debian's own dpkg-deb, of files laid out as they are to be installed.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Makes `asked.package` of what lies in `root`, all of it root's. `asked` has fpm's options. */
export function makeDeb(asked, root) {
  chmodSync(root, 0o755); // becomes the mode of the archive's `.`
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
    Description: description(asked.description),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  writeFileSync(path.join(folder, 'control'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
  copyScript(asked['after-install'], path.join(folder, 'postinst'));
  copyScript(asked['after-remove'], path.join(folder, 'postrm'));
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression(asked), '--build', root, asked.package], { stdio: 'inherit' });
}

/** The first line is the synopsis; each further one begins with a space (Debian Policy, 5.6.13). */
function description(words = '') {
  const [synopsis, ...more] = words.split('\n').map((line) => line.trim());
  return [synopsis, ...more.map((line) => ` ${line || '.'}`)].join('\n');
}

function copyScript(script, target) {
  if (script === undefined) return;
  copyFileSync(script, target);
  chmodSync(target, 0o755);
}

function compression(asked) {
  const kind = { gz: 'gzip', xz: 'xz', none: 'none' }[asked['deb-compression']];
  if (kind === undefined) throw new Error(`The compression ${asked['deb-compression']} is not one of gz, xz, none.`);
  const level = asked['deb-compression-level'];
  return [`-Z${kind}`, ...(level === undefined ? [] : [`-z${level}`])];
}
