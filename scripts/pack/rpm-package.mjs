// An .rpm by rpmbuild, of files laid out as they are to be installed (rpm.org/docs/4.18.x/manual/spec.html).
import { execFileSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Folders of the package's own. The others on the way to its files belong to the system. */
const OWN_FOLDERS = '/opt/';
/** What rpm calls the processors that electron-builder calls by Debian's names. */
const ARCHITECTURES = { amd64: 'x86_64', arm64: 'aarch64' };

/** Makes `asked.package` of what lies in `root`, all of it root's. `asked` has fpm's options. */
export function makeRpm(asked, root) {
  const work = mkdtempSync(path.join(tmpdir(), 'hatcheck-rpm-'));
  try {
    const spec = path.join(work, `${asked.name}.spec`);
    writeFileSync(spec, specOf(asked, root));
    const defines = { _topdir: work, _rpmdir: work, _rpmfilename: 'made.rpm', _binary_payload: payload(asked) };
    const options = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
    execFileSync(
      'rpmbuild',
      ['-bb', '--quiet', '--target', `${ARCHITECTURES[asked.architecture] ?? asked.architecture}-linux`, ...options, spec],
      { stdio: 'inherit' },
    );
    copyFileSync(path.join(work, 'made.rpm'), asked.package);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function specOf(asked, root) {
  const fields = {
    Name: asked.name,
    Version: asked.version,
    Release: 1,
    Summary: asked['rpm-summary'] ?? asked.name,
    License: asked.license,
    URL: asked.url,
    Vendor: asked.vendor,
    Packager: asked.maintainer,
    Group: asked.category,
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return [
    // The program is as it was built: nothing is stripped, compiled or searched for what it needs.
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    ...lines.map(([name, value]) => `${name}: ${verbatim(String(value))}`),
    ...(asked.depends ?? []).map((name) => `Requires: ${verbatim(name)}`),
    'AutoReqProv: no',
    `%description\n${verbatim(asked.description ?? '')}`,
    `%install\ncp -a ${verbatim(shellWord(root))}/. %{buildroot}/`,
    `%post\n${scriptOf(asked['after-install'])}`,
    `%postun\n${scriptOf(asked['after-remove'])}`,
    `%files\n%defattr(-, root, root)\n${filesIn(root).join('\n')}`,
    '',
  ].join('\n');
}

/** Every file, and the folders that go with the package. */
function filesIn(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => [`/${file}`, lstatSync(path.join(root, file)).isDirectory()])
    .filter(([file, isFolder]) => !isFolder || (file.startsWith(OWN_FOLDERS) && file !== OWN_FOLDERS))
    .map(([file, isFolder]) => `${isFolder ? '%dir ' : ''}"${verbatim(file)}"`);
}

const scriptOf = (file) => (file === undefined ? '' : verbatim(readFileSync(file, 'utf8')));
const shellWord = (word) => `'${word.replaceAll("'", "'\\''")}'`;
/** rpmbuild reads a percent sign as the beginning of a macro, in scripts too. */
const verbatim = (text) => text.replaceAll('%', '%%');

/** As rpm's own macro names them: `w`, a level, and the way. */
function payload(asked) {
  const kind = asked['rpm-compression'];
  const level = asked['rpm-compression-level'];
  const ways = { gzip: `w${level ?? 9}.gzdio`, xz: `w${level ?? 6}.xzdio`, xzmt: `w${level ?? 6}T.xzdio`, none: 'w.ufdio' };
  if (ways[kind] === undefined) throw new Error(`The compression ${kind} is not one of gzip, xz, xzmt, none.`);
  return ways[kind];
}
